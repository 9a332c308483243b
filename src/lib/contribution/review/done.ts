import * as v from 'valibot';

/** Of what it can be said that it was done: the names of messages beneath `done`. */
export const DONE_KEYS = [
  'accepted',
  'partly-accepted',
  'conflict',
  'unchanged',
  'asked',
  'refused',
  'undone',
  'undoneNot',
  'undoneGone',
  'confirmed',
  'confirmedAll',
  'confirmedBefore',
  'invited',
  'removed',
  'invitationRemoved',
  'claimAccepted',
  'claimRefused',
  'manyAccepted',
  'manyRefused',
  'manyFailed',
  'yearReported',
  'checked',
  'collectedSaid',
  'kindCalled',
  'calendarAdded',
  'calendarRemoved',
  'tableQueued',
  'capacityTold',
  'capacityWaits'
] as const;

/** What was just done, said once on the page that comes next. */
const Done = v.object({
  key: v.picklist(DONE_KEYS),
  /** Of the entry, as it was shown. */
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
  count: v.optional(v.number()),
  /** The revision that undoing it would undo. */
  revision: v.optional(v.number())
});
export type Done = v.InferOutput<typeof Done>;

/** As it travels in a cookie; what is no such thing is nothing. */
export function readDone(text: string): Done | null {
  try {
    const { success, output } = v.safeParse(Done, JSON.parse(text));
    return success ? output : null;
  } catch {
    return null;
  }
}
