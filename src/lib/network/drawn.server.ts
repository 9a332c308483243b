import { gather, MOST_DRAWN } from './aggregate.ts';
import { around } from './around.ts';
import type { NetworkFilters } from './filters.ts';
import type { Findings } from './findings.ts';
import { nameHere, type Here } from './here.server.ts';
import { layOut, type NodePosition } from './layout.ts';
import { isAgreement } from './links.ts';
import type { Measured } from './measured.server.ts';
import { positionsOf } from './network.server.ts';
import { pictureOf, type NodeLook, type Picture } from './picture.ts';
import type { Selection } from './selection.ts';

export interface Drawn {
  readonly picture: Picture | null;
  /** Why not each is drawn; null when each is. */
  readonly crowd: string | null;
  /** Marks stand for many: there is nothing behind them to look at. */
  readonly gathered: boolean;
}

const kept = new WeakMap<Measured, Map<string, Promise<Drawn>>>();
/** Around whom and in which language: so many pictures are kept of one selection. */
const MOST_KEPT = 20;

/**
 * The picture of a selection: each organisation by itself; when they are too many, those around the chosen one, or all
 * of them gathered by kind. Room for names is looked for once.
 */
export function drawnView(
  measured: Measured,
  { organisation }: Pick<NetworkFilters, 'organisation'>,
  here: Here
): Promise<Drawn> {
  const crowded = measured.selection.linked.length > MOST_DRAWN;
  const key = `${here.speech.locale} ${crowded ? (organisation ?? '') : ''}`;
  const pictures = kept.get(measured) ?? new Map<string, Promise<Drawn>>();
  kept.set(measured, pictures);
  const found =
    pictures.get(key) ?? (crowded ? crowdedView(measured, organisation, here) : all(measured, here));
  pictures.set(key, found);
  const [oldest] = pictures.keys();
  if (pictures.size > MOST_KEPT && oldest !== undefined) pictures.delete(oldest);
  return found;
}

async function all({ selection, findings }: Measured, here: Here): Promise<Drawn> {
  const { network, neighbourhood } = here;
  const { linked, links } = selection;
  if (linked.length === 0) return { picture: null, crowd: null, gathered: false };
  const whole = network.organisations.size + network.agreements.size <= MOST_DRAWN;
  const positions = whole ? await positionsOf(neighbourhood.slug) : layOut(linked, links);
  return { picture: pictureHere(selection, findings, positions, here), crowd: null, gathered: false };
}

async function crowdedView(measured: Measured, chosen: string | null, here: Here): Promise<Drawn> {
  const { speech } = here;
  const count = measured.selection.linked.length;
  const near = chosen === null ? null : around(chosen, measured.selection.links);
  if (near === null || near.linked.length > MOST_DRAWN)
    return {
      picture: gatheredPicture(measured, here),
      crowd: speech.say('graph.crowd', { count }),
      gathered: true
    };
  return {
    picture: pictureHere(near, measured.findings, layOut(near.linked, near.links), here),
    crowd: speech.say('graph.around', { count, name: nameHere(chosen!, here).text }),
    gathered: false
  };
}

function gatheredPicture({ together }: Measured, { network, speech, ofOrganisations }: Here): Picture {
  const { groups, links } = gather(together, network.organisations);
  const keys = groups.map(({ kind }) => kind);
  const counts = new Map<string, number>(groups.map(({ kind, count }) => [kind, count]));
  return pictureOf(keys, links, layOut(keys, links), (key) => {
    const { kind } = groups.find((one) => one.kind === key)!;
    const count = counts.get(key)!;
    const text = `${ofOrganisations.say(`kind.${kind}`)} (${speech.number(count)})`;
    return {
      kind,
      name: { text, locale: speech.locale },
      links: Math.sqrt(count) * 8,
      solid: false,
      away: false
    };
  });
}

/** What is drawn at those positions. */
export function pictureHere(
  { links, linked }: Pick<Selection, 'links' | 'linked'>,
  findings: Findings,
  positions: ReadonlyMap<string, NodePosition>,
  here: Here,
  height?: number
): Picture {
  const { network } = here;
  const measured = new Map(findings.organisations.map((one) => [one.slug, one]));
  const stages = new Map(network.traits.map((one) => [one.slug, one.stages]));
  const members = new Map<string, number>();
  for (const { to } of links) members.set(to, (members.get(to) ?? 0) + 1);
  const lookOf = (key: string): NodeLook => ({
    kind: isAgreement(key) ? null : (network.organisations.get(key)?.kind ?? 'other'),
    name: nameHere(key, here),
    links: (isAgreement(key) ? members.get(key) : measured.get(key)?.links) ?? 0,
    solid: (stages.get(key)?.size ?? 0) > 0,
    away: !isAgreement(key) && !network.working.has(key)
  });
  return pictureOf(linked, links, positions, lookOf, {
    height,
    referralWord: here.speech.say('graph.referral')
  });
}
