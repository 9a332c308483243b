/**
 * Text piece by piece, each written when the one before is taken: an answer of many megabytes is never whole in memory,
 * and others are served meanwhile.
 */
export function streamed(pieces: Iterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      iterator.return?.();
    }
  });
}
