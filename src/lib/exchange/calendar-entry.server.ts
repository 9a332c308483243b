import { createHash } from 'node:crypto';
import { ACTIVITY_KINDS, type ActivityKind } from '../activity/vocabulary.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import type { Source } from '../field/values.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { WrittenEvent } from './calendar-components.ts';
import { property, textOf } from './calendar-series.ts';
import { plainText, slugOf } from './calendar-text.ts';

/** An activity as the one door takes it (`import_entries`). */
export interface ActivityEntry {
  readonly target: 'activities';
  readonly slug: string;
  readonly neighbourhood: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What an import must know of the entries that are there; as `calendar_entries` returns it. */
export interface KnownActivity {
  readonly neighbourhood: string;
  readonly slug: string;
  readonly uid: string | null;
  readonly organisation: string | null;
  /** Instant. */
  readonly confirmedAt: string | null;
}

/** A calendar confirms what is in it; to say so every hour would be a change every hour. Entries are believed for half a year. */
const CONFIRMED_EVERY = 90 * 86_400_000;
/** A title that is longer is cut. */
export const LONGEST_TITLE = 200;

/** Whose calendar an event is of. */
interface Owner {
  readonly now: Date;
  readonly neighbourhood: string;
  readonly organisation: string;
  readonly locale: string;
  readonly kind: ActivityKind;
  readonly source: Source;
  /** Said of the times of what does not say when it ends. */
  readonly endUntold: LocalisedText;
}

interface Understood {
  readonly uid: string;
  readonly title: string;
  readonly schedule: Schedule;
  readonly endIsTold: boolean;
  readonly known: KnownActivity | undefined;
}

/**
 * An event as an activity of ours.
 * @param takenSlugs addresses of activities that came another way
 */
export function activityOfEvent(
  event: WrittenEvent,
  { uid, title, schedule, endIsTold, known }: Understood,
  { neighbourhood, organisation, locale, kind, source, endUntold, now }: Owner,
  takenSlugs: ReadonlySet<string>
): ActivityEntry {
  const said = (name: string, longest?: number) => {
    const text = plainText(textOf(event, name) ?? '', longest);
    return text === null ? null : { [languageOf(event, name) ?? locale]: text };
  };
  const where = said('LOCATION', 300);
  const confirmedAt = known?.confirmedAt ?? null;
  const isConfirmed = confirmedAt !== null && now.getTime() - Date.parse(confirmedAt) < CONFIRMED_EVERY;
  const website = webAddress(property(event, 'URL')?.value);
  return {
    target: 'activities',
    slug: known?.slug ?? newSlug(uid, title, kind, takenSlugs),
    neighbourhood,
    fields: {
      organisation,
      calendar_uid: uid,
      kind: kindOf(event) ?? kind,
      title: { [languageOf(event, 'SUMMARY') ?? locale]: title },
      about: said('DESCRIPTION'),
      // Place holders that a web site forgot to fill in.
      where_note: where && Object.values(where).some((text) => text.includes('#_')) ? null : where,
      schedule,
      schedule_note: endIsTold ? null : endUntold,
      cancelled: statusOf(event) === 'CANCELLED',
      contacts: website === null ? {} : { website },
      sources: [source],
      confirmed_at: isConfirmed ? confirmedAt : `${now.toISOString().slice(0, 19)}Z`
    }
  };
}

/** From the title, and from the UID so that no two events have the same. */
function newSlug(uid: string, title: string, kind: ActivityKind, taken: ReadonlySet<string>): string {
  const base = slugOf(title, 60) || kind;
  for (let length = 6; ; length += 6) {
    const slug = `${base}-${createHash('sha256').update(uid).digest('hex').slice(0, length)}`;
    if (!taken.has(slug)) return slug;
  }
}

export function statusOf(event: WrittenEvent): string {
  return property(event, 'STATUS')?.value.trim().toUpperCase() ?? '';
}

function languageOf(event: WrittenEvent, name: string): string | null {
  const language = property(event, name)?.parameters.LANGUAGE?.toLowerCase().split('-')[0];
  return language !== undefined && /^[a-z]{2,3}$/.test(language) ? language : null;
}

/** A kind of ours among the categories: our own calendars say it. */
function kindOf(event: WrittenEvent): ActivityKind | undefined {
  const categories = event.properties
    .filter(({ name }) => name === 'CATEGORIES')
    .flatMap(({ value }) => value.toLowerCase().split(','));
  return ACTIVITY_KINDS.find((kind) => categories.includes(kind));
}

function webAddress(value: string | undefined): string | null {
  if (value === undefined || value.length > 500 || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
