import { relationshipsAnswer } from '$lib/exchange/relationships-answer.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ params, ...event }) => answer(() => relationshipsAnswer(params.neighbourhood, event));
