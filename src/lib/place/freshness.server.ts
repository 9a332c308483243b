import { certaintyOf } from './opening/certainty.ts';
import { dateInWords, onTheWall } from './opening/wording.ts';
import type { Reading } from './reading.server.ts';

/** When an entry was last found true, in a sentence. */
export interface Freshness {
  readonly kind: 'confirmed' | 'never' | 'stale';
  readonly sentence: string;
}

/**
 * "Confirmed on 25 November 2026", "Nobody has confirmed it yet", and after six months "Nobody has confirmed this since
 * May 2026", with or without hours.
 */
export function freshness(
  { confirmedAt, addedAt }: { readonly confirmedAt: string | null; readonly addedAt: string },
  { translator, neighbourhood, now }: Reading
): Freshness {
  const { t, locale, date } = translator;
  const { timeZone } = neighbourhood;
  const certainty = certaintyOf({ confirmedAt, addedAt, openingHoursYear: null }, now.getTime(), timeZone);
  if (certainty.kind === 'stale') {
    const since = onTheWall(new Date(certainty.since), timeZone).date;
    return { kind: 'stale', sentence: t('freshness.stale', { month: dateInWords(since, 'month', locale) }) };
  }
  if (confirmedAt === null) return { kind: 'never', sentence: t('freshness.confirmedNever') };
  return {
    kind: 'confirmed',
    sentence: t('freshness.confirmedOn', { date: date(new Date(confirmedAt), timeZone) })
  };
}

/**
 * The same for a card: nothing where nobody has confirmed it yet, which is said once on its page, nor where another line
 * of the card says already how old its times are.
 */
export function freshnessOnCard(
  entry: Parameters<typeof freshness>[0],
  here: Reading,
  { saysOfTimes = false } = {}
): { confirmed?: string } {
  const { kind, sentence } = freshness(entry, here);
  return kind === 'never' || (kind === 'stale' && saysOfTimes) ? {} : { confirmed: sentence };
}
