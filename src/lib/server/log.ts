import pino from 'pino';

/** One JSON line per event on standard output. Never a reader's address, position or search words. */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime
});
