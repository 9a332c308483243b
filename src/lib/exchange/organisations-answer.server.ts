import { STAGES } from '../activity/vocabulary.ts';
import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { networkOf, type Network } from '../network/network.server.ts';
import { LEAVE_OUT } from '../place/filters.ts';
import { fitOf } from '../place/known.ts';
import { speaksTo, type Traits } from '../network/selection.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { ORGANISATION_KINDS } from '../organisation/vocabulary.ts';
import { onlyKnown, once, ParameterError } from '../server/api.ts';
import { conditional } from '../server/conditional.ts';
import { entryRows, tell } from './entry-properties.ts';
import { ORGANISATION_PROPERTIES, type FoundOrganisation } from './organisation-properties.ts';
import { QUERY_REASONS } from './places-query.server.ts';
import { slugPage, valueOf } from './slug-pages.server.ts';
import { formatOf, tableFile, tableType } from './spreadsheet.server.ts';

const KNOWN = new Set([
  ...['q', 'kind', 'stage', 'language', 'unknown'],
  ...['limit', 'cursor', 'format', 'locale']
]);

/** An organisation as the API tells it. */
export const organisationProperties = (organisation: Organisation, network: Network) =>
  tell(ORGANISATION_PROPERTIES, found(organisation, network));

const found = (
  organisation: Organisation,
  { traits }: Network,
  language: string | null = null
): FoundOrganisation => {
  const own = traits.find(({ slug }) => slug === organisation.slug);
  return { organisation, traits: own, certainty: fitOf(speaksTo(own, language)) ?? 'unknown' };
};

/** `/api/v1/{n}/organisations`: those that work there or are linked to one that does. */
export async function organisationsAnswer(
  slug: string,
  { request, url }: { request: Request; url: URL }
): Promise<Response> {
  const query = url.searchParams;
  onlyKnown(query, KNOWN);
  const neighbourhood = await neighbourhoodBySlug(slug);
  const q = once(query, 'q')?.toLowerCase() ?? null;
  const kind = valueOf(query, 'kind', ORGANISATION_KINDS);
  const stage = valueOf(query, 'stage', STAGES);
  const language = once(query, 'language');
  if (language !== null && !LANGUAGE_TAG.test(language))
    throw new ParameterError('language', QUERY_REASONS['not-a-language']);
  const format = formatOf(query, 'json');
  const network = await networkOf(neighbourhood.slug);
  const traits = new Map(network.traits.map((one) => [one.slug, one]));
  const isKnownOnly = valueOf(query, 'unknown', [LEAVE_OUT]) !== null;
  const fits = (own: Traits | undefined) => {
    const fit = fitOf(speaksTo(own, language));
    return fit === 'known' || (fit === 'unknown' && !isKnownOnly);
  };
  const fitting = [...network.organisations.values()].filter(
    (one) =>
      (q === null || Object.values(one.name).some((name) => name?.toLowerCase().includes(q))) &&
      (kind === null || one.kind === kind) &&
      (stage === null || traits.get(one.slug)?.stages.has(stage)) &&
      fits(traits.get(one.slug))
  );
  const { page, ...about } = slugPage(fitting, url);
  if (format !== 'json')
    return conditional({ request, url }, tableType(format, 'organisations'), () =>
      tableFile(
        entryRows(
          ORGANISATION_PROPERTIES,
          fitting.map((one) => found(one, network, language)),
          neighbourhood.locales
        ),
        format,
        { neighbourhood, query, what: 'organisations' }
      )
    );
  return conditional({ request, url }, { contentType: 'application/json' }, () =>
    JSON.stringify({
      ...about,
      numberKnown: fitting.filter((one) => found(one, network, language).certainty === 'known').length,
      organisations: page.map((one) => tell(ORGANISATION_PROPERTIES, found(one, network, language)))
    })
  );
}
