import { organisationsAnswer } from '$lib/exchange/organisations-answer.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ params, ...event }) => answer(() => organisationsAnswer(params.neighbourhood, event));
