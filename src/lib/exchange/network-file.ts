import { localised, type LocalisedText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { isAgreement, lastToldOf, type Link } from '../network/links.ts';
import type { Agreement } from '../network/network.ts';
import type { Organisation } from '../organisation/organisation.ts';

/*
 * The network for programs of others. Agreements are nodes of their own, in which their members meet: nobody has to guess
 * who is linked to whom by way of what.
 */

export interface FileNode {
  readonly id: string;
  readonly type: 'organisation' | 'agreement';
  readonly label: string;
  readonly kind: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface FileEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly directed: boolean;
  readonly since: string;
  readonly until: string;
  readonly stage: string;
  readonly certainty: string;
  readonly lastTold: number | null;
  readonly note: string;
  /** Names of sources, with semicolons. */
  readonly sources: string;
}

export interface NetworkFile {
  readonly nodes: readonly FileNode[];
  readonly edges: readonly FileEdge[];
}

/** The network of a neighbourhood in one language: everything that is linked, and who works there alone. */
export function networkFile(
  {
    organisations,
    agreements,
    links
  }: {
    organisations: Iterable<Organisation>;
    agreements: Iterable<Agreement>;
    links: readonly Link[];
  },
  locale: Locale,
  local: string
): NetworkFile {
  const text = (value: LocalisedText | null) => localised(value, locale, local)?.text ?? '';
  return {
    nodes: [
      ...[...organisations].map(({ slug, name, kind, places }): FileNode => {
        const point = places.map((place) => place.point).find((one) => one !== null);
        return {
          ...{ id: slug, type: 'organisation', label: text(name), kind },
          ...{ lon: point?.[0] ?? null, lat: point?.[1] ?? null }
        };
      }),
      ...[...agreements].map(({ slug, name, kind }): FileNode => ({
        ...{ id: `agreement:${slug}`, type: 'agreement', label: text(name), kind, lon: null, lat: null }
      }))
    ],
    edges: links.map((link) => ({
      id: link.slug,
      source: link.from,
      target: link.to,
      kind: link.kind,
      directed: link.directed || isAgreement(link.to),
      since: link.since ?? '',
      until: link.until ?? '',
      stage: link.stage ?? '',
      certainty: link.certainty,
      lastTold: lastToldOf(link),
      note: text(link.note),
      sources: link.sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join('; ')
    }))
  };
}

/** Attributes of nodes and edges, each with its type in GraphML and GEXF. */
export const NODE_ATTRIBUTES = {
  label: 'string',
  type: 'string',
  kind: 'string',
  lon: 'double',
  lat: 'double'
} as const;
export const EDGE_ATTRIBUTES = {
  kind: 'string',
  directed: 'boolean',
  since: 'string',
  until: 'string',
  stage: 'string',
  certainty: 'string',
  lastTold: 'int',
  note: 'string',
  sources: 'string'
} as const;
