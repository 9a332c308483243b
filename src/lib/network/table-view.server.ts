import { networkHref } from './addresses.ts';
import type { NetworkFilters, Sort } from './filters.ts';
import type { Findings, OrganisationMeasure } from './findings.ts';
import { nameHere, namedHere, textHere, type Here } from './here.server.ts';
import type { Link } from './links.ts';
import { knownInWords, listInWords, periodInWords, relationInWords, shareInWords } from './say.ts';
import type { NetworkView, RowPagesView } from './view.ts';

/** Rows of one page of a table: more help nobody; the file has everything at once. */
const ROWS = 100;

/** The selection as two tables: who, and who does what with whom. */
export function tableView(
  links: readonly Link[],
  findings: Findings,
  filters: NetworkFilters,
  here: Here
): NonNullable<NetworkView['table']> {
  const { network, speech, ofOrganisations, neighbourhood } = here;
  const { say, number, locale } = speech;
  const stages = new Map(network.traits.map((one) => [one.slug, one.stages]));
  const names = new Map(findings.organisations.map(({ slug }) => [slug, nameHere(slug, here).text]));
  const by: Readonly<Record<Sort, (one: OrganisationMeasure) => number>> = {
    links: (one) => one.links,
    between: (one) => one.between ?? 0,
    agreements: (one) => one.agreements,
    name: () => 0
  };
  const alphabet = new Intl.Collator(locale);
  const sorted = findings.organisations.toSorted(
    (a, b) =>
      by[filters.sort](b) - by[filters.sort](a) || alphabet.compare(names.get(a.slug)!, names.get(b.slug)!)
  );
  const href = (changes: Partial<NetworkFilters>) =>
    networkHref(locale, neighbourhood.slug, { ...filters, ...changes });
  const column = (label: string, sort: Sort | null) => ({
    label,
    href: sort === null ? null : href({ sort, page: 1 }),
    sorted: sort !== filters.sort ? null : sort === 'name' ? ('ascending' as const) : ('descending' as const)
  });
  const who = pageOf(sorted, filters.page, (page) => href({ page }), here);
  const what = pageOf(links, filters.linkpage, (linkpage) => href({ linkpage }), here);
  return {
    columns: [
      column(say('table.name'), 'name'),
      column(say('table.kind'), null),
      column(say('table.links'), 'links'),
      column(say('table.agreements'), 'agreements'),
      column(say('table.between'), 'between'),
      column(say('table.stages'), null)
    ],
    pages: who.pages,
    linkPages: what.pages,
    organisations: who.rows.map(({ slug, links: degree, agreements, between }) => ({
      ...namedHere(slug, here),
      kind: ofOrganisations.say(`kind.${network.organisations.get(slug)?.kind ?? 'other'}`),
      links: number(degree),
      agreements: number(agreements),
      between: between === null ? '–' : shareInWords(between, speech),
      stages: listInWords(
        [...(stages.get(slug) ?? [])].map((stage) => say(`stage.${stage}`)),
        speech
      ),
      chosen: slug === filters.organisation
    })),
    links: what.rows.map((link) => ({
      key: link.slug,
      from: namedHere(link.from, here),
      what: relationInWords(link.kind, false, speech),
      note: textHere(link.note, here),
      to: namedHere(link.to, here),
      when: periodInWords(link, speech),
      known: knownInWords(link, speech)
    }))
  };
}

/** A page of rows; who asks for one after the last is given the last. */
function pageOf<Row>(
  all: readonly Row[],
  asked: number,
  href: (page: number) => string,
  { speech: { say, number } }: Here
): { rows: readonly Row[]; pages: RowPagesView | null } {
  if (all.length <= ROWS) return { rows: all, pages: null };
  const last = Math.ceil(all.length / ROWS);
  const page = Math.min(asked, last);
  const rows = all.slice((page - 1) * ROWS, page * ROWS);
  const from = (page - 1) * ROWS + 1;
  return {
    rows,
    pages: {
      said: say('table.rows', {
        from: number(from),
        to: number(from + rows.length - 1),
        total: number(all.length)
      }),
      previousHref: page > 1 ? href(page - 1) : null,
      nextHref: page < last ? href(page + 1) : null
    }
  };
}
