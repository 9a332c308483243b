import { inOrder } from '../../field/order.ts';
import { FIELDS, quietFields } from '../described.server.ts';
import type { Target } from '../proposal.ts';

/** What whoever decides reads first: what it is and where, then when and for whom. */
const READ_FIRST = [
  ...['name', 'title', 'category', 'kind', 'summary', 'about', 'address', 'location', 'location_precision'],
  ...['opening_hours', 'opening_hours_year', 'opening_hours_note', 'languages', 'audience', 'features'],
  ...['asked', 'not_asked', 'contacts', 'organisation', 'stage', 'place', 'where_note', 'schedule'],
  ...['schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro'],
  ...['cost_note', 'conditions', 'childcare', 'places_left', 'how_to_join', 'deadline', 'contract'],
  ...['requirements', 'keywords', 'sources', 'confirmed_at', 'demonstration', 'calendar_uid'],
  ...['from_organisation', 'to_organisation', 'context', 'steps', 'result', 'evidence', 'costs', 'areas'],
  ...['stages', 'since', 'until', 'note', 'certainty']
];

/** Fields of a proposal that are told to who decides, in the order in which they are. What is not described comes last. */
export function reviewOrder(target: Target, names: readonly string[]): string[] {
  const order = inOrder(FIELDS[target], READ_FIRST).map(({ name }) => name);
  const quiet = quietFields(target, 'review');
  const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.filter((name) => !quiet.includes(name)).sort((a, b) => placeOf(a) - placeOf(b));
}
