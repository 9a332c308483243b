import { networkAnswer } from '$lib/exchange/network-answer.server.ts';
import { graphml } from '$lib/exchange/network-xml.ts';

export const GET = (event) => networkAnswer(event, 'application/graphml+xml', graphml);
