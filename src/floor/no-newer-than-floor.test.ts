import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

/** Read as if it stood in a file of ours that reaches the browser. */
const eslint = new ESLint({ overrideConfig: { linterOptions: { reportUnusedDisableDirectives: 'off' } } });
async function newerIn(code: string, filePath = 'src/lib/ui/dialog.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  expect(result!.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result!.messages
    .filter(({ ruleId }) => ruleId === 'floor/no-newer')
    .map(({ message }) => message.split(' is newer')[0]!);
}

const GIVEN = `declare const numbers: readonly number[], words: string, bytes: Uint8Array, some: Set<number>, record: object;
declare const form: HTMLFormElement, box: HTMLDialogElement, part: HTMLElement, each: Iterator<number> & IteratorObject<number>;
declare const pages: { at(index: number): string; toSorted(): string[] };
`;

test.each([
  ['numbers.toSorted()', 'Array.toSorted'],
  ['numbers.at(-1)', 'Array.at'],
  ['words.at(-1)', 'String.at'],
  ['bytes.toReversed()', 'TypedArray.toReversed'],
  ['numbers.findLast(Boolean)', 'Array.findLast'],
  ['Object.hasOwn(record, words)', 'Object.hasOwn'],
  ['Object.groupBy(numbers, String)', 'Object.groupBy'],
  ['Map.groupBy(numbers, String)', 'Map.groupBy'],
  ['Promise.withResolvers()', 'Promise.withResolvers'],
  ['some.union(some)', 'Set.union'],
  ['each.map(String)', 'Iterator.map'],
  ['new Intl.Segmenter()', 'Intl.Segmenter'],
  ['structuredClone(record)', 'structuredClone'],
  ['crypto.randomUUID()', 'Crypto.randomUUID'],
  ['AbortSignal.timeout(1)', 'AbortSignal.timeout'],
  ['AbortSignal.any([])', 'AbortSignal.any'],
  ['URL.canParse(words)', 'URL.canParse'],
  ['requestIdleCallback(() => {})', 'Window.requestIdleCallback'],
  ['window.requestIdleCallback(() => {})', 'Window.requestIdleCallback'],
  ['form.requestSubmit()', 'HTMLFormElement.requestSubmit'],
  ['box.showModal()', 'HTMLDialogElement.showModal'],
  ['part.inert = true', 'HTMLElement.inert'],
  ['part.checkVisibility()', 'Element.checkVisibility'],
  ['/(?<=a)b/.test(words)', 'RegExp.lookbehind_assertion'],
  ['/[a&&b]/v.test(words)', 'RegExp.unicodeSets']
])(
  '%s is told',
  async (code, name) => {
    expect(await newerIn(`${GIVEN}${code};`)).toEqual([name]);
  },
  // The first of them reads the types of the whole project.
  180_000
);

test.each([
  '[...numbers].sort()',
  "words.replaceAll('a', 'b')",
  'Promise.allSettled([])',
  'new ResizeObserver(() => {})',
  'new Intl.ListFormat()',
  'some.has(1)',
  'pages.at(1) + pages.toSorted()',
  "new URL(words).searchParams.get('at')",
  '(window.requestIdleCallback ?? setTimeout)(() => {})',
  'box.showModal?.()',
  "if ('requestSubmit' in form) form.requestSubmit()",
  'form.requestSubmit ? form.requestSubmit() : form.submit()',
  'Object.hasOwn ??= () => true'
])('%s is let be', async (code) => {
  expect(await newerIn(`${GIVEN}${code};`)).toEqual([]);
});

test('the markup of a component is read, too', async () => {
  const code = `<script lang="ts">let { numbers }: { numbers: number[] } = $props();</script>
<button onclick={() => structuredClone(numbers)}>{numbers.at(-1)}</button>`;
  expect(await newerIn(code, 'src/lib/ui/Mark.svelte')).toEqual(['structuredClone', 'Array.at']);
});

test('what stays on the server may be newer', async () => {
  expect(await newerIn('[1].toSorted();', 'src/lib/server/log.ts')).toEqual([]);
});
