import { expect, test } from 'vitest';
import { latinDigits } from './latin-digits.ts';

test.each(['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '০১২৩৪৫৬৭৮৯', '०१२३४५६७८९', '๐๑๒๓๔๕๖๗๘๙'])(
  'the digits %s are those of everyone',
  (digits) => expect(latinDigits(`5/${digits}.`)).toBe('5/0123456789.')
);
