import { error } from '@sveltejs/kit';

interface Refusals {
  /** It says of itself that it is more than its address takes. */
  readonly heavy: boolean;
  readonly refuseHeavy: () => Promise<never>;
  /** What is said of one that did not arrive whole. */
  readonly broken: string;
}

/**
 * A form or a text that was cut off on its way, or never was one, is a fault of what was sent and not of ours. One that is too heavy
 * is let run out, a piece at a time and up to the server's limit: cut off while it sends, a browser shows no answer.
 */
export function refuseBrokenForms(request: Request, { heavy, refuseHeavy, broken }: Refusals): void {
  const formData = request.formData.bind(request);
  const text = request.text.bind(request);
  request.text = () =>
    text().catch((reason: unknown) => {
      if (isCutOff(reason)) error(400, broken);
      throw reason;
    });
  request.formData = heavy
    ? () => runOut(request).then(refuseHeavy, refuseHeavy)
    : () =>
        formData().catch((reason: unknown) => {
          // The server's own limit, found while it was read.
          if (isHeavier(reason)) return refuseHeavy();
          if (reason instanceof TypeError || isCutOff(reason)) error(400, broken);
          throw reason;
        });
}

/** Reads what a request brings and keeps none of it; rejects beyond the server's limit. */
const runOut = async ({ body }: Request) => body?.pipeTo(new WritableStream());

/** Whoever sent it has hung up: Node ends what it was still reading so. */
const isCutOff = (reason: unknown) =>
  reason instanceof Error && 'code' in reason && reason.code === 'ECONNRESET';

const isHeavier = (reason: unknown) =>
  typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;
