import type { Report, Target } from '../proposal.ts';

/** What may be reported of an entry with one tap, by what it is; the last needs words. */
export const REPORTS: Readonly<Record<Target, readonly Report[]>> = {
  places: ['closed', 'moved', 'wrong-position', 'other'],
  activities: ['closed', 'moved', 'other'],
  organisations: ['closed', 'other'],
  practices: ['other'],
  relationships: ['other']
};

/** The report an address or a form asks for, when there is one of that name for such an entry. */
export function reportOf(text: unknown, target: Target): Report | null {
  return REPORTS[target].find((report) => report === text) ?? null;
}

/** How it is spoken of: an activity does not close, it ends. */
export function reportWords(report: Report, target: Target): Report | 'ended' {
  return report === 'closed' && target === 'activities' ? 'ended' : report;
}
