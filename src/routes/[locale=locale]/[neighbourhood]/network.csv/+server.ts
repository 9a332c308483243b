import { networkAnswer } from '$lib/exchange/network-answer.server.ts';
import { edgesCsv } from '$lib/exchange/network-table.ts';

export const GET = (event) => networkAnswer(event, 'text/csv; charset=utf-8; header=present', edgesCsv);
