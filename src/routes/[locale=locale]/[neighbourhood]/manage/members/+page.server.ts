import { membersAction, membersPage } from '$lib/contribution/review/members-page.server.ts';

export const load = membersPage;

export const actions = {
  invite: membersAction('invite'),
  remove: membersAction('remove'),
  takeBack: membersAction('takeBack'),
  acceptClaim: membersAction('acceptClaim'),
  refuseClaim: membersAction('refuseClaim')
};
