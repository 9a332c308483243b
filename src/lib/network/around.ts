import type { Link } from './links.ts';
import type { Selection } from './selection.ts';

/** A node, what it is linked to, and the links among those; null when it has no link. */
export function around(key: string, links: readonly Link[]): Pick<Selection, 'linked' | 'links'> | null {
  const near = new Set<string>();
  for (const { from, to } of links) if (from === key || to === key) near.add(from).add(to);
  if (near.size === 0) return null;
  return { linked: [...near].sort(), links: links.filter(({ from, to }) => near.has(from) && near.has(to)) };
}
