import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../../neighbourhood/neighbourhoods.server.ts';
import { write, type AnswerOf, type FunctionName, type Given } from '../../server/database.ts';
import { ownAddress } from '../../server/own-address.ts';
import type { Session } from '../../server/session.server.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { coordinates, type Roles } from './roles.ts';

/** Somebody who signed in, and where. */
export interface Inside {
  readonly session: Session;
  readonly roles: Roles;
  readonly neighbourhood: NeighbourhoodWithOutline;
}

/** A request of a page of managing. */
type ManageEvent = Pick<RequestEvent, 'locals' | 'url' | 'request'> & {
  readonly params: Readonly<Record<string, string | undefined>>;
};

/**
 * Asks the database in her name for what a page cannot do without: when it refuses, that is the page's answer too (403,
 * 404 …). Throws a 503 when it does not answer.
 */
export async function ask<Name extends FunctionName>(
  { client }: Session,
  name: Name,
  ...[parameters = {}]: Given<Name>
): Promise<AnswerOf<Name>> {
  const { value, refusal } = await write(name, parameters, client);
  if (refusal === null) return value;
  error(OUTCOME_STATUS[outcomeOf(refusal).kind], refusal.message);
}

const rolesOf = new WeakMap<App.Locals, Promise<Roles>>();

/** Her roles, asked once for a request; null when nobody has signed in. */
export async function rolesIn(locals: App.Locals): Promise<Roles | null> {
  const session = await locals.session();
  if (!session) return null;
  const known = rolesOf.get(locals) ?? ask(session, 'my_roles');
  rolesOf.set(locals, known);
  return known;
}

/** `/{l}/{n}/manage` */
export const manageHref = (locale: string, neighbourhood: string): string =>
  `/${locale}/${neighbourhood}/manage`;

/**
 * Lets in who has signed in, whatever her role; sends anybody else to sign in and back here. A form that was sent too
 * late comes back to the page it stood on.
 */
export async function inside({ locals, params, url }: ManageEvent): Promise<Inside> {
  const neighbourhood = await neighbourhoodBySlug(params['neighbourhood'] ?? '');
  const session = await locals.session();
  const roles = await rolesIn(locals);
  if (!session || !roles) {
    const kept = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
    const home = manageHref(locals.locale, neighbourhood.slug);
    // What would not be gone back to need not be sent: a header has its bounds too.
    const back = ownAddress(url.pathname + (kept.size > 0 ? `?${kept}` : ''), home);
    redirect(303, `${home}/sign-in?${new URLSearchParams({ back })}`);
  }
  return { session, roles, neighbourhood };
}

/** Lets in who coordinates this neighbourhood; throws a 403 for anybody else who has signed in. */
export async function asCoordinator(event: ManageEvent): Promise<Inside> {
  const found = await inside(event);
  if (!coordinates(found.roles, found.neighbourhood.slug))
    error(403, 'Only coordinators of the neighbourhood may see this.');
  return found;
}

/** Lets in who coordinates this neighbourhood or edits an organisation; throws a 403 for anybody else. */
export async function withRole(event: ManageEvent): Promise<Inside> {
  const found = await inside(event);
  if (!coordinates(found.roles, found.neighbourhood.slug) && found.roles.edits.length === 0)
    error(403, 'Nothing here is for you to manage yet.');
  return found;
}
