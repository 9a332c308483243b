import { describe, expect, it } from 'vitest';
import { newerInStyles } from './newer-in-styles.ts';

const found = (css: string) =>
  newerInStyles(css).map((one) => one.replace(/ \((chrome|firefox|safari).*\)$/, ''));

describe('styles that an older browser does not understand', () => {
  it.each([
    ['@media (width<=30rem){a{color:red}}', 'a range in @media: (width<=30rem)'],
    ['a{color:color-mix(in srgb,red,blue)}', 'color-mix()'],
    ['a{block-size:100dvh}', 'dvh'],
    ['a{inline-size:50cqi}', 'cqi'],
    ['a{margin-trim:block}', 'margin-trim'],
    ['a{display:grid-lanes}', 'display: grid-lanes'],
    ['a{float:inline-end}', 'float: inline-end'],
    ['@layer base{a{color:red}}', '@layer'],
    ['@scope (main){a{color:red}}', '@scope'],
    ['a:popover-open{color:red}', ':popover-open'],
    ['a:hover,label:has(:checked){color:red}', ':has() in a list of selectors: a:hover,label:has(:checked)']
  ])('%s', (css, name) => {
    expect(found(css)).toContain(name);
  });

  it.each([
    'a{margin-inline:1rem;inset:0;gap:1rem;aspect-ratio:1;color:red}',
    '@media (max-width:30rem){a{color:red}}',
    '@supports (block-size:1dvh){a{block-size:100dvh}}',
    '@supports (background:color-mix(in srgb,red,blue)){a{background:color-mix(in srgb,red,blue)}}',
    'label:has(:checked){color:red}',
    'a{text-wrap:balance}',
    ':root{--ours:100dvx}'
  ])('but are held to be safe: %s', (css) => {
    expect(newerInStyles(css)).toEqual([]);
  });
});
