import { error } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { viewText } from '../../place/reading.server.ts';
import { read } from '../../server/database.ts';
import { quietFields } from '../described.server.ts';
import { entryHref } from '../entry.server.ts';
import { sayChange, sayField } from '../say-value.server.ts';
import { isSecret, proposalHref } from '../secret.ts';
import { valueReading, type ValueReading } from '../value-reading.server.ts';
import {
  fieldOutcome,
  whatBecameOf,
  REFUSAL_REASONS,
  type FollowedProposal,
  type State
} from './followed.ts';
import type { ProposalView, StepView } from './view.ts';

const TONES: Readonly<Record<State, ProposalView['tone']>> = {
  pending: 'waiting',
  asked: 'question',
  accepted: 'good',
  'partly-accepted': 'good',
  conflict: 'bad',
  unchanged: 'good',
  refused: 'bad',
  withdrawn: 'bad'
};

/** A proposal by its secret; throws a 404 when there is none, or it is of another neighbourhood. */
export async function proposalBySecret(neighbourhood: string, secret: string): Promise<FollowedProposal> {
  const proposal = isSecret(secret) ? await read('proposal_by_secret', { secret }) : null;
  if (!proposal || proposal.neighbourhood !== neighbourhood) error(404, 'There is no such proposal.');
  return proposal;
}

/** The private page of a proposal. `origin` is ours, for the address to keep. */
export async function proposalView(
  { neighbourhood, secret }: { readonly neighbourhood: string; readonly secret: string },
  translator: Translator,
  { origin, now }: { readonly origin: string; readonly now: Date }
): Promise<ProposalView> {
  const proposal = await proposalBySecret(neighbourhood, secret);
  const undoneAt = (await read('proposal_undone', { secret })) as string | null;
  const here = await valueReading(await neighbourhoodBySlug(neighbourhood), translator, now);
  const { say } = here;
  const { locale } = translator;
  const { state, target, kind, entry } = proposal;
  const outcome = whatBecameOf({ state, kind, isClosed: entry.closed, isUndone: undoneAt !== null });
  const page = proposalHref(locale, neighbourhood, secret);
  const isNew = kind === 'create';
  const named = entry.name ?? proposal.changes['name'] ?? proposal.changes['title'];
  const href =
    entry.slug && !entry.closed && target !== 'photos'
      ? entryHref(locale, neighbourhood, target, entry.slug)
      : null;
  const day = (instant: string) => translator.date(new Date(instant), here.neighbourhood.timeZone);
  const changes = shownChanges(undoneAt === null ? proposal : { ...proposal, applied: [] }, here);
  return {
    state,
    title: say(`state.${outcome}.title`),
    lead: say(`state.${outcome}.lead`),
    tone: outcome === 'undone' || outcome === 'gone' ? 'bad' : TONES[state],
    isNew,
    name: viewText((named ?? null) as LocalisedText | null, here),
    href,
    isClosed: entry.closed,
    said: saidIn(proposal, here),
    changes,
    steps: [...stepsOf(proposal, here), ...(undoneAt === null ? [] : [undoneStep(undoneAt, here)])],
    reason: reasonInWords(proposal, here),
    thread: withMessage(proposal).map(({ at, by, words }) => ({
      who: say(by === 'contributor' ? 'proposal.fromYou' : 'proposal.fromCoordinator'),
      isMine: by === 'contributor',
      at,
      day: day(at),
      words
    })),
    mayWithdraw: proposal.mayWithdraw,
    mayAdd: proposal.mayAdd,
    correctHref: proposal.mayAdd && changes.length > 0 ? `${page}/change` : null,
    hasContact: proposal.hasContact,
    photos: proposal.photos.map((photo) => ({
      id: photo.id,
      src:
        photo.state === 'refused' || photo.state === 'withdrawn'
          ? null
          : `${page}/photos/${photo.id}-small.webp`,
      alt: viewText(photo.alt, here) ?? { text: '', locale },
      state: say(`proposal.photoState.${isPhotoState(photo.state) ? photo.state : 'pending'}`)
    })),
    url: origin + page,
    anotherHref: href && !isNew ? `${href}/change` : `${neighbourhoodHref(locale, neighbourhood)}/add`
  };
}

function saidIn({ report, target, kind }: FollowedProposal, { say }: ValueReading): string {
  // An activity does not close, it is no longer there.
  if (report && !(report === 'closed' && target === 'activities')) return say(`proposal.report.${report}`);
  return target === 'photos' ? say('proposal.kind.photo') : say(`proposal.kind.${kind}`);
}

/** What was written with the proposal is the first of what was written about it. */
function withMessage({ message, createdAt, thread }: FollowedProposal): FollowedProposal['thread'] {
  return message ? [{ at: createdAt, by: 'contributor', words: message }, ...thread] : thread;
}

const PHOTO_STATES = ['pending', 'asked', 'accepted', 'refused', 'withdrawn'] as const;

function isPhotoState(state: string): state is (typeof PHOTO_STATES)[number] {
  return (PHOTO_STATES as readonly string[]).includes(state);
}

function shownChanges(proposal: FollowedProposal, here: ValueReading): ProposalView['changes'] {
  const { kind, target } = proposal;
  // A photo is shown, not told.
  if (kind === 'close' || target === 'photos') return [];
  const quiet = quietFields(target, 'proposal');
  return Object.entries(proposal.changes)
    .filter(([field]) => !quiet.includes(field))
    .map(([field, to]) => {
      const fate = fieldOutcome(field, proposal);
      return {
        field: sayField(field, here),
        ...sayChange(target, field, { from: proposal.before?.[field] ?? null, to }, here),
        fate: fate && here.say(`proposal.${fate}`),
        fateTone: fate === 'applied' ? 'good' : 'bad'
      };
    });
}

function reasonInWords({ reason, state }: FollowedProposal, { say }: ValueReading): string | null {
  if (state !== 'refused' || reason === null) return null;
  return say(`reason.${REFUSAL_REASONS.find((one) => one === reason) ?? 'other'}`);
}

function undoneStep(at: string, { say, translator, neighbourhood }: ValueReading): StepView {
  const date = translator.date(new Date(at), neighbourhood.timeZone);
  return { label: say('proposal.undoneOn', { date }), at };
}

function stepsOf({ createdAt, decidedAt, state, thread }: FollowedProposal, here: ValueReading): StepView[] {
  const { say, translator, neighbourhood } = here;
  const step = (key: 'sentOn' | 'askedOn' | 'answeredOn' | 'decidedOn', at: string): StepView => ({
    label: say(`proposal.${key}`, { date: translator.date(new Date(at), neighbourhood.timeZone) }),
    at
  });
  return [
    step('sentOn', createdAt),
    // The coordinator's words that came with the decision are no question.
    ...thread
      .filter(({ at, by }) => by === 'contributor' || decidedAt === null || at < decidedAt)
      .map(({ at, by }) => step(by === 'contributor' ? 'answeredOn' : 'askedOn', at)),
    ...(decidedAt
      ? [
          {
            ...step('decidedOn', decidedAt),
            ...(state === 'withdrawn' && { label: say('state.withdrawn.title') })
          }
        ]
      : [{ label: say('proposal.waiting'), at: null }])
  ];
}
