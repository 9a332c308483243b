import type { SupabaseClient } from '@supabase/supabase-js';
import { languageName } from '../../i18n/language-name.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { viewText } from '../../place/reading.server.ts';
import { write } from '../../server/database.ts';
import { choicesFor } from '../choices.server.ts';
import { entryHref, entryOf } from '../entry.server.ts';
import type { Fields } from '../fields-of.ts';
import type { Target } from '../proposal.ts';
import { sayField, sayValue } from '../say-value.server.ts';
import { newSecret } from '../secret.ts';
import { valueReading, type ValueReading } from '../value-reading.server.ts';
import { answersNow } from '../question/answers-now.ts';
import { offeredFor } from '../question/offered.server.ts';
import { optionsOf } from '../question/options.server.ts';
import { localesOf, questionOf, type Question } from '../question/question.ts';
import { questionsToChange } from '../question/questions.server.ts';
import type { ChangeQuestion, ChangeView } from './view.ts';

/** What is to be corrected, by whom. */
export interface ChangeAsked {
  readonly target: Target;
  readonly slug: string;
  /** A field to begin with. */
  readonly field: string | null;
  /** Of the session, when somebody has signed in. */
  readonly client: SupabaseClient | null;
  readonly now: Date;
}

/** The form that corrects an entry, with a secret of its own; throws a 404 when the entry is not there. */
export async function changeView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  { target, slug, field, client, now }: ChangeAsked
): Promise<ChangeView> {
  const entry = await entryOf(neighbourhood.slug, target, slug);
  const { fields, revision, isProtected } = entry;
  const questions = questionsToChange(target, await offeredFor(neighbourhood.slug, target));
  const here = await valueReading(neighbourhood, translator, now);
  const organisation = target === 'organisations' ? slug : fields['organisation'];
  return {
    ...(await formView(here, { target, fields, questions, isProtected })),
    name: viewText(entry.name, here) ?? { text: slug, locale: neighbourhood.defaultLocale },
    href: entryHref(translator.locale, neighbourhood.slug, target, slug),
    isOwn: client !== null && (await mayDecide(client, neighbourhood.slug, organisation)),
    baseRevision: revision,
    open: field === null ? null : (questionOf(questions, field)?.id ?? null)
  };
}

/** What any form with these questions needs, with what the fields say now. */
export async function formView(
  here: ValueReading,
  about: {
    readonly target: Target;
    readonly fields: Fields;
    readonly questions: readonly Question[];
    readonly isProtected: boolean;
  }
): Promise<Omit<ChangeView, 'name' | 'href' | 'isOwn' | 'baseRevision' | 'open'>> {
  const { neighbourhood, translator, now } = here;
  const { target, fields, questions, isProtected } = about;
  const where = { locale: translator.locale, local: neighbourhood.defaultLocale };
  return {
    target,
    questions: await Promise.all(questions.map((question) => asked(question, target, fields, here))),
    isProtected,
    choices: choicesFor(translator),
    neighbourhood: {
      slug: neighbourhood.slug,
      local: neighbourhood.defaultLocale,
      bbox: neighbourhood.bbox,
      outline: neighbourhood.outline
    },
    today: dayAt(now.getTime(), neighbourhood.timeZone).date,
    secret: newSecret(),
    made: now.getTime(),
    values: Object.assign(
      {},
      ...questions.map((question) => answersNow(question, fields, where))
    ) as ChangeView['values']
  };
}

async function asked(
  { values: _, ...question }: Question,
  target: Target,
  fields: Fields,
  here: ValueReading
): Promise<ChangeQuestion> {
  const { translator, neighbourhood, say } = here;
  const { id, way } = question;
  const year = fields[`${id}_year`];
  const where = { locale: translator.locale, local: neighbourhood.defaultLocale };
  const options = await optionsOf(question, target, here);
  return {
    ...question,
    label: way === 'period' ? say('change.period') : sayField(id, here),
    hint: null,
    now: linesOf(question, target, fields, here),
    note: typeof year === 'number' ? say('change.year', { year: translator.year(year) }) : null,
    there: Array.isArray(fields[id]) ? fields[id].length : 0,
    locales:
      way === 'texts'
        ? localesOf(fields[id], where).map((locale) => ({
            locale,
            name: languageName(locale, translator.locale)
          }))
        : [],
    options: way === 'place' ? withPresent(options, fields[id], here) : options,
    none: question.required ? null : say(way === 'place' ? 'change.elsewhere' : 'change.missing')
  };
}

/** The present place of an activity is one to choose, whatever it is. */
function withPresent(
  places: ChangeQuestion['options'],
  place: unknown,
  here: ValueReading
): ChangeQuestion['options'] {
  const slug = typeof place === 'string' ? place.split('/')[1] : undefined;
  if (!slug || places.some(({ value }) => value === slug)) return places;
  const [name] = sayValue('activities', 'place', place, here);
  return [{ value: slug, label: name?.text ?? slug }, ...places];
}

/** What is there now; of a text the reader's language, else another, for the others are in the form. */
function linesOf(
  { way, id, fields: names }: Pick<Question, 'way' | 'id' | 'fields'>,
  target: Target,
  fields: Fields,
  here: ValueReading
): ChangeQuestion['now'] {
  const said = (name: string) => sayValue(target, name, fields[name], here);
  if (way === 'texts') {
    const text = viewText(fields[id] as LocalisedText | null, here);
    return text ? [text] : [];
  }
  if (way === 'documents')
    return [
      ...said('asked'),
      ...((fields['not_asked'] as string[] | undefined) ?? []).map((what) => ({
        text: here.translator.t(`requirementNot.${what}` as 'requirementNot.appointment'),
        locale: here.translator.locale
      }))
    ];
  const shown = way === 'picture' ? [id] : way === 'where' ? ['address', 'location_precision'] : names;
  return shown.flatMap(said);
}

/** Whether a change by whoever has signed in would be taken at once; the database decides when it is sent. */
async function mayDecide(
  client: SupabaseClient,
  neighbourhood: string,
  organisation: unknown
): Promise<boolean> {
  const { value } = await write('my_roles', {}, client);
  return (
    value !== null &&
    (value.coordinates.some(({ slug }) => slug === neighbourhood) ||
      value.edits.some(({ slug }) => slug === organisation))
  );
}
