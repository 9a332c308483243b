import { networkAnswer } from '$lib/exchange/network-answer.server.ts';
import { gexf } from '$lib/exchange/network-xml.ts';

export const GET = (event) => networkAnswer(event, 'application/gexf+xml', gexf);
