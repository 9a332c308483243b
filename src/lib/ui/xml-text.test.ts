import { expect, test } from 'vitest';
import { xmlText } from './xml-text.ts';

test('what somebody wrote is text, and nothing that XML cannot write', () => {
  expect(xmlText('a\u0000b\u0001 & <c> "d"\n')).toBe('ab &amp; &lt;c&gt; &quot;d&quot;&#10;');
});
