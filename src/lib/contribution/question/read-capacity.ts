import type { Capacity } from '../../activity/fields/capacity.ts';
import { one } from '../form-values.ts';
import type { FormReader } from '../form-reader.ts';
import type { Question } from './question.ts';

/** Inputs `capacity` (a state, or nothing: nobody knows), `capacity.as_of` (no day is today) and `capacity.left`. */
export function readCapacity({ id, values = [], most = 0 }: Question, reader: FormReader): void {
  const state = one(reader.values, id);
  if (state === '') return reader.take(id, null);
  if (!values.includes(state)) return reader.refuse(id, { reason: 'no-such-value' });
  const asOf = reader.day(`${id}.as_of`, { notAfter: reader.here.today }) ?? reader.here.today;
  const left = state === 'open' ? one(reader.values, `${id}.left`).trim() : '';
  if (left !== '' && !(/^[1-9]\d{0,6}$/.test(left) && Number(left) <= most))
    return reader.refuse(`${id}.left`, { reason: 'number' });
  const told: Capacity = {
    state: state as Capacity['state'],
    as_of: asOf,
    ...(left !== '' && { left: Number(left) })
  };
  reader.take(id, told);
}
