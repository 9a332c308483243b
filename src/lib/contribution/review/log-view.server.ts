import { localised, type LocalisedText } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import type { ViewText } from '../../place/view.ts';
import { asCoordinator, ask } from './require-member.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';

/** What was done in a neighbourhood, as `audit_log` returns it. */
export interface LoggedAction {
  readonly id: number;
  readonly at: string;
  /** E-mail; null when she is no longer there, or it was the operator. */
  readonly who: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly subject: { readonly slug: string | null; readonly name: LocalisedText | null } | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A line of the log. */
interface LogLine {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly subject: ViewText | null;
  readonly href: string | null;
  /** E-mail or reason that the action is about. */
  readonly about: string | null;
}

/** What is written down (`note_audit` in the migrations), and told in words. */
export const ACTIONS = [
  'accept',
  'change',
  'refuse',
  'ask',
  'undo',
  'invited',
  'joined',
  'removed',
  'claim-accepted',
  'claim-refused',
  'calendar-added',
  'calendar-removed',
  'reported-year',
  'completeness',
  'kind-also-called',
  'table-queued'
] as const;
/** How much of a proposal was taken, as its state says. */
function acceptedAs({ state }: LoggedAction['details']): 'accepted' | 'partly-accepted' | 'conflict' {
  return state === 'partly-accepted' || state === 'conflict' ? state : 'accepted';
}

const ROLES = ['coordinator', 'editor', 'partner'] as const;
const A_PAGE = 50;

/** What was decided and who was given or lost a role, the newest first; `before` an id for the page that follows. */
export async function logPage(event: Parameters<typeof asCoordinator>[0]) {
  const { session, neighbourhood } = await asCoordinator(event);
  const before = event.url.searchParams.get('before');
  const [log, speech, translator] = await Promise.all([
    ask(session, 'audit_log', {
      neighbourhood: neighbourhood.slug,
      before: before && /^\d{1,15}$/.test(before) ? Number(before) : null,
      most: A_PAGE
    }),
    loadSpeech(event.locals.locale, wordsHere(neighbourhood, event.locals.locale), 'review'),
    translatorHere(neighbourhood, event.locals.locale)
  ]);
  const { say } = speech;
  const home = `/${translator.locale}/${neighbourhood.slug}`;
  const lines = log.map(({ id, at, who, action, target, subject, details }): LogLine => {
    const known = ACTIONS.find((one) => one === action);
    const role = ROLES.find((one) => one === details['role']);
    const hasPage = target === 'places' || target === 'activities' || target === 'organisations';
    return {
      id,
      at: translator.moment(new Date(at), neighbourhood.timeZone),
      who: who ?? say('log.nobody'),
      what: known
        ? say(known === 'accept' ? `log.accepted.${acceptedAs(details)}` : `log.action.${known}`)
        : action,
      subject: subject?.name ? localised(subject.name, translator.locale, neighbourhood.defaultLocale) : null,
      href: hasPage && subject?.slug ? `${home}/${target}/${subject.slug}` : null,
      about:
        [details['email'], role && say(`role.${role}`)].filter((one) => typeof one === 'string').join(', ') ||
        null
    };
  });
  return { lines, older: log.length === A_PAGE ? `?before=${log.at(-1)!.id}` : null };
}
