import type { Findings, OrganisationMeasure, YearMeasure } from './findings.ts';
import type { Link } from './links.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { shareInWords } from './say.ts';
import type { NetworkSpeech } from './speech.ts';
import type { FindingView } from './view.ts';

/** Names after the first, and names in a list that would grow long. */
const ALSO = 2;
const MOST_NAMES = 6;

interface Told {
  readonly findings: Findings;
  /** Of those who work here, among themselves. */
  readonly here: { readonly links: readonly Link[]; readonly findings: Findings };
  readonly working: ReadonlySet<string>;
  readonly years: readonly YearMeasure[];
  /** How many work here and are linked to nobody. */
  readonly alone: number;
  readonly nameOf: (slug: string) => string;
}

/** What was measured, each in a sentence with its method. */
export function findingsInWords(told: Told, speech: NetworkSpeech): FindingView[] {
  const { say } = speech;
  const all: [FindingView['key'], string[]][] = [
    ['connectors', connectors(told, speech)],
    ['hubs', hubs(told, speech)],
    ['islands', islands(told, speech)],
    ['partings', partings(told, speech)],
    ['referrals', referrals(told, speech)],
    ['density', densities(told, speech)]
  ];
  return all
    .filter(([, sentences]) => sentences.length > 0)
    .map(([key, sentences]) => ({
      key,
      title: say(`finding.${key}.title`),
      sentences,
      method: say(`finding.${key}.method`)
    }));
}

/** The best by a measure, ties in the order of slugs. */
export function foremost(
  { organisations }: Findings,
  measure: (one: OrganisationMeasure) => number
): readonly OrganisationMeasure[] {
  return organisations
    .filter((one) => measure(one) > 0)
    .toSorted((a, b) => measure(b) - measure(a) || (a.slug < b.slug ? -1 : 1));
}

function connectors({ here: { findings }, nameOf }: Told, speech: NetworkSpeech): string[] {
  const { say } = speech;
  if (findings.organisations.length === 0 || findings.organisations[0]!.between === null) return [];
  const [first, ...rest] = foremost(findings, ({ between }) => between ?? 0);
  if (!first) return [say('finding.connectors.none')];
  const next = rest
    .slice(0, ALSO)
    .map(({ slug, between }) => `${nameOf(slug)} (${shareInWords(between ?? 0, speech)})`);
  return [
    say('finding.connectors.text', {
      name: nameOf(first.slug),
      share: shareInWords(first.between ?? 0, speech),
      others:
        next.length > 0 ? say('finding.connectors.others', { names: listInWords(next, speech.locale) }) : ''
    })
  ];
}

/** With how many they work wherever those are, as on their own pages; but who is named works here. */
function hubs({ findings, working, nameOf }: Told, speech: NetworkSpeech): string[] {
  const { say, number } = speech;
  const [first, ...rest] = foremost(findings, ({ links }) => links).filter(({ slug }) => working.has(slug));
  if (!first) return [];
  const next = rest.slice(0, ALSO).map(({ slug, links }) => `${nameOf(slug)} (${number(links)})`);
  return [
    say('finding.hubs.text', {
      name: nameOf(first.slug),
      count: first.links,
      others:
        next.length > 0 ? say('finding.connectors.others', { names: listInWords(next, speech.locale) }) : ''
    })
  ];
}

/** Of all that is drawn: whoever counts them in the picture finds as many. */
function islands({ findings, alone, nameOf }: Told, speech: NetworkSpeech): string[] {
  const { say } = speech;
  const [largest, ...others] = findings.islands;
  if (!largest) return [];
  const apart = others.map((island) => shortList(island.map(nameOf), speech, ALSO + 1));
  const sentence =
    others.length === 0
      ? say('finding.islands.one', { count: largest.length })
      : say('finding.islands.many', {
          count: findings.islands.length,
          largest: largest.length,
          names: shortList(apart, speech)
        });
  return [sentence + (alone > 0 ? say('finding.islands.alone', { count: alone }) : '')];
}

function partings({ here: { findings }, nameOf }: Told, speech: NetworkSpeech): string[] {
  const { say } = speech;
  if (findings.organisations.length === 0) return [];
  if (findings.partings.length === 0) return [say('finding.partings.none')];
  const sentences = findings.partings.slice(0, ALSO + 1).map(({ slug, apart }) =>
    say('finding.partings.text', {
      name: nameOf(slug),
      count: apart.length,
      names: shortList(apart.map(nameOf), speech)
    })
  );
  const bridges = findings.bridges.length;
  return bridges > 0 ? [...sentences, say('finding.partings.bridges', { count: bridges })] : sentences;
}

function referrals({ here: { findings, links }, nameOf }: Told, speech: NetworkSpeech): string[] {
  const { say } = speech;
  if (findings.organisations.length === 0) return [];
  if (findings.referrals === 0) return [say('finding.referrals.none')];
  const arrow = speech.dir === 'rtl' ? '←' : '→';
  const names = links
    .filter(({ kind }) => kind === 'refers-to')
    .map(({ from, to }) => `${nameOf(from)} ${arrow} ${nameOf(to)}`);
  return [
    say('finding.referrals.text', {
      count: findings.referrals,
      names: shortList(names, speech),
      share: shareInWords(findings.reciprocity ?? 0, speech)
    })
  ];
}

/** The year with most links and this one. */
function densities({ years }: Told, speech: NetworkSpeech): string[] {
  const most = years.toSorted((a, b) => b.among - a.among || a.year - b.year)[0];
  const last = years.at(-1);
  if (!most || !last || most.among === 0) return [];
  return [...new Set([most, last])]
    .sort((a, b) => a.year - b.year)
    .filter(({ among, density }) => among > 0 && density !== null)
    .map(({ year, among, organisations, density }) =>
      speech.say('finding.density.text', {
        year: speech.year(year),
        count: among,
        organisations,
        share: shareInWords(density ?? 0, speech)
      })
    );
}

/** "A, B and 7": names, and how many more. */
function shortList(names: readonly string[], speech: NetworkSpeech, most = MOST_NAMES): string {
  if (names.length <= most) return listInWords(names, speech.locale);
  return listInWords(
    [...names.slice(0, most - 1), `+${speech.number(names.length - most + 1)}`],
    speech.locale
  );
}
