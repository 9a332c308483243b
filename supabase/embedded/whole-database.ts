import { refuseCutShort, refuseShrunk } from './cut-short.ts';
import { readInventory, takeInventory, whatShrank } from './inventory.ts';
import { openPgliteSession, type PgliteSession } from './pglite-session.ts';
import { refuseMissing } from './whole.ts';

/** Opens the PostgreSQL in `database` when it is there and whole. @throws NotWhole with what is missing. */
export async function openWhole(database: string): Promise<PgliteSession> {
  refuseMissing(database);
  const [before, now] = [readInventory(database), takeInventory(database)];
  const shrunk = before ? whatShrank(before, now) : [];
  if (shrunk.length > 0) await refuseShrunk(database, shrunk);
  const session = await openPgliteSession(database);
  if (before) return session;
  try {
    await refuseCutShort(session.superuser);
    return session;
  } catch (error) {
    await session.connection.driver.close().catch(() => {});
    throw error;
  }
}
