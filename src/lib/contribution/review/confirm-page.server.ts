import { telephoneOf } from '../../country/countries.server.ts';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { contactViews } from '../../place/contacts.ts';
import { dataVersion } from '../../server/data-version.ts';
import { keepDone } from './done.server.ts';
import { ask, manageHref, withRole, type Inside } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';

/** So many the database tells at once, the oldest. */
export const MOST_UNCONFIRMED = 200;

/** What nobody has found true for long, as `needs_confirming` answers. */
export interface Unconfirmed {
  readonly target: 'places' | 'activities';
  readonly slug: string;
  readonly name: LocalisedText;
  readonly confirmedAt: string | null;
  readonly addedAt: string;
  readonly organisation: { readonly slug: string; readonly name: LocalisedText } | null;
  readonly phone: string | null;
}

/** What nobody has found true for long, the oldest first, with a telephone to ask at. */
export async function confirmPage(event: Parameters<typeof withRole>[0]) {
  const { session, neighbourhood } = await withRole(event);
  const [entries, translator, { say }] = await Promise.all([
    ask(session, 'needs_confirming', { neighbourhood: neighbourhood.slug }),
    translatorHere(neighbourhood, event.locals.locale),
    loadSpeech(event.locals.locale, wordsHere(neighbourhood, event.locals.locale), 'review')
  ]);
  const home = `/${translator.locale}/${neighbourhood.slug}`;
  const named = (name: LocalisedText, slug: string) =>
    nameOrSlug({ slug, name }, translator.locale, neighbourhood.defaultLocale);
  const day = (at: string) => translator.date(new Date(at), neighbourhood.timeZone);
  return {
    hasMore: entries.length >= MOST_UNCONFIRMED,
    entries: entries.map(({ target, slug, name, confirmedAt, addedAt, organisation, phone }) => ({
      target,
      slug,
      name: named(name, slug),
      href: `${home}/${target}/${slug}`,
      keepHref: `${home}/manage/entry/${target}/${slug}`,
      organisation: organisation && named(organisation.name, organisation.slug),
      call: phone ? (contactViews({ phone }, telephoneOf(neighbourhood.country))[0] ?? null) : null,
      confirmed: confirmedAt
        ? say('confirm.last', { date: day(confirmedAt) })
        : say('confirm.neverSince', { date: day(addedAt) })
    }))
  };
}

/** Says that an entry is still true; false when she has said so today already. */
export async function confirmEntry(
  { session, neighbourhood }: Inside,
  target: string,
  slug: string,
  caller: string
): Promise<boolean> {
  const { counted } = await ask(session, 'confirm_entry', {
    neighbourhood: neighbourhood.slug,
    target,
    slug,
    device: null,
    caller
  });
  // The page that comes next says the new date.
  dataVersion.forget();
  return counted;
}

/** Confirms what the form names and goes back to the list, where it was. */
export async function confirmFromForm(
  event: Parameters<typeof withRole>[0] & Pick<RequestEvent, 'cookies' | 'getClientAddress'>
): Promise<never> {
  const found = await withRole(event);
  const form = await event.request.formData();
  const [target, slug, name] = ['target', 'slug', 'name'].map((field) => String(form.get(field) ?? ''));
  if (target !== 'places' && target !== 'activities') error(400, 'There is no such kind of entry.');
  const counted = await confirmEntry(found, target, slug!, event.getClientAddress());
  const home = manageHref(event.locals.locale, found.neighbourhood.slug);
  keepDone(event.cookies, home, { key: counted ? 'confirmed' : 'confirmedBefore', name: name! });
  const at = Number(form.get('at')) || 0;
  redirect(303, `${home}/confirm${at > 0 ? `#entry-${at}` : ''}`);
}
