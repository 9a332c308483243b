import { inOrder } from '../../field/order.ts';
import { FIELDS, quietFields } from '../described.server.ts';
import type { Target } from '../proposal.ts';

/** What whoever decides reads elsewhere than in the order of the data: what it is and where, then when and for whom. */
const READ_FIRST = [
  ...[
    'name',
    'title',
    'category',
    'kind',
    'summary',
    'about',
    'address',
    'languages',
    'contacts',
    'organisation'
  ],
  ...['stage', 'place', 'schedule', 'how_to_join', 'deadline', 'keywords', 'sources', 'demonstration'],
  ...[
    'from_organisation',
    'to_organisation',
    'context',
    'result',
    'costs',
    'areas',
    'stages',
    'since',
    'note'
  ]
];

/** Fields of a proposal that are told to who decides, in the order in which they are. What is not described comes last. */
export function reviewOrder(target: Target, names: readonly string[]): string[] {
  const order = inOrder(FIELDS[target], READ_FIRST).map(({ name }) => name);
  const quiet = quietFields(target, 'review');
  const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.filter((name) => !quiet.includes(name)).sort((a, b) => placeOf(a) - placeOf(b));
}
