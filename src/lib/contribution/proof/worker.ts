/// <reference lib="webworker" />
import '../../ui/fallbacks.ts';
import { findNonce, type Challenge } from './proof.ts';

/** Between two messages to the page, so that its bar moves. */
const AT_ONCE = 5_000;

/** What the worker says: how many it has tried, and at last what it found. */
export type FromWorker = { readonly tries: number } | { readonly nonce: string };

self.onmessage = ({ data: challenge }: MessageEvent<Challenge>) => {
  for (let tries = 0; ;) {
    const nonce = findNonce(challenge, tries, AT_ONCE);
    tries += AT_ONCE;
    self.postMessage((nonce === null ? { tries } : { nonce }) satisfies FromWorker);
    if (nonce !== null) return;
  }
};
