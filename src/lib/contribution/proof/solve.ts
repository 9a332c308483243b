import { MOST_BITS, type Challenge } from './proof.ts';
import type { FromWorker } from './worker.ts';

/**
 * Finds a proof in a worker, so that the page stays alive; `signal` ends it.
 * @throws RangeError when more is asked than a phone can do; Error when the browser cannot start it.
 */
export function solve(
  challenge: Challenge,
  { onprogress, signal }: { onprogress: (tries: number) => void; signal: AbortSignal }
): Promise<string> {
  if (challenge.bits > MOST_BITS) return Promise.reject(new RangeError('too hard'));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    signal.addEventListener('abort', end);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('tries' in data) return onprogress(data.tries);
      end();
      resolve(data.nonce);
    };
    worker.onerror = () => {
      end();
      reject(new Error('the worker did not start'));
    };
    worker.postMessage(challenge);
  });
}
