import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qrPath } from '../ui/code/qr-code.ts';
import { isSlug, MOST_STEPS, shareAddress, sharedSteps } from './share.ts';

const anySlug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,4}$/);
const anySteps = fc.uniqueArray(fc.record({ slug: anySlug, done: fc.boolean() }), {
  selector: ({ slug }) => slug,
  minLength: 1,
  maxLength: MOST_STEPS
});
const PAGE = 'https://vicina.example/it/san-siro/path';

test('what is shown is what is read, in the same order', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const address = new URL(shareAddress(`${PAGE}#steps=old`, steps));
      expect(sharedSteps(address.hash)).toEqual(steps);
    })
  );
});

test('everything stands after the #, which no browser sends', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      expect(shareAddress(PAGE, steps).split('#')[0]).toBe(PAGE);
    })
  );
});

test('whatever the fragment, what is read are slugs, and not too many', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `#steps=${text}`)
      ),
      (fragment) => {
        const steps = sharedSteps(fragment) ?? [];
        expect(steps.every(({ slug }) => isSlug(slug))).toBe(true);
        expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
      }
    )
  );
});

test('twelve steps with the longest names still fit a code', () => {
  const steps = Array.from({ length: MOST_STEPS }, (_, n) => ({
    slug: `${'a'.repeat(117)}-${10 + n}`,
    done: true
  }));
  expect(qrPath(shareAddress(PAGE, steps)).size).toBeLessThanOrEqual(177 + 8);
});
