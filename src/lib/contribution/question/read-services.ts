import { dialled, exampleNumbers } from '../../country/telephone.ts';
import { LINE, NAME } from '../../field/bounds.ts';
import { MOST_SERVICES, type PlaceService } from '../../place/services/service.ts';
import type { FormReader } from '../form-reader.ts';
import { one, type FormValues } from '../form-values.ts';
import { problemOfWeek, weekFrom, weekOfHours, weekValues, writeHours } from '../week-rows.ts';
import { shownOf, withWritten } from './own-words.ts';

/**
 * Inputs `services.0.name`, `services.0.hours.…` (week-rows.ts), `services.0.phone` and `services.0.remove`: those that are
 * there in their order, then a new one. Hours that rows cannot tell stay while nobody tells others; the year of a source
 * stays with the hours it spoke of.
 */
export function readServices(reader: FormReader): void {
  const { values, here } = reader;
  const before = (here.live?.['services'] ?? []) as readonly PlaceService[];
  const services: PlaceService[] = [];
  for (let row = 0; row < MOST_SERVICES; row++) {
    const inputs = `services.${row}`;
    if (one(values, `${inputs}.remove`) === 'yes') continue;
    const was = before[row];
    const week = weekFrom(values, `${inputs}.hours`);
    const name = reader.line(`${inputs}.name`, { most: NAME });
    const phone = phoneIn(`${inputs}.phone`, reader);
    if (name === null) {
      // What is told of something has a name.
      if (was || phone || week.always || week.rows.length > 0)
        reader.refuse(`${inputs}.name`, { reason: 'service-name' });
      continue;
    }
    const problem = problemOfWeek(week);
    if (problem) reader.refuse(`${inputs}.hours`, problem);
    const hours = problem ? null : hoursAfter(was, writeHours(week));
    services.push({
      name: withWritten(was?.name, name, here),
      ...(hours !== null && { hours }),
      ...(was?.year !== undefined && hours === was.hours && { year: was.year }),
      ...(phone !== null && { phone }),
      ...(was?.languages && { languages: was.languages })
    });
  }
  reader.take('services', services, []);
}

function hoursAfter(was: PlaceService | undefined, told: string | null): string | null {
  if (!was?.hours) return told;
  const shown = weekOfHours(was.hours);
  if (!shown) return told ?? was.hours;
  return told === writeHours(shown) ? was.hours : told;
}

function phoneIn(input: string, reader: FormReader): string | null {
  const typed = reader.line(input, { most: LINE });
  if (typed === null) return null;
  const phone = dialled(typed, reader.here.telephone);
  if (/^\+?\d{3,15}$/.test(phone)) return phone;
  reader.refuse(input, { reason: 'phone', examples: exampleNumbers('phone', reader.here.telephone) });
  return null;
}

/** What stands in those inputs before anybody types. */
export const serviceValues = (
  services: readonly PlaceService[],
  where: { readonly locale: string; readonly local: string }
): FormValues =>
  Object.assign(
    {},
    ...services.map(({ name, hours, phone }, row) => {
      const inputs = `services.${row}`;
      const week = hours === undefined ? null : weekOfHours(hours);
      return {
        [`${inputs}.name`]: [shownOf(name, where)],
        ...(phone && { [`${inputs}.phone`]: [phone] }),
        ...(week && weekValues(week, `${inputs}.hours`))
      };
    })
  ) as FormValues;
