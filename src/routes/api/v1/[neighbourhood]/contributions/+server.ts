import { takeProposal } from '$lib/contribution/api.server.ts';
import { answer } from '$lib/server/api.ts';

export const POST = async (event) => {
  const response = await answer(() => takeProposal(event));
  // Pages of other sites may read here, not propose: of an answer they learn nothing.
  response.headers.delete('access-control-allow-origin');
  return response;
};
