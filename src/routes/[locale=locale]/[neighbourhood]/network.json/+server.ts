import { networkAnswer } from '$lib/exchange/network-answer.server.ts';
import { nodeLinkJson } from '$lib/exchange/network-table.ts';

export const GET = (event) => networkAnswer(event, 'application/json', nodeLinkJson);
