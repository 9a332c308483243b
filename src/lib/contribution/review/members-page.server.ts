import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Contacts } from '../../field/values.ts';
import { write, type Written } from '../../server/database.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import type { Done } from './done.ts';
import { keepDone } from './done.server.ts';
import { asCoordinator, ask, manageHref } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { organisationsHere } from './organisations-here.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
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
/** Who has a role, and who was invited to one, as `members_of` answers. */
export interface Members {
  readonly members: readonly Person[];
  readonly invitations: readonly Person[];
}
/** Somebody who says that she works for an organisation, as `claims_of` answers. */
export interface Claim {
  readonly id: string;
  readonly email: string | null;
  readonly organisation: Named & { readonly contacts: Contacts };
  readonly words: string | null;
  readonly createdAt: string;
}

/** Who has a role here, who was invited to one, and who says that she works for an organisation. */
export async function membersPage(event: Parameters<typeof asCoordinator>[0]) {
  const found = await asCoordinator(event);
  const { session, neighbourhood } = found;
  const of = { neighbourhood: neighbourhood.slug };
  const [{ members, invitations }, claims, translator, { say }, organisations] = await Promise.all([
    ask(session, 'members_of', of),
    ask(session, 'claims_of', of),
    translatorHere(neighbourhood, event.locals.locale),
    loadSpeech(event.locals.locale, wordsHere(neighbourhood, event.locals.locale), 'review'),
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

/** What a form of this page does, and what is said when it is done. */
interface Work {
  readonly write: (client: SupabaseClient) => Promise<Written<unknown>>;
  readonly done: Done;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of nothing and nobody. */
const NIL = '00000000-0000-0000-0000-000000000000';
const id = (form: FormData) => (UUID.test(text(form, 'id')) ? text(form, 'id') : NIL);

const WORK = {
  invite: (form, neighbourhood): Work => {
    const role = text(form, 'role');
    return {
      write: (client) =>
        write(
          'invite',
          {
            neighbourhood,
            email: text(form, 'email'),
            role,
            organisation: (role !== 'coordinator' && text(form, 'organisation')) || null
          },
          client
        ),
      done: { key: 'invited', name: text(form, 'email').slice(0, 200) }
    };
  },
  remove: (form, neighbourhood): Work => ({
    write: (client) => write('remove_member', { neighbourhood, member: id(form) }, client),
    done: { key: 'removed' }
  }),
  takeBack: (form, neighbourhood): Work => ({
    write: (client) => write('remove_invitation', { neighbourhood, invitation: id(form) }, client),
    done: { key: 'invitationRemoved' }
  }),
  acceptClaim: (form): Work => ({
    write: (client) => write('decide_claim', { claim: id(form), accept: true }, client),
    done: { key: 'claimAccepted' }
  }),
  refuseClaim: (form): Work => ({
    write: (client) => write('decide_claim', { claim: id(form), accept: false }, client),
    done: { key: 'claimRefused' }
  })
} satisfies Record<string, (form: FormData, neighbourhood: string) => Work>;

/** Does what the form says, and says so; or says why not, with what was typed. */
export const membersAction = (work: keyof typeof WORK) => async (event: MembersEvent) => {
  const { session, neighbourhood } = await asCoordinator(event);
  const form = await event.request.formData();
  const { write, done } = WORK[work](form, neighbourhood.slug);
  const { refusal } = await write(session.client);
  const home = manageHref(event.locals.locale, neighbourhood.slug);
  if (refusal) {
    const words = wordsHere(neighbourhood, event.locals.locale);
    const { say } = await loadSpeech(event.locals.locale, words, 'review');
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
