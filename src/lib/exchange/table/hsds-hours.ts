/** A row of `schedules`. */
type Schedule = Readonly<Record<string, string>>;

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Mo',
  TU: 'Tu',
  WE: 'We',
  TH: 'Th',
  FR: 'Fr',
  SA: 'Sa',
  SU: 'Su'
};

/**
 * Opening hours as OpenStreetMap writes them, of the schedules of HSDS (RFC 5545 by columns): every week on some days from one
 * hour to another. What repeats otherwise is told in the words of its description.
 * @param today ISO 8601 date: what has ended, or begins later, says nothing of the hours now
 */
export function hoursOfSchedules(schedules: readonly Schedule[], today: string): string {
  const current = schedules.filter(
    ({ valid_from: from = '', valid_to: to = '' }) =>
      (from === '' || from <= today) && (to === '' || to >= today)
  );
  const rules = current.map(weekly);
  if (rules.every((rule) => rule !== null)) return [...new Set(rules)].join('; ');
  return (
    current.map(({ description = '', notes = '' }) => description || notes).find((words) => words !== '') ??
    ''
  );
}

function weekly({
  freq = 'WEEKLY',
  interval = '1',
  byday = '',
  opens_at: opens = '',
  closes_at: closes = ''
}: Schedule) {
  const days = byday.split(',').map((day) => DAYS[day.trim().toUpperCase()]);
  const [from, until] = [opens, closes].map((time) => /^(\d\d):?(\d\d)/.exec(time));
  if (freq.toUpperCase() !== 'WEEKLY' || Number(interval) > 1 || !from || !until || days.includes(undefined))
    return null;
  return `${days.join(',')} ${from[1]}:${from[2]}-${until[1]}:${until[2]}`;
}
