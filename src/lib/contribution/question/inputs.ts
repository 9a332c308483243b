import { REQUIREMENTS } from '../../place/vocabulary.ts';
import { CONTACT_WAYS } from './read-contacts.ts';
import type { Question, Way } from './question.ts';

/** What follows the name of an input and a dot, by how it is asked; nothing where no way is named. */
const REST: Readonly<Partial<Record<Way, RegExp>>> = {
  texts: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
  hours: /^(always|holidays|[0-5]\.(days|from|to))$/,
  contacts: new RegExp(`^(${CONTACT_WAYS.join('|')})$`),
  documents: new RegExp(`^(${REQUIREMENTS.join('|')})$`),
  schedule: /^(mode|days|from|to|every|season|first_month|last_month|first|last|dates)$/,
  childcare: /^(free)?$/,
  notices: /^[0-3]\.(kind|text|address|from|until|open_end|source|remove)$/,
  services: /^(\d|1[01])\.(name|phone|remove|hours\.(always|holidays|[0-5]\.(days|from|to)))$/,
  capacity: /^(as_of|left)?$/,
  sources: /^[0-7]\.(name|url)$/
};

/** Whether a form with these questions has an input of that name. */
export function isInputOf(name: string, questions: readonly Question[]): boolean {
  const [beginning = '', ...rest] = name.split('.');
  const question = questions.find(({ inputs }) => inputs.includes(beginning));
  return question !== undefined && rest.length <= 4 && (REST[question.way] ?? /^$/).test(rest.join('.'));
}
