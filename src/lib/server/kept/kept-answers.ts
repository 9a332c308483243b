/** An answer as it was sent, to be sent again. */
export interface KeptAnswer {
  readonly headers: [name: string, value: string][];
  readonly body: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

interface Entry {
  readonly state: string;
  readonly answer: KeptAnswer;
  readonly bytes: number;
}

/** Of the room, for what was asked for once: a robot that asks for every address there is takes the place of no page that people read. */
const FOR_ONCE = 1 / 4;
/** Of that, the most that one answer takes. */
const FOR_ONE = 1 / 2;
/** Headers and what the map itself needs, in bytes. */
const BESIDE_BODY = 1500;

/**
 * Answers by address, each as it was in one state of what it shows; of each address only the last. Bounded in bytes: what was
 * asked for twice leaves for nothing but what was asked for twice as well, the one asked for longest ago first (a segmented LRU).
 */
export class KeptAnswers {
  readonly #once: Segment;
  readonly #again: Segment;

  constructor(mostBytes: number) {
    this.#once = new Segment(mostBytes * FOR_ONCE);
    this.#again = new Segment(mostBytes * (1 - FOR_ONCE));
  }

  /** In bytes. */
  get size(): number {
    return this.#once.bytes + this.#again.bytes;
  }

  get(address: string, state: string): KeptAnswer | null {
    const segment = this.#again.has(address) ? this.#again : this.#once;
    const entry = segment.get(address);
    if (entry?.state !== state) return null;
    segment.delete(address);
    this.#again.set(address, entry);
    return entry.answer;
  }

  set(address: string, state: string, answer: KeptAnswer): void {
    const bytes = answer.body.byteLength + 2 * address.length + BESIDE_BODY;
    const segment = this.#again.has(address) ? this.#again : this.#once;
    if (bytes <= this.#once.most * FOR_ONE) segment.set(address, { state, answer, bytes });
    else segment.delete(address);
  }
}

/** The one set longest ago leaves first. */
class Segment {
  readonly most: number;
  bytes = 0;
  readonly #entries = new Map<string, Entry>();

  constructor(most: number) {
    this.most = most;
  }

  has(address: string): boolean {
    return this.#entries.has(address);
  }

  get(address: string): Entry | undefined {
    return this.#entries.get(address);
  }

  set(address: string, entry: Entry): void {
    this.delete(address);
    this.#entries.set(address, entry);
    this.bytes += entry.bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.bytes <= this.most) break;
      this.delete(oldest);
    }
  }

  delete(address: string): void {
    this.bytes -= this.#entries.get(address)?.bytes ?? 0;
    this.#entries.delete(address);
  }
}
