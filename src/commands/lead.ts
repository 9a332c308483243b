/** Of many servers of one database one does what must be done once. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { randomUUID } from 'node:crypto';
import { call } from './calendar-import.ts';

/** What one server alone does. */
type Work = 'letters' | 'calendars';

/** A round is over by then; a server that is gone is followed so late. */
const LEADS_FOR_SECONDS = 600;

/** What one server is called; new at each start. */
export const newLeader = (): string => randomUUID();

/** Whether it is for this server to do the work now: nobody else has it. */
export const leads = (client: SupabaseClient, work: Work, leader: string): Promise<boolean> =>
  call(client, 'take_lead', { work, leader, seconds: LEADS_FOR_SECONDS });
