import { redirect, type RequestEvent } from '@sveltejs/kit';
import { loadSpeech } from '../../i18n/speech.ts';
import { confirmEntry, MOST_UNCONFIRMED } from './confirm-page.server.ts';
import { keepDone } from './done.server.ts';
import { feedsOf } from './feeds-page.server.ts';
import { ask, manageHref, withRole, type Inside } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { entriesOfOrganisation } from './own-entries.server.ts';
import { coordinates } from './roles.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';

type HomeEvent = Parameters<typeof withRole>[0];

/** What waits for a coordinator, and what an editor keeps. */
export async function homePage(event: HomeEvent) {
  const found = await withRole(event);
  const { roles, neighbourhood } = found;
  const [translator, speech] = await Promise.all([
    translatorHere(neighbourhood, event.locals.locale),
    loadSpeech(event.locals.locale, wordsHere(neighbourhood, event.locals.locale), 'review')
  ]);
  const own = roles.edits.filter(({ neighbourhoods }) => neighbourhoods.includes(neighbourhood.slug));
  const [waiting, organisations] = await Promise.all([
    coordinates(roles, neighbourhood.slug) ? waitingFor(found) : null,
    Promise.all(
      own.map(async ({ slug, name }) => ({
        slug,
        name: nameOrSlug({ slug, name }, translator.locale, neighbourhood.defaultLocale),
        entries: await entriesOfOrganisation(slug, neighbourhood, translator, speech)
      }))
    )
  ]);
  return { waiting, organisations, editsElsewhere: own.length < roles.edits.length };
}

async function waitingFor(found: Inside) {
  const of = { neighbourhood: found.neighbourhood.slug };
  const [counts, stale, claims, feeds] = await Promise.all([
    ask(found.session, 'queue_counts', of),
    ask(found.session, 'needs_confirming', of),
    ask(found.session, 'claims_of', of),
    feedsOf(found)
  ]);
  return {
    queue: counts,
    confirm: stale.length,
    confirmHasMore: stale.length >= MOST_UNCONFIRMED,
    claims: claims.length,
    failing: feeds.filter(({ last_error: error }) => error !== null).length
  };
}

/** Says that everything of an organisation is still true. */
export async function confirmOwn(
  event: HomeEvent & Pick<RequestEvent, 'cookies' | 'getClientAddress'>
): Promise<never> {
  const found = await withRole(event);
  const { locale } = event.locals;
  const organisation = String((await event.request.formData()).get('organisation') ?? '');
  const [translator, speech] = await Promise.all([
    translatorHere(found.neighbourhood, locale),
    loadSpeech(locale, wordsHere(found.neighbourhood, locale), 'review')
  ]);
  const entries = found.roles.edits.some(({ slug }) => slug === organisation)
    ? await entriesOfOrganisation(organisation, found.neighbourhood, translator, speech)
    : [];
  // One after another: each is a change of its own that goes through the one door.
  for (const { target, slug } of entries) await confirmEntry(found, target, slug, event.getClientAddress());
  const home = manageHref(locale, found.neighbourhood.slug);
  keepDone(event.cookies, home, { key: 'confirmedAll', count: entries.length });
  redirect(303, home);
}
