import type { LonLat } from '../../geo/point.ts';
import { languageName } from '../../i18n/language-name.ts';
import { localised, type LocalisedText } from '../../i18n/localised.ts';
import { boundsAround, type MapPlace } from '../../map/map-place.ts';
import type { ViewText } from '../../place/view.ts';
import { CONTACT_WAYS } from '../question/read-contacts.ts';
import { geojsonPoint } from '../geojson-point.ts';
import type { Target } from '../proposal.ts';
import { sayChange, sayField, sayValue } from '../say-value.server.ts';
import type { ValueReading } from '../value-reading.server.ts';
import { editable } from './edits.server.ts';
import type { Editable } from './edits.ts';
import { reviewOrder } from './review-order.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import type { QueuedProposal, QueuedSimilar } from './queue.ts';
import { timeAgo } from './time-ago.ts';
import type { ReviewKey, Speech } from './speech.ts';
import type { FieldView, ListedProposal, ReviewProposalView, RiskLevel, ReviewSimilarView } from './view.ts';

/** Who decides, with the words for it. */
export interface ReviewReading extends ValueReading {
  readonly speech: Speech;
  /** `/{l}/{n}`. */
  readonly home: string;
}

/** From where on a proposal is looked at twice, and from where on it is probably no gift. */
const SOME_RISK = 40;
const HIGH_RISK = 60;
/** Around a pin that stands alone, in degrees: about 250 metres. */
const AROUND = 0.0025;

export const riskLevel = (risk: number): RiskLevel =>
  risk >= HIGH_RISK ? 'high' : risk >= SOME_RISK ? 'some' : 'low';

/** A proposal as the list says it. `query` keeps the part of the queue that is looked at. */
export function listedProposal(proposal: QueuedProposal, here: ReviewReading, query: string): ListedProposal {
  const { id, createdAt, risk, state } = proposal;
  return {
    id,
    href: `${here.home}/manage/queue/${id}${query}`,
    what: here.speech.say(whatKey(proposal)),
    name: nameOf(proposal, here),
    since: timeAgo(Date.parse(createdAt), here.now.getTime(), here.translator.locale),
    risk: riskLevel(risk),
    asked: state === 'asked'
  };
}

function whatKey({ kind, report, target, changes }: QueuedProposal): ReviewKey {
  if (target === 'photos') return changes['organisation_id'] ? 'what.logo' : 'what.photo';
  if (report !== null && report !== 'closed') return `what.report.${report}`;
  if (kind === 'close' || report === 'closed') return 'what.report.closed';
  return `what.${kind}.${target}`;
}

/** The name of the entry, or that of the one proposed. */
function nameOf({ entry, changes, id, target, live }: QueuedProposal, here: ReviewReading): ViewText {
  const { translator, neighbourhood } = here;
  const link = target === 'relationships' ? linkName({ ...live, ...changes }, here) : null;
  if (link) return link;
  const name = entry?.name ?? changes['name'] ?? changes['title'];
  const isText = typeof name === 'object' && name !== null;
  return nameOrSlug(
    { slug: entry?.slug ?? id.slice(0, 8), name: isText ? (name as LocalisedText) : null },
    translator.locale,
    neighbourhood.defaultLocale
  );
}

/** A link is read as a sentence: who, what, with whom. */
function linkName(fields: QueuedProposal['changes'], here: ReviewReading): ViewText {
  const said = ['from_organisation', 'kind', 'to_organisation'].map(
    (field) => sayValue('relationships', field, fields[field], here)[0]?.text ?? '?'
  );
  return { text: said.join(' '), locale: here.translator.locale };
}

/** Everything that helps to decide. */
export function reviewProposalView(
  proposal: QueuedProposal,
  here: ReviewReading,
  query: string
): ReviewProposalView {
  const { kind, target, by, locale, entry, photos, thread, risk, hints, createdAt } = proposal;
  const { speech, translator, neighbourhood, home } = here;
  const { say } = speech;
  const moment = (at: string) => translator.moment(new Date(at), neighbourhood.timeZone);
  const level = riskLevel(risk);
  return {
    ...listedProposal(proposal, here, query),
    page: `${home}/manage/queue/${proposal.id}`,
    version: proposal.version,
    isNew: kind === 'create',
    isClose: kind === 'close',
    entryHref: entry && target !== 'photos' ? `${home}/${target}/${entry.slug}` : null,
    from:
      locale === null || by === 'import'
        ? here.say(`by.${by}`)
        : say('from', { who: here.say(`by.${by}`), language: languageName(locale, translator.locale) }),
    at: moment(createdAt),
    riskSentence: say(`risk.${level}`),
    hints: hints.map((hint) => say(isHint(hint) ? `hint.${hint}` : 'hint.other')),
    message: proposal.message,
    source: proposal.source,
    fields: fieldViews(proposal, here),
    similar: proposal.similar.map((entryLike) => similarView(entryLike, proposal, here)),
    photos: photos.map((photo) => ({
      src: `${home}/manage/photos/${photo.id}-small`,
      large: `${home}/manage/photos/${photo.id}-large`,
      alt: localised(photo.alt, translator.locale, neighbourhood.defaultLocale)?.text ?? ''
    })),
    thread: thread.map((one) => ({
      own: one.by === 'coordinator',
      by: say(`thread.${one.by}`),
      at: moment(one.at),
      words: one.words
    })),
    hasContact: proposal.hasContact,
    map: mapOf(proposal, here)
  };
}

