import { isMachineTranslated } from '../field/machine-translated.ts';
import { telephoneOf } from '../country/countries.server.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Translator } from '../i18n/translator.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { listHref, organisationHref, placeHref } from './addresses.ts';
import { callLines, isProtectedSubject, PROTECTED_SUBJECTS } from './call-lines.server.ts';
import { categoriesOf } from './categories.server.ts';
import { freshness } from './freshness.server.ts';
import { heldPlace } from './holds.ts';
import { adviceFor, contactViews, directionViews } from './contacts.ts';
import { NO_FILTERS, type PlaceFilters } from './filters.ts';
import { placeJsonLd } from './json-ld.ts';
import { weekBeside } from './notices/closures.ts';
import { noticeLines, noticeViews } from './notices/notice-views.server.ts';
import { serviceViews } from './services/service-views.server.ts';
import { certaintyOf } from './opening/certainty.ts';
import { describeCaution } from './opening/describe.ts';
import { describeWeek } from './opening/describe-week.ts';
import { openingState, weekTable } from './opening/evaluate.server.ts';
import { openingView } from './opening-view.server.ts';
import { placeNow } from './place-by-slug.server.ts';
import {
  categoryOf,
  names,
  neighbourhoodView,
  reading,
  viewText,
  walkView,
  wording
} from './reading.server.ts';
import { requirementViews } from './requirement-views.ts';
import { sourceViews } from './source-views.ts';
import { withDoubts } from './shared-words.ts';

/** The page `/{l}/{n}/places/{slug}`. */
export type PlaceView = Awaited<ReturnType<typeof placeView>>;

/** The page of a place. `origin` is ours, for the address to share; `near` where her walk starts. */
export async function placeView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  slug: string,
  { origin, near, now }: { origin: string; near: PlaceFilters['near']; now: Date }
) {
  const place = await placeNow(neighbourhood, slug, { near, now });
  const here = reading(translator, neighbourhood, await categoriesOf(neighbourhood.slug), now);
  const { t, locale } = translator;
  const named = names(place, here);
  const kind = categoryOf(place, here);
  const summary = viewText(place.summary, here);
  const url = origin + placeHref(locale, neighbourhood.slug, slug);
  const { precision, point } = place.position;
  const state = openingState({ now, place, neighbourhood });
  const contacts = contactViews(
    { ...place.organisation?.contacts, ...place.contacts },
    telephoneOf(neighbourhood.country)
  );
  const advised = adviceFor(contacts, place.address !== null);
  const advice = advised ? t(`advice.${advised}`) : '';
  const hours = place.openingHours === null ? null : weekTable(place.openingHours, now, neighbourhood);
  const week = hours && weekBeside(place.notices, hours);
  const notices = noticeViews(place, here);
  const fresh = freshness(place, here, heldPlace(kind.group, place.openingHours));
  const caution = describeCaution(state, wording(here));
  return {
    slug,
    href: placeHref(locale, neighbourhood.slug, slug),
    url,
    neighbourhood: neighbourhoodView(here),
    ...kind,
    categoryHref: listHref(locale, neighbourhood.slug, { ...NO_FILTERS, categories: [place.category] }),
    ...named,
    summary,
    machineTranslated: isMachineTranslated(place, locale),
    organisation: place.organisation && viewText(place.organisation.name, here),
    organisationHref:
      place.organisation && organisationHref(locale, neighbourhood.slug, place.organisation.slug),
    address: place.address,
    precision,
    /** "Position approximate, within about 100 m"; null when it is exact. */
    precisionSentence: precision === 'exact' ? null : t(`place.precision.${precision}`),
    point,
    walk: walkView(place.walk),
    /** What holds today or begins soon, to stand before anything she could do. */
    notices,
    /** Whom to call, where a woman may be in danger. */
    calls: {
      title: t('front.help'),
      lines: isProtectedSubject(place.category, precision) ? callLines(here, PROTECTED_SUBJECTS) : []
    },
    opening: openingView(place, here),
    services: serviceViews(place, here),
    /** Seven rows from today; null when no hours are known. */
    week: week && describeWeek(week, wording(here)),
    weekCaution: caution && withAdvice(caution, advice),
    hoursNote: viewText(place.openingHoursNote, here),
    /** What to do about a doubt, by what there is to do it with: "Call before you go."; empty when there is nothing. */
    advice,
    contacts,
    directions: directionViews(place.position, named.name.text),
    /** Empty means everyone. */
    audience: place.audience.map((audience) => t(`audience.${audience}`)),
    features: place.features.map((feature) => t(`feature.${feature}`)),
    requirements: requirementViews(place, translator),
    /** Empty means not known. */
    languages: place.languages.map((code) => languageName(code, locale)),
    confirmed: {
      sentence: fresh.kind === 'stale' ? withAdvice(fresh.sentence, advice) : fresh.sentence,
      stale: fresh.kind === 'stale'
    },
    sources: sourceViews(place.sources),
    title: `${named.name.text} · ${neighbourhoodView(here).name.text}`,
    description: withDoubts(
      [
        // "For now it is at …" comes before anything else that is told of it.
        ...noticeLines(notices),
        precision === 'exact' ? null : t(`place.precision.${precision}`),
        caution ?? (fresh.kind === 'stale' ? fresh.sentence : null)
      ],
      summary?.text ?? `${kind.category.text}, ${neighbourhood.city}`
    ),
    /** Already safe inside a `script` element (`<` escaped). */
    jsonLd: placeJsonLd(place, {
      url,
      name: named.name.text,
      description: summary?.text ?? null,
      city: neighbourhood.city,
      country: neighbourhood.country,
      certainty: certaintyOf(place, now.getTime(), neighbourhood.timeZone),
      week,
      today: dayAt(now.getTime(), neighbourhood.timeZone).date
    })
  };
}

function withAdvice(sentence: string, advice: string): string {
  return advice ? `${sentence} ${advice}` : sentence;
}
