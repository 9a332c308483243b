import { traitsOf } from '../i18n/locales.ts';
import { lastToldOf, yearOf, type Link, type LinkKind } from './links.ts';
import type { Period } from './network.ts';
import { WITHOUT_DIRECTION, type RelationshipKind } from './vocabulary.ts';
import type { NetworkKey, NetworkSpeech } from './speech.ts';

/** "since 2019", "2021 to 2023", "in 2009". */
export function periodInWords({ since, until }: Period, { say, year }: NetworkSpeech): string {
  const [from, to] = [since, until].map((date) => (date === null ? null : yearOf(date)));
  if (from != null && to != null)
    return from === to
      ? say('period.in', { year: year(from) })
      : say('period.between', { since: year(from), until: year(to) });
  if (from != null) return say('period.since', { year: year(from) });
  if (to != null) return say('period.until', { year: year(to) });
  return say('period.unknown');
}

/** "documented · last source 2019". */
export function knownInWords(link: Link, { say, year }: NetworkSpeech): string {
  const told = lastToldOf(link);
  return [
    say(`certainty.${link.certainty}`),
    ...(told === null ? [] : [say('told', { year: year(told) })])
  ].join(' · ');
}

/** What a link is, read from one of its ends. */
export function relationInWords(kind: LinkKind, backwards: boolean, { say }: NetworkSpeech): string {
  if (!backwards || kind === 'in-agreement' || WITHOUT_DIRECTION.has(kind as RelationshipKind))
    return say(`kind.${kind}`);
  return say(`kindBack.${kind}` as NetworkKey);
}

/** "16%" in the reader's figures; what is above nothing is not shown as nothing. */
export function shareInWords(share: number, { locale }: Pick<NetworkSpeech, 'locale'>): string {
  const maximumFractionDigits = share > 0 && share < 0.01 ? 1 : 0;
  return new Intl.NumberFormat(traitsOf(locale).intl, {
    style: 'percent',
    maximumFractionDigits
  }).format(share);
}
