import type { SupabaseClient } from '@supabase/supabase-js';
import { CONTRACTS, STAGES } from '../../activity/activity.ts';
import { languageName } from '../../i18n/language-name.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { viewText } from '../../place/reading.server.ts';
import { write } from '../../server/database.ts';
import { areaChoices, placesByName } from '../add/add-view.server.ts';
import { choicesFor } from '../choices.server.ts';
import { entryHref, entryOf } from '../entry.server.ts';
import type { Fields } from '../fields-of.ts';
import { ORGANISATION_KINDS } from '../../organisation/organisation.ts';
import type { Target } from '../proposal.ts';
import { sayField, sayValue } from '../say-value.server.ts';
import { newSecret } from '../secret.ts';
import { valueReading, type ValueReading } from '../value-reading.server.ts';
import { partValues } from './part-form.ts';
import { localesOf, partOf, PARTS, type Part } from './parts.ts';
import type { ChangeView, PartView } from './view.ts';

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
  const here = await valueReading(neighbourhood, translator, now);
  const organisation = target === 'organisations' ? slug : fields['organisation'];
  return {
    ...(await formView(here, { target, fields, parts: PARTS[target], isProtected })),
    name: viewText(entry.name, here) ?? { text: slug, locale: neighbourhood.defaultLocale },
    href: entryHref(translator.locale, neighbourhood.slug, target, slug),
    isOwn: client !== null && (await mayDecide(client, neighbourhood.slug, organisation)),
    baseRevision: revision,
    open: field === null ? null : (partOf(target, field)?.id ?? null)
  };
}

/** What any form of these parts needs, with what the fields say now. */
export async function formView(
  here: ValueReading,
  about: {
    readonly target: Target;
    readonly fields: Fields;
    readonly parts: readonly Part[];
    readonly isProtected: boolean;
  }
): Promise<Omit<ChangeView, 'name' | 'href' | 'isOwn' | 'baseRevision' | 'open'>> {
  const { neighbourhood, translator, now } = here;
  const { target, fields, parts, isProtected } = about;
  const where = { locale: translator.locale, local: neighbourhood.defaultLocale };
  const [choices, places] = await Promise.all([
    choicesFor(neighbourhood, translator),
    target === 'activities' ? placesByName(neighbourhood, translator.locale) : []
  ]);
  return {
    target,
    parts: parts.map((part) => partView(part, target, fields, here)),
    isProtected,
    choices,
    places: withPresent(places, fields['place'], here),
    neighbourhood: {
      slug: neighbourhood.slug,
      local: neighbourhood.defaultLocale,
      bbox: neighbourhood.bbox,
      outline: neighbourhood.outline
    },
    today: dayAt(now.getTime(), neighbourhood.timeZone).date,
    secret: newSecret(),
    made: now.getTime(),
    values: Object.assign({}, ...parts.map((part) => partValues(part, fields, where))) as ChangeView['values']
  };
}

/** The present place of an activity is one to choose, whatever it is. */
function withPresent(places: ChangeView['places'], place: unknown, here: ValueReading): ChangeView['places'] {
  const slug = typeof place === 'string' ? place.split('/')[1] : undefined;
  if (!slug || places.some(({ value }) => value === slug)) return places;
  const [name] = sayValue('activities', 'place', place, here);
  return [{ value: slug, label: name?.text ?? slug }, ...places];
}

function partView(part: Part, target: Target, fields: Fields, here: ValueReading): PartView {
  const { translator, neighbourhood, say } = here;
  const [field] = part.fields;
  const year = fields[`${field}_year`];
  const where = { locale: translator.locale, local: neighbourhood.defaultLocale };
  return {
    part,
    label: labelOf(part, here),
    lines: linesOf(part, target, fields, here),
    note: typeof year === 'number' ? say('change.year', { year: translator.year(year) }) : null,
    locales:
      part.kind === 'texts'
        ? localesOf(fields[field], where).map((locale) => ({
            locale,
            name: languageName(locale, translator.locale)
          }))
        : [],
    options: part.kind === 'select' || field === 'areas' ? optionsOf(field, here) : []
  };
}

/** What is there now; of a text the reader's language, else another, for the others are in the form. */
function linesOf(
  { kind, fields: names }: Part,
  target: Target,
  fields: Fields,
  here: ValueReading
): PartView['lines'] {
  const [field] = names;
  if (kind === 'texts') {
    const text = viewText(fields[field] as LocalisedText | null, here);
    return text ? [text] : [];
  }
  if (kind === 'documents')
    return [
      ...sayValue(target, 'asked', fields['asked'], here),
      ...((fields['not_asked'] as string[] | undefined) ?? []).map((what) => ({
        text: here.translator.t(`requirementNot.${what}` as 'requirementNot.appointment'),
        locale: here.translator.locale
      }))
    ];
  const shown = kind === 'picture' ? [field] : kind === 'where' ? ['address', 'location_precision'] : names;
  return shown.flatMap((name) => sayValue(target, name, fields[name], here));
}

function labelOf({ kind, fields: [field] }: Part, here: ValueReading): string {
  if (kind === 'period') return here.say('change.period');
  return sayField(kind === 'where' ? 'location' : field, here);
}

function optionsOf(field: string, here: ValueReading): PartView['options'] {
  const { t } = here.translator;
  switch (field) {
    case 'contract':
      return CONTRACTS.map((value) => ({ value, label: t(`calendar.contract.${value}`) }));
    case 'stage':
      return STAGES.map((value) => ({ value, label: t(`calendar.stage.${value}`) }));
    case 'areas':
      return areaChoices(here.areas, here.translator.locale, here.neighbourhood.defaultLocale);
    default:
      return ORGANISATION_KINDS.map((value) => ({
        value,
        label: here.say(`value.organisationKind.${value}`)
      }));
  }
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
