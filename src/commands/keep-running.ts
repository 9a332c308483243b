import { say } from './say.ts';
import type { Stopping } from './stopping.ts';

/** How long to wait before something is started again after it ended by itself, the first times and then. */
const START_AGAIN_AFTER_MS = [500, 2_000, 10_000];
/** What has run so long has run well: the next time it is started again as the first time. */
const RAN_WELL_MS = 10 * 60_000;
/** So often it is asked whether it answers, and so often in a row it may not. */
const ASK_EVERY_MS = 5_000;
const MISSED = 3;

/** A process that runs. */
export interface Running {
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

interface Kept<T extends Running> {
  /** As a sentence calls it. */
  readonly name: string;
  /** Starts it, and resolves when it runs. */
  readonly start: () => Promise<T>;
  /** Whether it answers at all, asked now and then; what hangs is ended, and started again. */
  readonly answers?: () => Promise<boolean>;
  readonly askEvery?: number;
}

/**
 * Keeps running what has been started, until everything stops: what ends by itself, is killed or hangs is started again.
 * @returns the one that runs now
 */
export function keepRunning<T extends Running>(
  first: T,
  { name, start, answers, askEvery = ASK_EVERY_MS }: Kept<T>,
  stopping: Pick<Stopping, 'isAsked'>
): () => T {
  let running = first;
  const watch = async () => {
    for (let times = 0; ; times++) {
      const began = Date.now();
      const asking = answers && endWhenItHangs(running, answers);
      await running.ended;
      clearInterval(asking);
      if (stopping.isAsked) return;
      if (Date.now() - began > RAN_WELL_MS) times = 0;
      say(`${name} ended by itself; starting it again.`);
      await wait(START_AGAIN_AFTER_MS[Math.min(times, START_AGAIN_AFTER_MS.length - 1)] ?? 0);
      if (stopping.isAsked) return;
      running = await start().catch((error: Error) => {
        say(error.message);
        return running;
      });
    }
  };
  void watch();
  return () => running;

  function endWhenItHangs(one: T, hears: () => Promise<boolean>) {
    let missed = 0;
    let isAsking = false;
    const timer = setInterval(() => {
      if (isAsking) return;
      isAsking = true;
      void hears().then((heard) => {
        isAsking = false;
        missed = heard ? 0 : missed + 1;
        if (missed < MISSED || stopping.isAsked) return;
        clearInterval(timer);
        say(`${name} does not answer; ending it.`);
        void one.stop();
      });
    }, askEvery);
    timer.unref();
    return timer;
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
