import type { Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';

/** The months of a season, 1 to 12, in its own order: October to May is 10, 11, 12, 1, … 5. Null: all year. */
export function monthsOf(season: Schedule['season']): readonly number[] | null {
  if (!season) return null;
  const first = Number(season.from);
  const length = ((Number(season.to) - first + 12) % 12) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 12) + 1);
}

/**
 * Whether a season only takes away from what a rule gives, month by month. Where it does, it is the same as BYMONTH, and
 * so calendars elsewhere can be told. A yearly rule means something else with BYMONTH; a position in a week or a year
 * depends on what was taken away before.
 */
export function takesSeason({ freq, bySetPos }: Rule): boolean {
  return freq === 'DAILY' || freq === 'MONTHLY' || (freq === 'WEEKLY' && bySetPos.length === 0);
}

/** The rule with the season as its BYMONTH; null when no month is left of it. */
export function inSeason(rule: Rule, season: Schedule['season']): Rule | null {
  const months = monthsOf(season);
  if (!months || !takesSeason(rule)) return rule;
  const byMonth = months
    .filter((month) => rule.byMonth.length === 0 || rule.byMonth.includes(month))
    .sort((a, b) => a - b);
  if (byMonth.length === 0) return null;
  return { ...rule, byMonth: byMonth.length === 12 ? [] : byMonth };
}
