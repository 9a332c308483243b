import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EmailMessage } from '@supabase/lite';

/**
 * Keeps the messages an installation without a mail server would send, for its operator to read: a sign-in
 * code must reach its owner somehow, and must not stand in a log.
 */
export function emailIntoFolder(folder: string): (message: EmailMessage) => Promise<void> {
  let count = 0;
  return async (message) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${++count}.json`);
    writeFileSync(file, JSON.stringify(message, null, 2), { mode: 0o600 });
    process.stderr.write(`An e-mail was not sent (no mail server is set up); it is in ${file}\n`);
  };
}
