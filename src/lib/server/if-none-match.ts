/**
 * Whether the reader has this version already: one of the tags in `If-None-Match` is it, weakly compared
 * (RFC 9110, 8.8.3.2 and 13.1.2). `tag` is the opaque part, without quotes or `W/`.
 */
export function hasAlready(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?"([^"]*)"/g)].some(([, one]) => one === tag);
}
