import { networkHref } from './addresses.ts';
import type { NetworkFilters, Sort } from './filters.ts';
import type { OrganisationMeasure } from './findings.ts';
import { nameHere, namedHere, textHere, type Here } from './here.server.ts';
import type { Measured } from './measured.server.ts';
import { pageOf } from './row-pages.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { knownInWords, periodInWords, relationInWords, shareInWords } from './say.ts';
import type { NetworkView } from './view.ts';

/** Rows of one page of a table: more help nobody; the file has everything at once. */
const ROWS = 100;

/** The selection as two tables: who, and who does what with whom. */
export function tableView(
  measured: Measured,
  filters: NetworkFilters,
  here: Here
): NonNullable<NetworkView['table']> {
  const { findings } = measured;
  const { links } = measured.selection;
  const betweenHere = new Map(
    measured.here.findings.organisations.map(({ slug, between }) => [slug, between])
  );
  const { network, speech, ofOrganisations, neighbourhood } = here;
  const { say, number, locale } = speech;
  const stages = new Map(network.traits.map((one) => [one.slug, one.stages]));
  const names = new Map(findings.organisations.map(({ slug }) => [slug, nameHere(slug, here).text]));
  const by: Readonly<Record<Sort, (one: OrganisationMeasure) => number>> = {
    links: (one) => one.links,
    between: ({ slug }) => betweenHere.get(slug) ?? 0,
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
  const shareOf = (share: number | null | undefined) => (share == null ? '–' : shareInWords(share, speech));
  const column = (label: string, sort: Sort | null) => ({
    label,
    href: sort === null ? null : href({ sort, page: 1 }),
    sorted: sort !== filters.sort ? null : sort === 'name' ? ('ascending' as const) : ('descending' as const)
  });
  const who = pageOf(sorted, filters.page, { rows: ROWS, href: (page) => href({ page }) }, here);
  const what = pageOf(links, filters.linkpage, { rows: ROWS, href: (linkpage) => href({ linkpage }) }, here);
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
    organisations: who.rows.map(({ slug, links: degree, agreements }) => ({
      ...namedHere(slug, here),
      kind: [
        ofOrganisations.say(`kind.${network.organisations.get(slug)?.kind ?? 'other'}`),
        ...(network.working.has(slug) ? [] : [say('table.elsewhere')])
      ].join(' · '),
      links: number(degree),
      agreements: number(agreements),
      between: shareOf(betweenHere.get(slug)),
      stages: listInWords(
        [...(stages.get(slug) ?? [])].map((stage) => say(`stage.${stage}`)),
        speech.locale
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
