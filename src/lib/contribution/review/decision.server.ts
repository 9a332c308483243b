import { REFUSAL_REASONS, type RefusalReason } from '../proposal/followed.ts';
import { quietFields } from '../described.server.ts';
import { editsFrom } from './edits.server.ts';
import type { QueuedProposal } from './queue.ts';
import type { Action } from './view.ts';

/** A decision as the database's `decide` takes it. */
export interface Decision {
  readonly action: Action;
  /** Of the proposal that was looked at; null when the page does not say. */
  readonly version: number | null;
  /** Only these; null for all. */
  readonly fields: readonly string[] | null;
  readonly edits: Readonly<Record<string, unknown>> | null;
  readonly reason: RefusalReason | null;
  readonly words: string | null;
}

/** What is missing in a form: the name of a message beneath `problem`. */
export type DecisionProblem = 'noField' | 'noWords' | 'noReason';

/** The decision a form says about a proposal, or what is missing in it. */
export function decisionFrom(
  action: Action,
  form: FormData,
  { kind, target, changes }: Pick<QueuedProposal, 'kind' | 'target' | 'changes'>
): Decision | DecisionProblem {
  const words = String(form.get('words') ?? '').trim() || null;
  const version = /^\d{1,6}$/.exec(String(form.get('version') ?? ''));
  const nothing = { version: version && Number(version[0]), fields: null, edits: null, reason: null, words };
  if (action === 'ask') return words ? { action, ...nothing } : 'noWords';
  if (action === 'refuse') {
    const reason = REFUSAL_REASONS.find((one) => one === form.get('reason'));
    return reason ? { action, ...nothing, reason } : 'noReason';
  }
  // Where an entry belongs is not for a coordinator to choose: that is accepted with whatever else is.
  const quiet = quietFields(target, 'review');
  const shown = Object.keys(changes).filter((field) => !quiet.includes(field));
  if (kind === 'close' || target === 'photos' || shown.length === 0) return { action, ...nothing };
  const chosen = new Set(form.getAll('field'));
  const fields = shown.filter((field) => chosen.has(field));
  if (fields.length === 0) return 'noField';
  const edits = Object.fromEntries(
    Object.entries(editsFrom(form, target, changes)).filter(([field]) => fields.includes(field))
  );
  return {
    action,
    ...nothing,
    fields: fields.length === shown.length ? null : [...fields, ...quiet],
    edits: Object.keys(edits).length > 0 ? edits : null
  };
}
