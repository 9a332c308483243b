import type { Schedule } from '../../activity/schedule/schedule.ts';
import { scheduleFrom } from '../schedule-input.ts';
import { toldFrom } from '../told.ts';
import { readQuestion, type ReadQuestion } from './read-question.ts';

/** Reads any question, times as well: time zones and rules are for the server. */
export const readWholeQuestion: ReadQuestion = (question, reader) => {
  if (question.way !== 'schedule') return readQuestion(question, reader);
  const { id } = question;
  const told = scheduleFrom(toldFrom(reader.values, id), reader.here);
  if ('problem' in told) return reader.refuse(id, told.problem);
  const before = reader.here.live?.[id] as Schedule | null | undefined;
  const { schedule } = told;
  // What the form does not ask about the times stays as it is.
  reader.take(
    id,
    schedule && before ? { ...schedule, pausesInSchoolHolidays: before.pausesInSchoolHolidays } : schedule
  );
};
