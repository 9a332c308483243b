import type { Field, Kind } from '../../lib/field/field.ts';
import { quoted } from './write.ts';

const list = "text[] not null default '{}'";
const object = (name: string) => `jsonb not null default '{}' check (jsonb_typeof(${name}) = 'object')`;
const objects = (name: string) => `jsonb not null default '[]' check (jsonb_typeof(${name}) = 'array')`;

/** The type of a column and what it is held to, by the kind of its field. */
const COLUMNS: Readonly<Record<Kind, (field: Field) => string>> = {
  slug: ({ name }) => `text not null check (${name} ~ '^[a-z0-9]+(-[a-z0-9]+)*$')`,
  text: ({ name }) => `text check (length(${name}) between 1 and 4000)`,
  'localised-text': ({ name }) => `jsonb check (private.is_localised_text(${name}))`,
  choice: ({ name, values = [] }) => `text check (${name} in (${values.map(quoted).join(', ')}))`,
  choices: ({ name, values = [] }) => `${list} check (${name} <@ array[${values.map(quoted).join(', ')}])`,
  levels: () => list,
  category: () => 'text references public.categories (slug) on delete restrict',
  languages: ({ name }) => `${list} check (private.are_language_tags(${name}))`,
  slugs: () => list,
  keywords: ({ name }) => object(name),
  number: () => 'numeric',
  money: ({ name }) => `numeric(8, 2) check (${name} >= 0)`,
  year: ({ name }) => `integer check (${name} between 1990 and 2100)`,
  month: () => 'text',
  day: () => 'date',
  moment: () => 'timestamptz',
  yes: () => 'boolean not null default false',
  hours: ({ name }) => `text check (length(${name}) between 1 and 500)`,
  schedule: ({ name }) => `jsonb check (jsonb_typeof(${name}) = 'object')`,
  childcare: ({ name }) => `jsonb check (jsonb_typeof(${name}) = 'object')`,
  capacity: ({ name }) => `jsonb check (jsonb_typeof(${name}) = 'object')`,
  contacts: ({ name }) => object(name),
  notices: ({ name }) => objects(name),
  services: ({ name }) => objects(name),
  sources: ({ name }) => objects(name),
  point: () => 'extensions.geography (point, 4326)',
  precision: ({ name, values = [] }) => `text check (${name} in (${values.map(quoted).join(', ')}))`,
  reference: ({ to }) => `uuid references public.${to} (id) on delete restrict`
};

/** Its column: a reference is kept by the id of what it names. */
export const columnOf = ({ name, kind }: Field): string => (kind === 'reference' ? `${name}_id` : name);

/** As `create table` would say it: `jsonb check (…)`. */
export function columnTypeOf(field: Field): string {
  const said = field.column ?? COLUMNS[field.kind](field);
  return field.required && !said.includes('not null') ? said.replace(/^(\w+(\[\])?)/, '$1 not null') : said;
}
