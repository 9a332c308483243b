import pino from 'pino';
import { currentRequestId } from './request-id.ts';

/**
 * One JSON line per event on standard output, with the name of the request it is about. Never a reader's address, position or
 * search words.
 */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  mixin: () => ({ request: currentRequestId() }),
  timestamp: pino.stdTimeFunctions.isoTime
});
