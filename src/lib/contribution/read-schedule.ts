import type { FormReader } from './form-reader.ts';
import { scheduleFrom } from './told-schedule.ts';
import { toldFrom } from './told.ts';

/** Inputs of told-schedule.ts. Apart from the others: it weighs ten times as much as they do (time zones, rules). */
export function readSchedule(reader: FormReader): void {
  const told = scheduleFrom(toldFrom(reader.values, 'schedule'), reader.here);
  if ('problem' in told) reader.refuse('schedule', told.problem);
  else reader.take('schedule', told.schedule);
}
