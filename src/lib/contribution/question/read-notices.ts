import { plusDays } from '../../activity/days.ts';
import { ADDRESS, LINE } from '../../field/bounds.ts';
import {
  endOf,
  LONGEST_NOTICE,
  MOST_NOTICES,
  NOTICE_KINDS,
  type Notice,
  type NoticeKind
} from '../../place/notices/notice.ts';
import type { FormReader } from '../form-reader.ts';
import { one, type FormValues } from '../form-values.ts';
import { addressMeant } from '../streets.ts';
import { shownOf, withWritten } from './own-words.ts';
import { isProtected } from './read-where.ts';

/** Where nobody knows the end, somebody asks again after so many days. */
const ASK_AGAIN_AFTER = 90;

/**
 * Inputs `notices.0.kind`, `.text`, `.address`, `.from`, `.until`, `.open_end` (the end is not known: that day is one to ask
 * again), `.source` and `.remove`: those that are there in their order, then a new one. An address is looked up among the
 * streets that are known.
 */
export function readNotices(reader: FormReader): void {
  const before = (reader.here.live?.['notices'] ?? []) as readonly Notice[];
  const notices: Notice[] = [];
  for (let row = 0; row < MOST_NOTICES; row++) {
    const input = (name: string) => `notices.${row}.${name}`;
    const kind = NOTICE_KINDS.find((known) => known === one(reader.values, input('kind')));
    if (one(reader.values, input('remove')) === 'yes') continue;
    if (!kind) {
      const isBegun = ['text', 'address', 'until', 'source'].some((name) =>
        one(reader.values, input(name)).trim()
      );
      if (isBegun || before[row]) reader.refuse(input('kind'), { reason: 'choose' });
      continue;
    }
    const notice = readNotice(kind, before[row], input, reader);
    if (notice) notices.push(notice);
  }
  reader.take('notices', notices, []);
}

function readNotice(
  kind: NoticeKind,
  was: Notice | undefined,
  input: (name: string) => string,
  reader: FormReader
): Notice | null {
  const { here, values } = reader;
  const text = reader.line(input('text'), { most: LONGEST_NOTICE, lines: true, required: kind === 'other' });
  const from = dayIn(input('from'), reader) ?? here.today;
  const isOpen = one(values, input('open_end')) === 'yes';
  const told = dayIn(input('until'), reader);
  const end = told ?? (isOpen ? plusDays(from, ASK_AGAIN_AFTER) : null);
  if (end === null) reader.refuse(input('until'), { reason: 'needs-end' });
  else if (end < from) reader.refuse(input('until'), { reason: 'end-before-start' });
  const where = kind === 'moved' ? whereIn(was, input('address'), reader) : {};
  const source = reader.line(input('source'), { most: LINE });
  if (end === null || where === null || (kind === 'other' && text === null)) return null;
  return {
    kind,
    ...(text !== null && { text: withWritten(was?.text, text, here) }),
    from,
    ...(isOpen ? { ask_again: end } : { until: end }),
    ...where,
    ...(source !== null && { source: source === was?.source?.name ? was.source : { name: source } })
  };
}

/** Where it is meanwhile: what was known of an address stays with it. */
function whereIn(
  was: Notice | undefined,
  input: string,
  reader: FormReader
): Pick<Notice, 'address' | 'point'> | null {
  const address = reader.line(input, { most: ADDRESS });
  if (isProtected(reader)) {
    reader.refuse(input, { reason: 'protected-position' });
    return null;
  }
  if (address === null) {
    reader.refuse(input, { reason: 'empty' });
    return null;
  }
  if (address === was?.address) return { address, ...(was.point && { point: was.point }) };
  const found = addressMeant(reader.here.streets, address);
  return {
    address: found?.address ?? address,
    ...(found?.point && { point: [found.point[0], found.point[1]] as [number, number] })
  };
}

function dayIn(input: string, reader: FormReader): string | null {
  const text = one(reader.values, input).trim();
  if (text === '') return null;
  const day = new Date(`${text}T00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))
    return text;
  reader.refuse(input, { reason: 'date-impossible' });
  return null;
}

/** What stands in those inputs before anybody types. */
export const noticeValues = (
  notices: readonly Notice[],
  where: { readonly locale: string; readonly local: string }
): FormValues =>
  Object.assign(
    {},
    ...notices.map((notice, row) => {
      const inputs = `notices.${row}`;
      return {
        [`${inputs}.kind`]: [notice.kind],
        [`${inputs}.from`]: [notice.from],
        [`${inputs}.until`]: [endOf(notice)],
        ...(notice.text && { [`${inputs}.text`]: [shownOf(notice.text, where)] }),
        ...(notice.address && { [`${inputs}.address`]: [notice.address] }),
        ...(notice.ask_again && { [`${inputs}.open_end`]: ['yes'] }),
        ...(notice.source && { [`${inputs}.source`]: [notice.source.name] })
      };
    })
  ) as FormValues;
