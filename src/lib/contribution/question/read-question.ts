import type { ActivityKind } from '../../activity/vocabulary.ts';
import type { Childcare } from '../../activity/fields/childcare.ts';
import { STAGE_OF_KIND } from '../../activity/stage-of-kind.ts';
import { REQUIREMENTS } from '../../place/vocabulary.ts';
import { readCapacity } from './read-capacity.ts';
import { readContacts } from './read-contacts.ts';
import { all, one } from '../form-values.ts';
import type { FormReader } from '../form-reader.ts';
import { readPeriod } from './read-period.ts';
import { readSources } from './read-sources.ts';
import { cleanText, localeOfText, problemOfText } from '../text-hygiene.ts';
import { problemOfWeek, weekFrom, writeHours } from '../week-rows.ts';
import { isProtected, readWhere } from './read-where.ts';
import { localesOf, type Question, type Way } from './question.ts';

/** Reads the inputs of a question into the changes of a proposal. */
export type ReadQuestion = (question: Question, reader: FormReader) => void;

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/;
const MOST_LANGUAGES = 20;

/** Of what no form that adds asks, nothing, and of the schedule, which weighs ten times as much as all the others: both are read on the server (read-whole-question.ts). */
const READERS: Readonly<Record<Way, ReadQuestion>> = {
  line: ({ id, most = 0, lines = false, required = false }, reader) =>
    reader.take(id, reader.line(id, { most, lines, required })),
  text: ({ id, most = 0, ...rules }, reader) => reader.localised(id, { most, ...rules }),
  texts: readTexts,
  steps: readSteps,
  picture: readPicture,
  select: readSelect,
  place: readPlace,
  choices: ({ id, values = [] }, reader) => reader.choices(id, values),
  languages: readLanguages,
  documents: readRequirements,
  hours: readHours,
  schedule: () => {},
  notices: () => {},
  services: () => {},
  where: (_, reader) => void readWhere(reader),
  contacts: (_, reader) => readContacts(reader, { isProtected: isProtected(reader) }),
  yes: ({ id }, reader) => reader.take(id, one(reader.values, id) === 'yes'),
  childcare: readChildcare,
  capacity: readCapacity,
  cost: readCost,
  number: ({ id, least = 0, most = 0, decimals = 0 }, reader) => reader.number(id, { least, most, decimals }),
  date: ({ id }, reader) => reader.date(id),
  period: (_, reader) => readPeriod(reader),
  sources: (_, reader) => readSources(reader),
  // Whoever is one of the two knows; whoever is not has it from somebody.
  certainty: ({ id }, reader) =>
    reader.take(id, one(reader.values, id) === 'documented' ? 'documented' : 'reported')
};

/** Reads a question as far as the browser does, too. */
export const readQuestion: ReadQuestion = (question, reader) => READERS[question.way](question, reader);

/** Inputs `name.it`, `name.ar`, …: each text in its language; languages that the form does not show stay as they are. */
function readTexts({ id, most = 0, lines = false, required = false }: Question, reader: FormReader): void {
  const { locale, local, live } = reader.here;
  const before = (live?.[id] ?? {}) as Record<string, string>;
  const after: Record<string, string> = {};
  for (const one of localesOf(before, { locale, local })) {
    const input = `${id}.${one}`;
    const isShown = input in reader.values;
    const text = isShown ? reader.line(input, { most, lines }) : before[one];
    if (text) after[one] = text;
  }
  const isEmpty = Object.keys(after).length === 0;
  if (isEmpty && required) reader.refuse(`${id}.${locale}`, { reason: 'empty' });
  else reader.take(id, isEmpty ? null : after);
}

/** An input for each step; kept as one text, a step a line. */
function readSteps({ id, most = 0 }: Question, reader: FormReader): void {
  const text = (reader.values[id] ?? [])
    .map((step) => cleanText(step))
    .filter((step) => step !== '')
    .join('\n');
  const problem = text === '' ? ({ reason: 'empty' } as const) : problemOfText(text, { most });
  if (problem) return reader.refuse(id, problem);
  reader.texts.push(text);
  reader.take(id, { [localeOfText(text, reader.here)]: text });
}

/** The kind of an activity says which step of the path it serves. */
function readPicture({ id, fields, values = [] }: Question, reader: FormReader): void {
  const chosen = reader.choice(id, values, { required: true });
  if (fields.includes('stage') && chosen) reader.take('stage', STAGE_OF_KIND[chosen as ActivityKind] ?? null);
}

function readSelect({ id, values = [], required = false }: Question, reader: FormReader): void {
  const chosen = reader.choice(id, values, { required });
  if (id === 'to_organisation' && chosen !== null && chosen === reader.changes['from_organisation'])
    reader.refuse(id, { reason: 'self-link' });
}

/** A slug of this neighbourhood. A new activity that is at no place of ours says in words where it is. */
function readPlace({ id, values = [] }: Question, reader: FormReader): void {
  const { neighbourhood, live } = reader.here;
  const place = one(reader.values, id);
  if (place === '') {
    reader.take(id, null);
    if (!live && cleanText(one(reader.values, 'where_note')) === '')
      reader.refuse('where_note', { reason: 'venue' });
  } else if (values.includes(place)) reader.take(id, `${neighbourhood}/${place}`);
  else reader.refuse(id, { reason: 'no-such-value' });
}

function readLanguages({ id }: Question, reader: FormReader): void {
  const languages = all(reader.values, id);
  if (languages.length > MOST_LANGUAGES) reader.refuse(id, { reason: 'too-many' });
  else if (languages.some((tag) => !LANGUAGE.test(tag))) reader.refuse(id, { reason: 'no-such-value' });
  else reader.take(id, languages, []);
}

/** Inputs `requirement.<what>`: `asked`, `not-asked`, or nothing when it is not known. */
function readRequirements(_: Question, reader: FormReader): void {
  const answered = (answer: string) =>
    REQUIREMENTS.filter((what) => all(reader.values, `requirement.${what}`).includes(answer));
  if (answered('asked').some((what) => answered('not-asked').includes(what)))
    return reader.refuse('asked', { reason: 'asked-too' });
  reader.take('asked', answered('asked'), []);
  reader.take('not_asked', answered('not-asked'), []);
}

/** Inputs of week-rows.ts. */
function readHours({ id }: Question, reader: FormReader): void {
  const week = weekFrom(reader.values, id);
  const problem = problemOfWeek(week);
  if (problem) reader.refuse(id, problem);
  else reader.take(id, writeHours(week));
}

/** Inputs `childcare` (`yes`: somebody looks after the children on site) and `childcare.free`. */
function readChildcare({ id }: Question, reader: FormReader): void {
  if (one(reader.values, id) !== 'yes') return reader.take(id, null);
  // The form shows whether it is free, so it may take that away; ages and notes it does not show stay.
  const childcare: { -readonly [Key in keyof Childcare]: Childcare[Key] } = {
    ...(reader.here.live?.[id] as Childcare | null)
  };
  if (one(reader.values, `${id}.free`) === 'yes') childcare.free = true;
  else delete childcare.free;
  reader.take(id, childcare);
}

/** Inputs `cost` (`free`, `paid`, or nothing) and the euro. */
function readCost({ id }: Question, reader: FormReader): void {
  const cost = one(reader.values, 'cost');
  if (cost === 'free') reader.take(id, 0);
  else if (cost === 'paid') reader.number(id, { least: 0, most: 99_999, decimals: 2 });
  else reader.take(id, null);
}
