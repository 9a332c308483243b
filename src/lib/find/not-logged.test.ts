import { expect, test } from 'vitest';
import { errorTrace } from '../server/error-trace.ts';

/** All that a sentence goes through, from the address to the answer, as it is written. */
const WAY = import.meta.glob<string>(
  [
    './*.ts',
    '!./*.test.ts',
    '../../routes/**/search/**/*.ts',
    '../ui/suggestion.ts',
    '../ui/SearchBox.svelte'
  ],
  { query: '?raw', import: 'default', eager: true }
);
const HOOKS = import.meta.glob<string>('../../hooks*.ts', { query: '?raw', import: 'default', eager: true });

test('nothing that a sentence goes through writes a line of log, keeps it or sends it on', () => {
  expect(Object.keys(WAY).length).toBeGreaterThan(25);
  const writes = Object.entries(WAY).filter(([, source]) =>
    /server\/log|console\.|pino|writeFile|appendFile|localStorage|sessionStorage|sendBeacon/.test(source)
  );
  expect(writes.map(([file]) => file)).toEqual([]);
});

test('a request that fails is logged by its route, not by its address', () => {
  const logged = Object.values(HOOKS).flatMap((source) => source.match(/\blog\.\w+\([^;]*;/g) ?? []);
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter((line) => /url|request\b(?!.*failed)|search|params|message/.test(line))).toEqual([]);
});

test('what a parser quotes of a sentence is not in what is logged of its fault', () => {
  const said = 'mio marito mi picchia';
  const fault = new SyntaxError(`Unexpected token in "${said}"`, { cause: new Error(said) });
  expect(JSON.stringify(errorTrace(fault))).not.toContain('marito');
});
