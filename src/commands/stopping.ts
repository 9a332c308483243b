import { whenParentIsGone } from '../../supabase/embedded/parent.ts';

/** What was started, to be ended in the reverse order; once, whoever asks first. */
export class Stopping {
  readonly #stops: (() => Promise<unknown>)[] = [];
  readonly #asking = new AbortController();
  #stopped: Promise<void> | undefined;

  /** Also asked for by Ctrl-C, SIGTERM, a closed terminal and the end of the parent. */
  constructor() {
    const ask = () => this.#asking.abort();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    whenParentIsGone(ask);
    process.channel?.unref();
  }

  /** Aborted when someone wants everything to end. */
  get signal(): AbortSignal {
    return this.#asking.signal;
  }

  /** Resolves when someone wants everything to end. */
  get asked(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isAsked) resolve();
      this.signal.addEventListener('abort', () => resolve());
    });
  }

  get isAsked(): boolean {
    return this.signal.aborted;
  }

  add(stop: () => Promise<unknown>): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    this.#asking.abort();
    this.#stopped ??= (async () => {
      for (const stop of this.#stops.reverse()) await stop().catch(() => {});
    })();
    await this.#stopped;
  }
}
