/**
 * The ids of what stands open in the page now. Asked as a component begins, it is what she opened before the scripts came:
 * they must not close it. Nothing on the server.
 */
export function openBefore(): ReadonlySet<string> {
  if (typeof document === 'undefined') return new Set();
  return new Set([...document.querySelectorAll('details[open]')].map(({ id }) => id));
}
