import {
  ACTIVITY_KINDS,
  CONTRACTS,
  LEVELS,
  STAGES,
  type ActivityKind,
  type Childcare
} from '../../activity/activity.ts';
import type { Schedule } from '../../activity/schedule/schedule.ts';
import type { Source } from '../../neighbourhood/source.ts';
import { formatDegrees } from '../../geo/bounding-box.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS, type Contacts } from '../../place/place.ts';
import { readContacts, WAYS } from '../contacts-form.ts';
import type { Fields } from '../fields-of.ts';
import type { FormReader } from '../form-reader.ts';
import { one, type FormValues } from '../form-values.ts';
import { pointOf } from '../moved.ts';
import { ORGANISATION_KINDS } from '../../organisation/organisation.ts';
import type { Target } from '../proposal.ts';
import { readChildcare, readCost, STAGE_OF_KIND } from '../read-activity.ts';
import { readPeriod } from '../read-period.ts';
import { readHours, readLanguages, readRequirements } from '../read-place.ts';
import { readSchedule } from '../read-schedule.ts';
import { readSources, sourceValues } from '../sources-form.ts';
import { toldValues } from '../told-schedule.ts';
import { readHours as weekOf, weekValues } from '../week-rows.ts';
import { readWhere } from '../where-form.ts';
import { localesOf, type Part } from './parts.ts';

/** What there is to choose from where a part is read. */
export interface PartChoices {
  readonly target: Target;
  /** Slugs. */
  readonly categories: readonly string[];
  readonly places: readonly string[];
  /** Where a practice may have been tried. */
  readonly areas: readonly string[];
  /** Told by area and telephone alone. */
  readonly isProtected: boolean;
}

/** Several of a few, and one of a few, by field; areas are the neighbourhood's own. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  levels: LEVELS,
  audience: AUDIENCES,
  features: FEATURES,
  stages: STAGES
};
const SELECTS: Readonly<Record<string, readonly string[]>> = {
  contract: CONTRACTS,
  kind: ORGANISATION_KINDS,
  stage: STAGES
};

type Written = Readonly<Record<string, readonly string[]>>;
const typed = (input: string, value: unknown): Written =>
  value === null || value === undefined || value === '' ? {} : { [input]: [String(value)] };

/** What stands in the inputs of a part before anybody types: the other way round of {@link readPart}. */
export function partValues(
  { kind, fields: [field] }: Part,
  fields: Fields,
  where: { locale: string; local: string }
): FormValues {
  const value = fields[field];
  switch (kind) {
    case 'texts':
      return Object.assign(
        {},
        ...localesOf(value, where).map((locale) =>
          typed(`${field}.${locale}`, (value as Record<string, string> | null)?.[locale] ?? '')
        )
      ) as FormValues;
    case 'hours': {
      const week = typeof value === 'string' ? weekOf(value) : null;
      // Hours that rows cannot tell are told anew, whole, or left as they are.
      return week ? weekValues(week, field) : {};
    }
    case 'where':
      return whereValues(fields);
    case 'contacts':
      return Object.assign(
        {},
        ...WAYS.map((way) => typed(`contacts.${way}`, (value as Contacts)[way]))
      ) as FormValues;
    case 'languages':
    case 'choices':
      return { [field]: value as readonly string[] };
    case 'documents':
      return Object.fromEntries([
        ...(fields['asked'] as string[]).map((what) => [`requirement.${what}`, ['asked']]),
        ...(fields['not_asked'] as string[]).map((what) => [`requirement.${what}`, ['not-asked']])
      ]) as FormValues;
    case 'schedule':
      if (value === null) return { 'schedule.mode': ['unknown'] };
      return toldValues(value as Schedule, field) ?? { 'schedule.mode': ['weekly'] };
    case 'venue':
      return typed(field, typeof value === 'string' ? value.split('/')[1] : '');
    case 'yes':
      return value === true ? { [field]: ['yes'] } : {};
    case 'childcare':
      return value === null
        ? {}
        : { childcare: ['yes'], ...((value as Childcare).free && { 'childcare.free': ['yes'] }) };
    case 'cost':
      if (value === null) return {};
      return Number(value) === 0 ? { cost: ['free'] } : { cost: ['paid'], ...typed(field, value) };
    case 'picture':
    case 'number':
    case 'date':
    case 'select':
      return typed(field, value);
    case 'period':
      return { ...typed('since', fields['since']), ...typed('until', fields['until']) };
    case 'sources':
      return sourceValues(value as readonly Source[]);
  }
}

function whereValues(fields: Fields): FormValues {
  const point = pointOf(fields['location']);
  const precision = fields['location_precision'];
  if (precision === 'area-only') return { where: ['protected'] };
  return {
    where: [precision === 'to-confirm' && !fields['address'] ? 'nowhere' : 'somewhere'],
    ...typed('address', fields['address']),
    ...(point && { location: [formatDegrees(point)], location_precision: [String(precision)] })
  };
}

