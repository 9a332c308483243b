/**
 * Where to go after signing in: the address as it was asked for, when it is one of ours, beneath `within`; else `within`
 * itself. Whoever sends somebody a link to sign in must not send her elsewhere by it.
 */
export function ownAddress(wanted: string | null | undefined, within: string): string {
  if (!wanted || !/^\/[^/\\]/.test(wanted) || wanted.length > 500) return within;
  const here = 'http://here.invalid';
  if (!URL.canParse(wanted, here)) return within;
  const { origin, pathname, search } = new URL(wanted, here);
  return origin === here && (pathname === within || pathname.startsWith(`${within}/`))
    ? pathname + search
    : within;
}
