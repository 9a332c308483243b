import type { Embedded } from '../../supabase/embedded/start.ts';

/** What is known of one link, as it stands in the database. */
interface Row {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly since: string | null;
}

/**
 * The figures of a network counted again from its raw rows, by trying: a node or a pair is taken away and the islands are
 * counted, shortest ways are counted between all. Slow and plain, and nothing of it is what the page does.
 */
export class Recount {
  readonly organisations: readonly string[];
  readonly links: number;
  readonly referrals: number;
  readonly returned: number;
  readonly agreementsOf = new Map<string, number>();
  readonly #pairs = new Set<string>();

  constructor(
    rows: readonly Row[],
    members: readonly { agreement: string; organisation: string; since: string | null }[],
    year: number | null = null
  ) {
    const holds = ({ since }: { since: string | null }) =>
      year === null || since === null || Number(since.slice(0, 4)) <= year;
    const linked = rows.filter(holds);
    const inside = members.filter(holds);
    const add = (a: string, b: string) => a !== b && this.#pairs.add([a, b].sort().join(' '));
    for (const { from, to } of linked) add(from, to);
    for (const one of inside)
      for (const other of inside)
        if (one.agreement === other.agreement) add(one.organisation, other.organisation);
    for (const { organisation } of inside)
      this.agreementsOf.set(organisation, (this.agreementsOf.get(organisation) ?? 0) + 1);
    this.organisations = [
      ...new Set([
        ...linked.flatMap(({ from, to }) => [from, to]),
        ...inside.map(({ organisation }) => organisation)
      ])
    ];
    this.links = linked.length + inside.length;
    const referrals = linked.filter(({ kind }) => kind === 'refers-to');
    this.referrals = referrals.length;
    this.returned = referrals.filter(({ from, to }) =>
      referrals.some((other) => other.from === to && other.to === from)
    ).length;
  }

  static async of(sql: Embedded['sql'], neighbourhood: string, year: number | null = null): Promise<Recount> {
    const rows = await sql<Row>(
      `select f.slug as from, t.slug as to, r.kind, r.since
       from public.relationships r join public.neighbourhoods n on n.id = r.neighbourhood_id
       join public.organisations f on f.id = r.from_organisation_id
       join public.organisations t on t.id = r.to_organisation_id where n.slug = $1`,
      [neighbourhood]
    );
    const members = await sql<{ agreement: string; organisation: string; since: string | null }>(
      `select a.slug as agreement, o.slug as organisation, coalesce(m.since, a.since) as since
       from public.agreement_members m join public.agreements a on a.id = m.agreement_id
       join public.organisations o on o.id = m.organisation_id
       join public.neighbourhoods n on n.id = m.neighbourhood_id where n.slug = $1`,
      [neighbourhood]
    );
    return new Recount(rows, members, year);
  }

  /** Share of all pairs that work together. */
  get density(): number {
    const count = this.organisations.length;
    return this.#pairs.size / ((count * (count - 1)) / 2);
  }

  partnersOf(slug: string): string[] {
    return this.organisations.filter((other) => this.#together(slug, other));
  }

  /** Sizes, the largest first; without an organisation, or without a pair. */
  islands(without: { readonly organisation?: string; readonly pair?: string } = {}): number[] {
    const left = new Set(this.organisations.filter((slug) => slug !== without.organisation));
    const sizes: number[] = [];
    for (const start of left) {
      left.delete(start);
      const island = [start];
      for (const at of island)
        for (const other of [...left])
          if (this.#together(at, other) && [at, other].sort().join(' ') !== without.pair) {
            left.delete(other);
            island.push(other);
          }
      sizes.push(island.length);
    }
    return sizes.sort((a, b) => b - a);
  }

  /** Pairs without which there is one island more. */
  get bridges(): number {
    const before = this.islands().length;
    return [...this.#pairs].filter((pair) => this.islands({ pair }).length > before).length;
  }

  /** Organisations without which others are cut off from each other. */
  get cutting(): number {
    const before = this.islands().length;
    const alone = (slug: string) => Number(this.partnersOf(slug).length === 0);
    return this.organisations.filter(
      (organisation) => this.islands({ organisation }).length + alone(organisation) > before
    ).length;
  }

  /** Of each, the share of shortest ways between two others that pass by it: by the ways to it and from it. */
  betweenness(): Map<string, number> {
    const from = new Map(this.organisations.map((slug) => [slug, this.#waysFrom(slug)]));
    const count = this.organisations.length;
    return new Map(
      this.organisations.map((middle) => {
        let sum = 0;
        for (const a of this.organisations)
          for (const b of this.organisations) {
            if (a === b || a === middle || b === middle) continue;
            const [whole, first, second] = [
              from.get(a)!.get(b),
              from.get(a)!.get(middle),
              from.get(middle)!.get(b)
            ];
            if (whole && first && second && first.length + second.length === whole.length)
              sum += (first.ways * second.ways) / whole.ways;
          }
        return [middle, sum / ((count - 1) * (count - 2))];
      })
    );
  }

  #together(a: string, b: string): boolean {
    return this.#pairs.has([a, b].sort().join(' '));
  }

  #waysFrom(start: string): Map<string, { length: number; ways: number }> {
    const found = new Map([[start, { length: 0, ways: 1 }]]);
    for (let edge = [start]; edge.length > 0;) {
      const next = new Map<string, number>();
      for (const at of edge)
        for (const to of this.partnersOf(at))
          if (!found.has(to)) next.set(to, (next.get(to) ?? 0) + found.get(at)!.ways);
      const length = found.get(edge[0]!)!.length + 1;
      for (const [to, ways] of next) found.set(to, { length, ways });
      edge = [...next.keys()];
    }
    return found;
  }
}