const HINTS = ['honeypot', 'fast', 'links', 'shouting', 'no-script', 'repeated', 'many-from-one'] as const;
const isHint = (hint: string): hint is (typeof HINTS)[number] => (HINTS as readonly string[]).includes(hint);

function fieldViews(
  { target, changes, live, changedSince }: QueuedProposal,
  here: ReviewReading
): FieldView[] {
  // A picture is looked at; only its words could be put right.
  if (target === 'photos') return [];
  return reviewOrder(target, Object.keys(changes)).map((field) => {
    const to = changes[field];
    const isConflict = changedSince.includes(field);
    // What would be left as it is cannot be put right here.
    const edit = isConflict ? null : editable(target, field, to);
    return {
      field,
      label: sayField(field, here),
      ...sayChange(target, field, { from: live?.[field] ?? null, to }, here),
      changedSince: isConflict,
      edit,
      parts: edit ? partsOf(edit, field, target, here) : {}
    };
  });
}

function partsOf(edit: Editable, field: string, target: Target, here: ReviewReading) {
  const { locale } = here.translator;
  if (edit.kind === 'text') return {};
  const keys = edit.kind === 'list' ? edit.values : Object.keys(edit.values);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      edit.kind === 'list'
        ? (sayValue(target, field, [key], here)[0]?.text ?? key)
        : field === 'contacts'
          ? contactKind(key, here)
          : languageName(key, locale)
    ])
  );
}

function contactKind(key: string, { say }: ReviewReading): string {
  const known = CONTACT_WAYS.find((kind) => kind === key);
  return known ? say(`value.${known}`) : key;
}

function similarView(
  like: QueuedSimilar,
  { target }: QueuedProposal,
  here: ReviewReading
): ReviewSimilarView {
  const { translator, neighbourhood, speech, home } = here;
  const facts = [
    like.metres === null ? null : speech.say('similar.metres', { count: Math.round(like.metres) }),
    speech.say('similar.likeness', { percent: Math.round(like.likeness * 100) }),
    like.address
  ];
  return {
    href: `${home}/${target}/${like.slug}`,
    name: nameOrSlug(like, translator.locale, neighbourhood.defaultLocale),
    facts: facts.filter((fact) => fact !== null).join(' · ')
  };
}

/** The pin there is, the one proposed and those of similar entries; null when there is none. */
function mapOf(proposal: QueuedProposal, here: ReviewReading): ReviewProposalView['map'] {
  const { changes, live, similar, target } = proposal;
  if (target !== 'places') return null;
  const { say } = here.speech;
  const category = String(changes['category'] ?? live?.['category'] ?? '');
  const { group = 'community' as const, icon = 'maki:marker' } = here.categories.get(category) ?? {};
  const pin = (slug: string, name: ViewText, point: LonLat, isExact = true): MapPlace => ({
    id: slug,
    slug,
    name,
    group,
    icon,
    precision: isExact ? 'exact' : 'approximate',
    point
  });
  const said = (key: 'map.present' | 'map.proposed'): ViewText => ({
    text: say(key),
    locale: here.translator.locale
  });
  const [present, proposed] = [geojsonPoint(live?.['location']), geojsonPoint(changes['location'])];
  const isExact = (changes['location_precision'] ?? live?.['location_precision']) !== 'approximate';
  const places = [
    ...(proposed ? [pin('proposed', said('map.proposed'), proposed, isExact)] : []),
    ...(present ? [pin('present', said('map.present'), present)] : []),
    ...similar.flatMap((like) =>
      like.point ? [pin(`like-${like.slug}`, similarView(like, proposal, here).name, like.point)] : []
    )
  ];
  const bounds = boundsAround(places.map(({ point }) => point));
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  return { places, bbox: [west - AROUND, south - AROUND, east + AROUND, north + AROUND] };
}
