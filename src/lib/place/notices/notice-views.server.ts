import { dateInWords, isolated, onTheWall } from '../opening/wording.ts';
import type { Place } from '../place.ts';
import { viewText, type Reading } from '../reading.server.ts';
import type { PlaceNoticeView } from '../view.ts';
import { noticesOn, type Notice } from './notice.ts';

/** Longest text of a notice in a row of a list; its page has the whole. */
const LONGEST_LINE = 80;

type WithNotices = Pick<Place, 'notices' | 'usual' | 'address'>;

const today = ({ now, neighbourhood }: Reading) => onTheWall(now, neighbourhood.timeZone).date;

/** "For now it is at Via Pio II 3", what it says, until when, who says so: of each notice that holds today. */
export function noticeViews(place: WithNotices, here: Reading): PlaceNoticeView[] {
  const { t } = here.translator;
  return noticesOn(place.notices, today(here)).map((notice) => {
    const usual = notice.kind === 'moved' ? place.usual?.address : null;
    return {
      kind: notice.kind,
      title: titleOf(notice, here),
      text: viewText(notice.text ?? null, here),
      end: endInWords(notice, here),
      usual: usual ? t('notice.usual', { address: isolated(usual) }) : null,
      source: sourceInWords(notice, here)
    };
  });
}

/** The same in one short line, for a row; a closure is what the row says of its hours already. */
export function noticeLine(place: WithNotices, here: Reading): string | null {
  const [first] = noticesOn(place.notices, today(here)).filter(({ kind }) => kind !== 'closed');
  if (!first) return null;
  if (first.kind === 'moved') return titleOf(first, here);
  const text = viewText(first.text ?? null, here)?.text ?? titleOf(first, here);
  return isolated(text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE - 1)}…`);
}

/** "For now it is at Via Pio II 3", "Closed for now". */
export function titleOf(
  { kind, address }: Notice,
  { translator: { t } }: Pick<Reading, 'translator'>
): string {
  return kind === 'moved' ? t('notice.moved', { address: isolated(address ?? '') }) : t(`notice.${kind}`);
}

/** "Until 28 February 2027, that day too." */
export function endInWords(
  { until }: Notice,
  { translator: { t, locale } }: Pick<Reading, 'translator'>
): string {
  return until === undefined
    ? t('notice.untilUnknown')
    : t('notice.until', { day: dateInWords(until, 'dayAndYear', locale) });
}

function sourceInWords({ source }: Notice, { translator: { t, year } }: Reading): string | null {
  if (!source) return null;
  const name = isolated(source.name);
  return source.year === undefined
    ? t('notice.source', { name })
    : t('notice.sourceOf', { name, year: year(source.year) });
}
