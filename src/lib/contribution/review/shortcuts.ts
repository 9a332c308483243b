export type Shortcut = 'next' | 'previous' | 'accept' | 'ask' | 'refuse' | 'undo' | 'help';

/** The keys, in the order in which they are shown. Of the letters, not of their places: they are named on the page. */
export const KEYS: readonly { readonly key: string; readonly shortcut: Shortcut }[] = [
  { key: 'j', shortcut: 'next' },
  { key: 'k', shortcut: 'previous' },
  { key: 'a', shortcut: 'accept' },
  { key: 'q', shortcut: 'ask' },
  { key: 'r', shortcut: 'refuse' },
  { key: 'u', shortcut: 'undo' },
  { key: '?', shortcut: 'help' }
];

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/**
 * What a key stands for. On a keyboard that writes no Latin letters, it is the key where the letter is on the usual one.
 * A key held down does a thing once.
 */
export function shortcutOf({ key, code, ctrlKey, metaKey, altKey, repeat }: Pressed): Shortcut | null {
  if (ctrlKey || metaKey || altKey || repeat) return null;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const wanted = key === '?' || key === '؟' ? '?' : letter;
  return KEYS.find((one) => one.key === wanted)?.shortcut ?? null;
}

/** Whether keys are wanted by what has the focus, or might be: in a form that was opened, no letter decides anything. */
export function isTyping(target: unknown): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox])') ||
      target.closest('details[open]') !== null)
  );
}
