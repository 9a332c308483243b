import process from 'node:process';

const LOOK_EVERY_MS = 1_000;

/**
 * Calls `leave` once when the process that started this one is gone, however it went: its channel closes
 * when it ends, even by `kill -9`; where there is no channel, we are handed to another parent.
 */
export function whenParentIsGone(leave: () => void): void {
  let gone = false;
  const once = () => {
    if (gone) return;
    gone = true;
    clearInterval(looking);
    leave();
  };
  const parent = process.ppid;
  const looking = setInterval(() => process.ppid !== parent && once(), LOOK_EVERY_MS).unref();
  if (process.channel) process.once('disconnect', once);
}
