/** Where a photo may be sent: the forms of the contribution room, under a locale and a neighbourhood, and that of a logo. */
const TAKES_PHOTOS =
  /^\/[a-z]{2,3}\/[^/]+\/((add|places|activities|proposals)(\/|$)|organisations\/[^/]+\/logo$)/;

/** Of words and numbers alone no form of ours is heavier; bytes. */
const HEAVIEST_WITHOUT_PHOTO = 512 * 1024;

/**
 * Whether a request brings more than its address takes, by what it says of itself, before anything of it is read.
 * One that does not say its length is taken for too heavy where no photo is expected.
 */
export function isTooHeavy(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  pathname: string
): boolean {
  if (method === 'GET' || method === 'HEAD' || TAKES_PHOTOS.test(pathname)) return false;
  return (
    headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > HEAVIEST_WITHOUT_PHOTO
  );
}
