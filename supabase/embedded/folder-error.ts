/** Why a data folder cannot be used. The message is the one sentence for whoever runs Vicina. */
export class FolderError extends Error {
  override readonly name: string = 'FolderError';
}

/** What is wrong with a database, in a few words; a sentence says where it is and what to do. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

const notWhole = (dataDirectory: string, why: string, cause: unknown) =>
  new FolderError(
    `The data in ${dataDirectory} is not whole (${why}): nothing was changed; put a backup in its place with npm run vicina -- restore <file>.`,
    { cause }
  );

/** SQLSTATE classes of damaged files and of a system that cannot read or write them. */
const DAMAGE_CODES = /^(XX|58)/;

interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly path?: unknown;
  readonly cause?: unknown;
}

/**
 * What went wrong while a data folder was opened, as one sentence where it is the folder's fault.
 * @param damaged says it otherwise where the damage is not in the data itself
 */
export function sentenceOf(
  error: unknown,
  dataDirectory: string,
  damaged: (why: string) => FolderError = (why) => notWhole(dataDirectory, why, error)
): unknown {
  if (error instanceof FolderError) return error;
  const failures = chainOf(error);
  const options = { cause: error };
  if (failures.some(isFullDisk))
    return new FolderError(
      `There is no space left for the data in ${dataDirectory}: free some, then start again.`,
      options
    );
  const barred = failures.find(({ code }) => ['EACCES', 'EPERM', 'EROFS'].includes(String(code)));
  if (barred)
    return new FolderError(
      `${barred.path ?? dataDirectory} cannot be read and written by the user that Vicina runs as: give it to that user, then start again.`,
      options
    );
  const damage = failures.find(isDamage);
  return damage ? damaged(String(damage.message)) : error;
}

function chainOf(error: unknown): Failure[] {
  const chain: Failure[] = [];
  for (let each = error as Failure | undefined; each && chain.length < 10; each = each.cause as Failure)
    chain.push(each);
  return chain;
}

const isFullDisk = ({ code, message }: Failure) =>
  ['ENOSPC', 'EDQUOT', '53100'].includes(String(code)) || String(message).includes('No space left on device');

/** A program in WebAssembly that reads what it does not understand ends in a RuntimeError. */
const isDamage = (failure: Failure) =>
  failure instanceof NotWhole ||
  failure instanceof WebAssembly.RuntimeError ||
  (typeof failure.code === 'string' && DAMAGE_CODES.test(failure.code));
