import { error } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { ViewText } from '../../place/view.ts';
import { valueReading } from '../value-reading.server.ts';
import type { Inside } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';

/** An organisation to choose. */
export interface OrganisationChoice {
  readonly slug: string;
  readonly name: ViewText;
}

/** The organisations that work in a neighbourhood or have something there, by name in the reader's language. */
export async function organisationsHere(
  { session, neighbourhood }: Inside,
  locals: App.Locals
): Promise<OrganisationChoice[]> {
  const translator = await translatorHere(neighbourhood, locals.locale);
  const [serving, { organisations }] = await Promise.all([
    session.client.from('organisations').select('slug, name').contains('areas_served', [neighbourhood.slug]),
    valueReading(neighbourhood, translator, new Date())
  ]);
  if (serving.error) error(503, 'The database does not answer.');
  const all = new Map([
    ...organisations,
    ...(serving.data as { slug: string; name: LocalisedText }[]).map(
      ({ slug, name }) => [slug, name] as const
    )
  ]);
  const { compare } = new Intl.Collator(locals.locale);
  return [...all]
    .map(([slug, name]) => ({
      slug,
      name: nameOrSlug({ slug, name }, locals.locale, neighbourhood.defaultLocale)
    }))
    .sort((a, b) => compare(a.name.text, b.name.text));
}
