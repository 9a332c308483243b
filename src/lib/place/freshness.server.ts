import { lastCheck } from './check.ts';
import type { Held } from './holds.ts';
import { certaintyOf, type Believed } from './opening/certainty.ts';
import { dateInWords, onTheWall } from './opening/wording.ts';
import type { Reading } from './reading.server.ts';
import type { SaidTrue } from './said-true.ts';

const CONFIRMED_BY = {
  organisation: 'freshness.confirmedByOrganisation',
  coordinator: 'freshness.confirmedByCoordinator',
  somebody: 'freshness.confirmedOn'
} as const;

/** An entry, with who says that it is true. */
interface SaidEntry extends Omit<Believed, 'openingHoursYear'> {
  readonly saidTrue?: SaidTrue;
}

/** When an entry was last found true, in a sentence. */
export interface Freshness {
  readonly kind: 'confirmed' | 'never' | 'stale';
  readonly sentence: string;
}

/**
 * "Confirmed on 25 November 2026", "Nobody has confirmed it yet", and when that holds no longer "Nobody has confirmed this
 * since May 2026", with or without hours.
 * @param held what kind of thing it is: it says how long that is
 */
export function freshness(entry: SaidEntry, here: Reading, held: Held = 'desk'): Freshness {
  const known = confirmation(entry, here, held);
  const more = [checkInWords(entry, here), visitorsInWords(entry, here)].filter((one) => one !== null);
  return withMore(known, more);
}

function withMore(known: Freshness, more: readonly string[]): Freshness {
  if (more.length === 0) return known;
  return { ...known, sentence: [known.sentence.replace(/\.?$/, '.'), ...more].join(' ') };
}

/** "Called on 12 March: still true."; calls that nobody answered are counted. Null: nobody has said how it was checked. */
function checkInWords(
  { saidTrue }: SaidEntry,
  { translator: { t, locale }, neighbourhood, now }: Reading
): string | null {
  const last = lastCheck(saidTrue?.checks ?? []);
  if (last?.how == null) return null;
  const isThisYear = onTheWall(now, neighbourhood.timeZone).date.slice(0, 4) === last.day.slice(0, 4);
  const date = dateInWords(last.day, isThisYear ? 'shortDay' : 'date', locale);
  if (last.how === 'telephone' && last.outcome === 'no-answer')
    return t('freshness.unanswered', { count: last.unanswered, date });
  return t(`freshness.checked.${last.how}`, { date, outcome: t(`freshness.outcome.${last.outcome}`) });
}

/** "One visitor says that it is still so, 1 December"; null: nobody since it was confirmed. */
function visitorsInWords(
  { confirmedAt, saidTrue }: SaidEntry,
  { translator: { t, locale }, neighbourhood: { timeZone } }: Reading
): string | null {
  const said = saidTrue?.visitors;
  if (!said || (confirmedAt !== null && onTheWall(new Date(confirmedAt), timeZone).date >= said.day))
    return null;
  return t('freshness.visitors', { count: said.count, date: dateInWords(said.day, 'shortDay', locale) });
}

function confirmation(entry: SaidEntry, { translator, neighbourhood, now }: Reading, held: Held): Freshness {
  const { confirmedAt, saidTrue } = entry;
  const { t, locale, date } = translator;
  const { timeZone } = neighbourhood;
  const certainty = certaintyOf({ ...entry, openingHoursYear: null }, now.getTime(), timeZone, held);
  if (certainty.kind === 'stale') {
    const since = onTheWall(new Date(certainty.since), timeZone).date;
    return { kind: 'stale', sentence: t('freshness.stale', { month: dateInWords(since, 'month', locale) }) };
  }
  if (confirmedAt === null) return { kind: 'never', sentence: t('freshness.confirmedNever') };
  return {
    kind: 'confirmed',
    sentence: t(CONFIRMED_BY[saidTrue?.by ?? 'somebody'], { date: date(new Date(confirmedAt), timeZone) })
  };
}

/**
 * The same for a card: nothing where nobody has confirmed it yet, which is said once on its page, nor where another line
 * of the card says already how old its times are.
 */
export function freshnessOnCard(
  entry: SaidEntry,
  here: Reading,
  { saysOfTimes = false, held = 'desk' }: { saysOfTimes?: boolean; held?: Held } = {}
): { confirmed?: string } {
  const known = confirmation(entry, here, held);
  const { kind } = known;
  const visitors = visitorsInWords(entry, here);
  if (kind === 'never' || (kind === 'stale' && saysOfTimes))
    return visitors === null ? {} : { confirmed: visitors };
  return { confirmed: withMore(known, visitors === null ? [] : [visitors]).sentence };
}
