import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { COMPLETENESS_STATES } from '../../activity/completeness.ts';
import { kindKey, type KindHere } from '../../activity/kind-here.ts';
import { kindsHere } from '../../activity/kinds-here.server.ts';
import { telephoneOf } from '../../country/countries.server.ts';
import { writtenNumber } from '../../country/telephone.ts';
import { localised } from '../../i18n/localised.ts';
import { loadSpeech, type Speech } from '../../i18n/speech.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { placeHref } from '../../place/addresses.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { NO_FILTERS } from '../../place/filters.ts';
import { allPlaces } from '../../place/search.server.ts';
import { read, write } from '../../server/database.ts';
import { CATEGORY_GROUPS } from '../../ui/category-group.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { collectNext, stateOf, type CollectedKind } from './collected.ts';
import { keepDone } from './done.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { asCoordinator, manageHref } from './require-member.server.ts';
import { placesToCall } from './to-call.ts';

/** So many are named as the next to collect: more is no plan. */
const MOST_NEXT = 8;

type CollectedEvent = Parameters<typeof asCoordinator>[0];

type NamedKind = CollectedKind & KindHere;

async function kindsOf(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator
): Promise<readonly NamedKind[]> {
  const [said, kinds] = await Promise.all([
    read('completeness_of', { neighbourhood: neighbourhood.slug }),
    kindsHere(neighbourhood, translator)
  ]);
  const told = new Map(said.map((one) => [kindKey(one), one]));
  return kinds.map((one) => ({ ...one, said: told.get(kindKey(one)) ?? null }));
}

/** Every kind of entry with what has been said of how far it is collected; the one that the address names has a form. */
export async function collectedPage(event: CollectedEvent) {
  const { neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const translator = await translatorHere(neighbourhood, locale);
  const { say, number } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'review');
  const [kinds, call] = await Promise.all([
    kindsOf(neighbourhood, translator),
    callSheet(neighbourhood, translator, say)
  ]);
  const { date: today } = dayAt(Date.now(), neighbourhood.timeZone);
  const day = (asOf: string) => translator.date(new Date(`${asOf}T12:00:00Z`), neighbourhood.timeZone);
  const home = `${manageHref(locale, neighbourhood.slug)}/collected`;
  const link = (one: CollectedKind) => `${home}?kind=${kindKey(one)}#${kindKey(one)}`;
  const next = collectNext(kinds, today);
  const names = new Map(kinds.map((one) => [kindKey(one), one.name]));
  const { compare } = new Intl.Collator(locale);
  return {
    call,
    chosen: kinds.map(kindKey).find((key) => key === event.url.searchParams.get('kind')) ?? null,
    /** Of which something was just said. */
    said: event.url.searchParams.get('said'),
    today,
    evidenceHref: `/${locale}/${neighbourhood.slug}/insights#collected`,
    next: next.slice(0, MOST_NEXT).map((one) => ({ name: names.get(kindKey(one))!, href: link(one) })),
    nextMore:
      next.length > MOST_NEXT ? say('collected.nextMore', { number: number(next.length - MOST_NEXT) }) : null,
    states: COMPLETENESS_STATES.map((value) => ({ value, label: say(`collected.state.${value}`) })),
    groups: CATEGORY_GROUPS.map((group) => ({
      group,
      name: translator.t(`group.${group}`),
      said: say('collected.told', {
        told: number(kinds.filter((one) => one.group === group && one.said !== null).length),
        all: number(kinds.filter((one) => one.group === group).length)
      }),
      kinds: kinds
        .filter((one) => one.group === group)
        .toSorted((a, b) => compare(a.name, b.name))
        .map((one) => ({
          key: kindKey(one),
          of: one.of,
          value: one.value,
          name: one.name,
          href: link(one),
          state: stateOf(one),
          stateSaid: say(`collected.state.${stateOf(one)}`),
          entries: say('collected.entries', { number: number(one.entries) }),
          source: one.said?.source ?? null,
          asOf: one.said && day(one.said.asOf)
        }))
    })).filter((one) => one.kinds.length > 0)
  };
}

/** The places to call through, the first first. */
async function callSheet(
  neighbourhood: NeighbourhoodWithOutline,
  { locale }: Translator,
  say: Speech<'review'>['say']
) {
  const { slug, defaultLocale } = neighbourhood;
  const [places, categories] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, new Date()),
    categoriesOf(slug)
  ]);
  const telephone = telephoneOf(neighbourhood.country);
  const of = new Map(categories.map((one) => [one.slug, one]));
  const phoneOf = (phone: string | undefined) =>
    phone ? { href: `tel:${phone}`, shown: writtenNumber(phone, telephone) } : null;
  return placesToCall(places, new Map(categories.map((one) => [one.slug, one.group]))).map(
    ({ place, untold }) => ({
      href: placeHref(locale, slug, place.slug),
      name: nameOrSlug(place, locale, defaultLocale),
      category: localised(of.get(place.category)?.name ?? {}, locale, defaultLocale)?.text ?? '',
      address: place.address,
      phone: phoneOf(place.contacts.phone ?? place.organisation?.contacts.phone),
      untold: say(`collected.untold.${untold.length === 2 ? 'both' : untold[0]!}`)
    })
  );
}

const FIELDS = ['state', 'source', 'as_of'] as const;
type Field = (typeof FIELDS)[number];

/** Says how far a kind is collected, by what source and of what day; or says beside which field why not. */
export async function sayCollected(event: CollectedEvent & Pick<RequestEvent, 'cookies'>) {
  const { session, neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = { state: text('state'), source: text('source'), as_of: text('as_of') };
  const translator = await translatorHere(neighbourhood, locale);
  const kind = (await kindsOf(neighbourhood, translator)).find((one) => kindKey(one) === text('kind'));
  if (!kind) error(400, 'There is no such kind here.');
  const { say } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'review');
  const refuse = (status: number, field: Field) =>
    fail(status, { kind: kindKey(kind), values, field, sentence: say(`collected.problem.${field}`) });
  // What is no day at all the database does not read as one.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.as_of)) return refuse(400, 'as_of');
  const { of, value } = kind;
  const { refusal } = await write(
    'set_completeness',
    { neighbourhood: neighbourhood.slug, of, value, ...values },
    session.client
  );
  if (refusal) {
    const status = OUTCOME_STATUS[outcomeOf(refusal).kind];
    if (refusal.code !== '22023') error(status, refusal.message);
    return refuse(status, FIELDS.find((one) => one === refusal.field) ?? 'as_of');
  }
  const home = manageHref(locale, neighbourhood.slug);
  keepDone(event.cookies, home, { key: 'collectedSaid', name: kind.name });
  redirect(303, `${home}/collected?said=${kindKey(kind)}#${kindKey(kind)}`);
}
