import { TARGET_OF, type Addable } from '../add/form.ts';
import { ADD_STEPS } from '../add/steps.ts';
import { FIELDS } from '../described.server.ts';
import type { Field, Kind } from '../../field/field.ts';
import { inOrder } from '../../field/order.ts';
import type { Target } from '../proposal.ts';
import type { Question, Way } from './question.ts';

/** Slugs of what there is to choose from. */
export type Offered = Readonly<
  Record<'categories' | 'places' | 'organisations' | 'areas', readonly string[]>
>;

const WAY_OF: Readonly<Partial<Record<Kind, Way>>> = {
  text: 'line',
  choice: 'select',
  choices: 'choices',
  levels: 'choices',
  category: 'picture',
  languages: 'languages',
  slugs: 'choices',
  number: 'number',
  money: 'cost',
  month: 'period',
  day: 'date',
  yes: 'yes',
  hours: 'hours',
  schedule: 'schedule',
  childcare: 'childcare',
  capacity: 'capacity',
  contacts: 'contacts',
  sources: 'sources',
  notices: 'notices',
  services: 'services',
  point: 'where'
};

/** What the page of an entry tells elsewhere than in the order of the data; what is not named follows what it follows there. */
const AS_TOLD: Readonly<Partial<Record<Target, readonly string[]>>> = {
  places: ['category', 'notices', 'opening_hours', 'location', 'contacts', 'summary', 'languages'],
  activities: [
    ...['title', 'kind', 'schedule', 'place', 'contacts', 'how_to_join', 'childcare', 'cost_euro', 'levels'],
    ...[
      'capacity',
      'deadline',
      'hours_per_week',
      'about',
      'languages',
      'conditions',
      'requirements',
      'contract'
    ]
  ],
  organisations: ['name', 'kind', 'about'],
  practices: ['result', 'costs', 'sources', 'areas', 'stages', 'languages']
};

/** What the form that corrects an entry asks, in the order of the entry's page. */
export function questionsToChange(target: Target, offered: Offered): Question[] {
  const asked = FIELDS[target].filter(({ ask }) => ask && !ask.with && !ask.onlyNew);
  return inOrder(asked, AS_TOLD[target] ?? []).map((field) => questionOn(field, target, offered, 'change'));
}

/** What the form that adds one asks, step by step. */
export function questionsToAdd(what: Addable, offered: Offered): Question[] {
  const target = TARGET_OF[what];
  const asked = FIELDS[target].filter(({ ask }) => ask?.step && !ask.with);
  return ADD_STEPS[what].flatMap(({ name }) =>
    asked
      .filter(({ ask }) => ask?.step === name)
      .sort((a, b) => (a.ask?.order ?? 0) - (b.ask?.order ?? 0))
      .map((field) => ({ ...questionOn(field, target, offered, 'add'), step: name }))
  );
}

function questionOn(
  { name, kind, ask = {}, required, values, to }: Field,
  target: Target,
  offered: Offered,
  form: 'add' | 'change'
): Question {
  const way = wayOf(kind, ask.as, to, form);
  const fields = [name, ...FIELDS[target].filter((one) => one.ask?.with === name).map((one) => one.name)];
  const { most, least, decimals, lines, onTheDoor } = ask;
  const among = values ?? offeredFor(kind, to, offered);
  return {
    id: name,
    way,
    fields: fields as [string, ...string[]],
    inputs: INPUTS[way]?.(name) ?? fields,
    ...(among && { values: among }),
    ...(required && { required }),
    ...(most && { most }),
    ...(least && { least }),
    ...(decimals && { decimals }),
    ...(lines && { lines }),
    ...(onTheDoor && { onTheDoor })
  };
}

/** Where they are not the fields' own. */
const INPUTS: Readonly<Partial<Record<Way, (name: string) => readonly string[]>>> = {
  where: (name) => ['where', name, 'address', 'location_precision'],
  picture: (name) => [name],
  documents: () => ['requirement'],
  cost: (name) => ['cost', name]
};

function wayOf(kind: Kind, as: Way | undefined, to: Field['to'], form: 'add' | 'change'): Way {
  if (kind === 'localised-text') return form === 'change' ? 'texts' : (as ?? 'text');
  const way = as ?? (kind === 'reference' ? (to === 'places' ? 'place' : 'select') : WAY_OF[kind]);
  if (!way) throw new Error(`Nobody knows how to ask for a ${kind}.`);
  return way;
}

function offeredFor(kind: Kind, to: Field['to'], offered: Offered): readonly string[] | undefined {
  if (kind === 'category') return offered.categories;
  if (kind === 'slugs') return offered.areas;
  return to === 'places' || to === 'organisations' ? offered[to] : undefined;
}
