/**
 * Where a file may be sent: photos to the forms of the contribution room, under a locale and a neighbourhood, and to that of
 * a logo; a table of places to managing.
 */
const TAKES_FILES =
  /^\/[a-z]{2,3}\/[^/]+\/((add|places|activities|proposals)(\/|$)|organisations\/[^/]+\/logo$|manage\/import$)/;

/** Of words and numbers alone no form of ours is heavier; bytes. */
const HEAVIEST_WITHOUT_FILE = 512 * 1024;

/**
 * Whether a request brings more than its address takes, by what it says of itself, before anything of it is read.
 * One that does not say its length is taken for too heavy where no file is expected.
 */
export function isTooHeavy(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  pathname: string
): boolean {
  if (method === 'GET' || method === 'HEAD' || TAKES_FILES.test(pathname)) return false;
  return (
    headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > HEAVIEST_WITHOUT_FILE
  );
}
