import type { Schedule } from '../../activity/schedule/schedule.ts';
import type { FormReader } from '../form-reader.ts';
import { scheduleFrom } from '../schedule-input.ts';
import { toldFrom } from '../told.ts';
import { readNotices } from './read-notices.ts';
import { readQuestion, type ReadQuestion } from './read-question.ts';
import { readServices } from './read-services.ts';

/** Reads any question, also what the browser does not: times, for which zones and rules are on the server, and lists. */
export const readWholeQuestion: ReadQuestion = (question, reader) => {
  if (question.way === 'notices') return readNotices(reader);
  if (question.way === 'services') return readServices(reader);
  if (question.way === 'schedule') return readSchedule(question.id, reader);
  return readQuestion(question, reader);
};

function readSchedule(id: string, reader: FormReader): void {
  const told = scheduleFrom(toldFrom(reader.values, id), reader.here);
  if ('problem' in told) return reader.refuse(id, told.problem);
  const before = reader.here.live?.[id] as Schedule | null | undefined;
  const { schedule } = told;
  // What the form does not ask about the times stays as it is.
  reader.take(
    id,
    schedule && before ? { ...schedule, pausesInSchoolHolidays: before.pausesInSchoolHolidays } : schedule
  );
}
