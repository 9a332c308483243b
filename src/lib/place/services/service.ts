import * as v from 'valibot';
import { NAME } from '../../field/bounds.ts';
import { languageTagSchema, localisedTextSchema, textSchema, yearSchema } from '../../field/values.ts';
import { isBlank } from '../../i18n/unseen.ts';
import { LONGEST_HOURS, problemOfHoursText, tidyHours } from '../opening/syntax.ts';

/** A house with more says them on a site of its own. */
export const MOST_SERVICES = 12;

/**
 * What is done at a place at hours of its own: an evening doctor, a desk for papers (docs/decisions/0024). Its hours say
 * nothing of the place's, and the place's nothing of its.
 */
export const serviceSchema = v.strictObject({
  name: v.pipe(
    localisedTextSchema,
    v.check(
      (texts) => Object.values(texts).every((one) => one.length <= NAME && !isBlank(one)),
      `must be at most ${NAME} characters in each language, and not blank`
    )
  ),
  hours: v.exactOptional(
    v.pipe(
      textSchema,
      v.transform(tidyHours),
      v.maxLength(LONGEST_HOURS),
      v.check((hours) => problemOfHoursText(hours) === null, 'cannot be read as opening hours'),
      v.description('OpenStreetMap opening_hours syntax, local time, of this service alone.')
    )
  ),
  year: v.exactOptional(
    v.pipe(
      yearSchema,
      v.description('Year of the source of these hours, while nobody has confirmed them since.')
    )
  ),
  phone: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^\+?\d{3,15}$/, 'must be a telephone number, digits only after the plus'),
      v.description('E.164, or the national short form printed on the door.')
    )
  ),
  languages: v.exactOptional(v.pipe(v.array(languageTagSchema), v.maxLength(20)))
});
export type PlaceService = Readonly<v.InferOutput<typeof serviceSchema>>;
