import { expect, test } from 'vitest';
import { wrapped } from './class-fields.ts';

const FIELDS = `class Of {
  static all = [1, 2].map((one) => one * more);
  plain = new Map();
  own = () => this.plain;
  #hidden = twice(() => this.plain.size + (1));
  nested = class { deep = twice(() => 2) };
  get sum() { return [Of.all, this.#hidden, this.own() === this.plain, new this.nested().deep]; }
}`;

const sumOf = (code: string): unknown =>
  new Function('more', 'twice', `${code}; return new Of().sum`)(10, (of: () => number) => 2 * of());

test('an initializer that WebKit before 16 would not understand becomes a method and means the same', () => {
  const code = wrapped(FIELDS);
  expect(code).toContain('static all = this.#init');
  expect(code).toContain('#hidden = this.#init');
  expect(sumOf(code)).toEqual(sumOf(FIELDS));
});

test('what is understood stays as it is', () => {
  const code = wrapped(FIELDS);
  expect(code).toContain('plain = new Map();');
  expect(code).toContain('own = () => this.plain;');
  expect(wrapped('const one = (1);')).toBe('const one = (1);');
});
