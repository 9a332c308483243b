/** Bytes that come in pieces, taken in others. */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #kept: Uint8Array[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer at the end, null when there are none left. */
  async take(length: number): Promise<Uint8Array | null> {
    while (this.#length < length) {
      const { done, value } = await this.#source.next();
      if (done) break;
      this.#kept.push(value);
      this.#length += value.length;
    }
    if (this.#length === 0) return length === 0 ? new Uint8Array(0) : null;
    const taken = new Uint8Array(Math.min(length, this.#length));
    let at = 0;
    while (at < taken.length) {
      const first = this.#kept[0]!;
      const part = first.subarray(0, taken.length - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === first.length) this.#kept.shift();
      else this.#kept[0] = first.subarray(part.length);
    }
    this.#length -= taken.length;
    return taken;
  }
}
