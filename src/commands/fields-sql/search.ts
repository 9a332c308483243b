import type { Field } from '../../lib/field/field.ts';
import { PLACE_FIELDS } from '../../lib/place/fields/index.ts';
import { indented } from './write.ts';

/** What is searched of a field: every language of a text, the names of what is referred to. */
function wordsIn({ name, kind }: Field): string {
  if (kind === 'localised-text') return `private.all_texts(new.${name})`;
  if (kind === 'services') return `private.names_of_services(new.${name})`;
  if (kind === 'keywords') return `private.all_keywords(new.${name})`;
  if (kind === 'reference')
    return `(select private.all_texts(o.name) from public.organisations as o where o.id = new.${name}_id)`;
  return `new.${name}`;
}

/** By what places are found: `words` forgive a typing error, `text` is as it is written. */
export function searchFunctions(): Record<string, string> {
  const searched = (how: Field['search']) =>
    PLACE_FIELDS.filter((field: Field) => field.search === how).map((field) => wordsIn(field));
  const [names, ...words] = searched('words');
  const texts = searched('text').map((sql) => `private.search_normalise(${sql}), ' '`);
  return {
    'private.places_search_text': `create function private.places_search_text()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  words text;
begin
  select concat_ws(
    ' ',
    private.all_texts(coalesce(here.words -> 'name', c.name)),
    private.all_keywords(c.keywords),
    private.all_keywords(here.words -> 'keywords')
  )
  into words
  from public.categories as c
  left join lateral (
    select c.in_countries -> n.country as words from public.neighbourhoods as n where n.id = new.neighbourhood_id
  ) as here on true
  where c.slug = new.category;
  new.search_name := coalesce(private.search_normalise(${names}), '');
  new.search_words := private.search_normalise(
    concat_ws(
${indented(["' '", names, 'words', ...words].join(',\n'), 6)}
    )
  );
  new.search_text := concat(' ', new.search_words, ' ', ${texts.join(', ')});
  return new;
end;
$$;`
  };
}