/** Reads the inputs of a part into the changes of a proposal. */
export function readPart(part: Part, reader: FormReader, choices: PartChoices): void {
  const { kind, fields, most = 0, decimals = 0 } = part;
  const [field] = fields;
  switch (kind) {
    case 'texts':
      return readTexts(part, reader);
    case 'picture':
      return readKind(field, reader, choices);
    case 'hours':
      return readHours(reader);
    case 'where':
      if (!choices.isProtected) return void readWhere(reader);
      for (const input of ['address', 'location'])
        if (one(reader.values, input).trim() !== '') reader.refuse(input, { reason: 'protected-position' });
      return;
    case 'contacts':
      return readContacts(reader, choices);
    case 'languages':
      return readLanguages(reader);
    case 'choices':
      return reader.choices(field, field === 'areas' ? choices.areas : (CHOICES[field] ?? []));
    case 'documents':
      return readRequirements(reader);
    case 'schedule':
      return readTimes(reader);
    case 'venue':
      return readVenue(reader, choices);
    case 'yes':
      return reader.take(field, one(reader.values, field) === 'yes');
    case 'childcare':
      return readChildcare(reader);
    case 'cost':
      return readCost(reader);
    case 'number':
      return reader.number(field, { least: 0, most, decimals });
    case 'date':
      return reader.date(field);
    case 'select':
      reader.choice(field, SELECTS[field] ?? [], { required: field === 'kind' });
      return;
    case 'period':
      return readPeriod(reader);
    case 'sources':
      return readSources(reader);
  }
}

/** Inputs `name.it`, `name.ar`, …: each text in its language; languages that the form does not show stay as they are. */
function readTexts(
  { fields: [field], most = 0, lines = false, required = false }: Part,
  reader: FormReader
): void {
  const { locale, local, live } = reader.here;
  const before = (live?.[field] ?? {}) as Record<string, string>;
  const after: Record<string, string> = {};
  for (const one of localesOf(before, { locale, local })) {
    const input = `${field}.${one}`;
    const isShown = Object.hasOwn(reader.values, input);
    const text = isShown ? reader.line(input, { most, lines }) : before[one];
    if (text) after[one] = text;
  }
  const isEmpty = Object.keys(after).length === 0;
  if (isEmpty && required) reader.refuse(`${field}.${locale}`, { reason: 'empty' });
  else reader.take(field, isEmpty ? null : after);
}

function readKind(field: string, reader: FormReader, { categories }: PartChoices): void {
  const chosen = reader.choice(field, field === 'category' ? categories : ACTIVITY_KINDS, { required: true });
  if (field === 'kind' && chosen) reader.take('stage', STAGE_OF_KIND[chosen as ActivityKind] ?? null);
}

/** What the form does not ask about the times stays as it is. */
function readTimes(reader: FormReader): void {
  readSchedule(reader);
  const before = reader.here.live?.['schedule'] as Schedule | null | undefined;
  const after = reader.changes['schedule'] as Schedule | null | undefined;
  if (before && after)
    reader.take('schedule', { ...after, pausesInSchoolHolidays: before.pausesInSchoolHolidays });
}

function readVenue(reader: FormReader, { places }: PartChoices): void {
  const place = one(reader.values, 'place');
  if (place === '') reader.take('place', null);
  else if (places.includes(place)) reader.take('place', `${reader.here.neighbourhood}/${place}`);
  else reader.refuse('place', { reason: 'no-such-value' });
}

/** Every input a form of changes may have besides those of every form. */
export function isInputOf(name: string, parts: readonly Part[]): boolean {
  const [beginning = '', ...rest] = name.split('.');
  const part = parts.find(({ inputs }) => inputs.includes(beginning));
  if (!part || rest.length > 2) return false;
  return part.kind === 'texts'
    ? /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(rest.join('.'))
    : isPlainInput(part, rest);
}

const REST: Readonly<Partial<Record<Part['kind'], RegExp>>> = {
  hours: /^(always|holidays|[0-9]\.(days|from|to))?$/,
  contacts: new RegExp(`^(${WAYS.join('|')})$`),
  documents: new RegExp(`^(${REQUIREMENTS.join('|')})$`),
  schedule: /^(mode|days|from|to|every|season|first_month|last_month|first|last|dates)$/,
  childcare: /^(free)?$/,
  sources: /^[0-7]\.(name|url)$/
};

function isPlainInput({ kind }: Part, rest: readonly string[]): boolean {
  return (REST[kind] ?? /^$/).test(rest.join('.'));
}
