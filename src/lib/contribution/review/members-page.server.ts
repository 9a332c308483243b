import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import { loadTranslator } from '../../i18n/translator.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { write } from '../../server/database.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import type { Done } from './done.ts';
import { keepDone } from './done.server.ts';
import { asCoordinator, ask, manageHref } from './inside.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { organisationsHere } from './organisations-here.server.ts';
import type { ReviewKey } from './speech.ts';

type MembersEvent = Parameters<typeof asCoordinator>[0] & Pick<RequestEvent, 'cookies'>;
type Role = 'coordinator' | 'editor' | 'partner';
interface Named {
  readonly slug: string;
  readonly name: LocalisedText;
}
interface Person {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly organisation: Named | null;
  readonly since: string;
  readonly isYou?: boolean;
}
interface Claim {
  readonly id: string;
  readonly email: string | null;
  readonly organisation: Named;
  readonly words: string | null;
  readonly createdAt: string;
}

/** Who has a role here, who was invited to one, and who says that she works for an organisation. */
export async function membersPage(event: Parameters<typeof asCoordinator>[0]) {
  const found = await asCoordinator(event);
  const { session, neighbourhood } = found;
  const of = { neighbourhood: neighbourhood.slug };
  const [{ members, invitations }, claims, translator, { say }, organisations] = await Promise.all([
    ask<{ members: readonly Person[]; invitations: readonly Person[] }>(session, 'members_of', of),
    ask<readonly Claim[]>(session, 'claims_of', of),
    loadTranslator(event.locals.locale),
    loadSpeech(event.locals.locale, 'review'),
    organisationsHere(found, event.locals)
  ]);
  const named = ({ slug, name }: Named) =>
    nameOrSlug({ slug, name }, translator.locale, neighbourhood.defaultLocale);
  const day = (at: string) => translator.date(new Date(at), neighbourhood.timeZone);
  const person = ({ id, email, role, organisation, since, isYou = false }: Person) => ({
    id,
    email,
    role: say(`role.${role}`),
    organisation: organisation && named(organisation),
    since: day(since),
    isYou
  });
  return {
    members: members.map(person),
    invitations: invitations.map(person),
    claims: claims.map(({ id, email, organisation, words, createdAt }) => ({
      id,
      email: email ?? '',
      organisation: named(organisation),
      words,
      since: day(createdAt)
    })),
    organisations
  };
}

/** What a form of this page does: which function, with what, and what is said when it is done. */
interface Work {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly done: Done;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const id = (form: FormData) => (UUID.test(text(form, 'id')) ? text(form, 'id') : null);

const WORK = {
  invite: (form, neighbourhood): Work => {
    const role = text(form, 'role');
    return {
      name: 'invite',
      parameters: {
        neighbourhood,
        email: text(form, 'email'),
        role,
        organisation: (role !== 'coordinator' && text(form, 'organisation')) || null
      },
      done: { key: 'invited', name: text(form, 'email').slice(0, 200) }
    };
  },
  remove: (form, neighbourhood): Work => ({
    name: 'remove_member',
    parameters: { neighbourhood, member: id(form) },
    done: { key: 'removed' }
  }),
  takeBack: (form, neighbourhood): Work => ({
    name: 'remove_invitation',
    parameters: { neighbourhood, invitation: id(form) },
    done: { key: 'invitationRemoved' }
  }),
  acceptClaim: (form): Work => ({
    name: 'decide_claim',
    parameters: { claim: id(form), accept: true },
    done: { key: 'claimAccepted' }
  }),
  refuseClaim: (form): Work => ({
    name: 'decide_claim',
    parameters: { claim: id(form), accept: false },
    done: { key: 'claimRefused' }
  })
} satisfies Record<string, (form: FormData, neighbourhood: string) => Work>;

/** Does what the form says, and says so; or says why not, with what was typed. */
export const membersAction = (work: keyof typeof WORK) => async (event: MembersEvent) => {
  const { session, neighbourhood } = await asCoordinator(event);
  const form = await event.request.formData();
  const { name, parameters, done } = WORK[work](form, neighbourhood.slug);
  const { refusal } = await write(name, parameters, session.client);
  const home = manageHref(event.locals.locale, neighbourhood.slug);
  if (refusal) {
    const { say } = await loadSpeech(event.locals.locale, 'review');
    return fail(OUTCOME_STATUS[outcomeOf(refusal).kind], {
      work,
      sentence: say(problemOf(refusal.code, refusal.field, refusal.details)),
      email: text(form, 'email'),
      role: text(form, 'role'),
      organisation: text(form, 'organisation')
    });
  }
  keepDone(event.cookies, home, done);
  // Who took her own role away is no longer let in here.
  redirect(303, `${home}/members`);
};

function problemOf(code: string, field: string | null, details: string | null): ReviewKey {
  if (code === '22023' && field === 'email') return 'signIn.problem.email';
  if (code === '22023') return 'problem.organisation';
  if (code === 'PT409') return details === 'last' ? 'problem.last' : 'problem.decided';
  if (code === 'PT404') return 'problem.gone';
  return 'problem.forbidden';
}
