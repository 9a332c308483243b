import { dateInWords, isolated, onTheWall } from '../opening/wording.ts';
import type { Place } from '../place.ts';
import { viewText, type Reading } from '../reading.server.ts';
import type { PlaceNoticeView } from '../view.ts';
import { noticesOn, noticesToCome, type Notice } from './notice.ts';
import type { Moved } from './place-on.ts';

/** Longest text of a notice in a row of a list; its page has the whole. */
const LONGEST_LINE = 80;

type WithNotices = Pick<Place, 'notices'> & Moved;

const today = ({ now, neighbourhood }: Reading) => onTheWall(now, neighbourhood.timeZone).date;

/** "For now it is at Via Pio II 3", what it says, until when, who says so: of each notice that holds today, then of each that begins soon. */
export function noticeViews(place: WithNotices, here: Reading): PlaceNoticeView[] {
  const { t } = here.translator;
  const day = today(here);
  const view = (notice: Notice) => ({
    kind: notice.kind,
    text: viewText(notice.text ?? null, here),
    end: endInWords(notice, here),
    source: sourceInWords(notice, here)
  });
  return [
    ...noticesOn(place.notices, day).map((notice) => {
      const usual = notice.kind === 'moved' ? place.usual?.address : null;
      return {
        ...view(notice),
        isToCome: false,
        title: titleOf(notice, here),
        usual: usual ? t('notice.usual', { address: isolated(usual) }) : null
      };
    }),
    ...noticesToCome(place.notices, day).map((notice) => ({
      ...view(notice),
      isToCome: true,
      title: titleToCome(notice, here),
      usual: null
    }))
  ];
}

/** Each as one line, for where there is no room for more: "For now it is at Via Pio II 3. Until 28 February 2027, that day too." */
export const noticeLines = (notices: readonly PlaceNoticeView[]): string[] =>
  notices.map(({ kind, isToCome, title, text, end }) =>
    [kind !== 'other' ? title : isToCome ? `${title}: ${text?.text}` : (text?.text ?? title), end].join('. ')
  );

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

/** "From Saturday, 5 December 2026 it is at Via Pio II 3", "Closed from Saturday 5 December 2026". */
function titleToCome({ kind, from, address }: Notice, { translator: { t, locale } }: Reading): string {
  const day = dateInWords(from, 'dayAndYear', locale);
  return t(`notice.toCome.${kind}`, { day, address: isolated(address ?? '') });
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
