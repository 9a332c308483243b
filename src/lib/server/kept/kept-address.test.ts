import { describe, expect, test } from 'vitest';
import { keptQuery, withoutFollowers } from './kept-address.ts';

const query = (text: string, asks = ['category', 'open']) => keptQuery(new URLSearchParams(text), asks);

describe('the address of a kept answer', () => {
  test('has its parameters in one order, and none that say nothing', () => {
    expect(query('open=now&category=health&category=food')).toBe('category=food&category=health&open=now');
    expect(query('category=&open=now&q=')).toBe('open=now');
    expect(query('')).toBe('');
  });

  test('has no words of a reader, no position, and nothing that it does not know', () => {
    expect(query('q=aborto')).toBeNull();
    expect(query('near=9.1,45.4')).toBeNull();
    expect(query('open=now&x83=1')).toBeNull();
  });

  test('is not as long as one pleases', () => {
    expect(query(`category=${'a'.repeat(300)}`)).toBeNull();
  });
});

test('what other sites add to follow their readers is taken out of an address, and nothing else', () => {
  const url = new URL('https://vicina.example/it?fbclid=1&open=now&utm_source=a&utm_source=b&form=1');
  withoutFollowers(url);
  expect(url.search).toBe('?open=now&form=1');
});
