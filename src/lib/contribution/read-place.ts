import { AUDIENCES, FEATURES, REQUIREMENTS } from '../place/place.ts';
import { problemOfText as problemOfHours, tidyHours } from '../place/opening/syntax.ts';
import { readContacts } from './contacts-form.ts';
import { all, one } from './form-values.ts';
import type { FormReader } from './form-reader.ts';
import { MOST } from './proposal.ts';
import { problemOfWeek, weekFrom, writeHours } from './week-rows.ts';
import { readWhere } from './where-form.ts';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/;
const MOST_LANGUAGES = 20;

/** Reads the whole form of a place. `categories`: the slugs there are. */
export function readPlace(reader: FormReader, categories: readonly string[]): void {
  reader.choice('category', categories, { required: true });
  const isProtected = readWhere(reader) === 'protected';
  reader.localised('name', { most: MOST.name, required: true, onTheDoor: true });
  reader.localised('summary', { most: MOST.text, lines: true });
  reader.choices('audience', AUDIENCES);
  reader.choices('features', FEATURES);
  readLanguages(reader);
  readHours(reader);
  reader.localised('opening_hours_note', { most: MOST.line });
  readRequirements(reader);
  readContacts(reader, { isProtected });
}

export function readLanguages(reader: FormReader): void {
  const languages = all(reader.values, 'languages');
  if (languages.length > MOST_LANGUAGES) reader.refuse('languages', { reason: 'too-many' });
  else if (languages.some((tag) => !LANGUAGE.test(tag)))
    reader.refuse('languages', { reason: 'no-such-value' });
  else reader.take('languages', languages, []);
}

/** Inputs of week-rows.ts, or `opening_hours` itself where rows cannot say it. */
export function readHours(reader: FormReader): void {
  const written = tidyHours(one(reader.values, 'opening_hours'));
  if (written !== '') {
    if (problemOfHours(written) !== null) reader.refuse('opening_hours', { reason: 'invalid' });
    else reader.take('opening_hours', written);
    return;
  }
  const week = weekFrom(reader.values, 'opening_hours');
  const problem = problemOfWeek(week);
  if (problem) reader.refuse('opening_hours', problem);
  else reader.take('opening_hours', writeHours(week));
}

/** Inputs `requirement.<what>`: `asked`, `not-asked`, or nothing when it is not known. */
export function readRequirements(reader: FormReader): void {
  const answered = (answer: string) =>
    REQUIREMENTS.filter((what) => all(reader.values, `requirement.${what}`).includes(answer));
  if (answered('asked').some((what) => answered('not-asked').includes(what)))
    return reader.refuse('asked', { reason: 'asked-too' });
  reader.take('asked', answered('asked'), []);
  reader.take('not_asked', answered('not-asked'), []);
}
