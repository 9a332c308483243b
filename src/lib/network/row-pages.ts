import type { NetworkSpeech } from './speech.ts';
import type { RowPagesView } from './view.ts';

/** A page of rows; who asks for one after the last is given the last. Null pages: all rows are on it. */
export function pageOf<Row>(
  all: readonly Row[],
  asked: number,
  { rows: most, href }: { rows: number; href: (page: number) => string },
  { speech: { say, number } }: { speech: NetworkSpeech }
): { rows: readonly Row[]; pages: RowPagesView | null } {
  if (all.length <= most) return { rows: all, pages: null };
  const last = Math.ceil(all.length / most);
  const page = Math.min(asked, last);
  const from = (page - 1) * most;
  const rows = all.slice(from, from + most);
  return {
    rows,
    pages: {
      said: say('table.rows', {
        ...{ from: number(from + 1), to: number(from + rows.length), total: number(all.length) }
      }),
      previousHref: page > 1 ? href(page - 1) : null,
      nextHref: page < last ? href(page + 1) : null
    }
  };
}
