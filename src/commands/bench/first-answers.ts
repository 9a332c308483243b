import type { TemporaryApp } from '../temporary-app.ts';
import { blocksOf, processorTimeOf, spreadInWords, spreadOf, type Spread } from './cpu.ts';
import type { Figure } from './table.ts';

const RUNS = 5;
const AGAIN = 40;
/** A version that moves is asked for once a second. */
const NOTICED_MS = 1200;
const PULSE_MS = 5;

interface FirstAnswers {
  /** Milliseconds of processor of the app for the first answer after a change, and for one that was made before. */
  readonly first: Spread;
  readonly again: Spread;
  /** How long the one who waits longest waits for `/healthz` while a first answer is made, in milliseconds: the middle of the runs. */
  readonly stall: Spread;
}

interface What {
  /** A change of it, written as the one door does. */
  readonly target: string;
  /** Slug of the neighbourhood that changes; left out, what belongs to none. */
  readonly neighbourhood?: string;
  /** Reads what every page of the neighbourhood reads, so that only this one is measured. */
  readonly ready?: () => Promise<void>;
}

/** Asks for an address after a change, five times, and then again. */
export async function firstAnswers(
  { origin, pid, supabase: { sql } }: TemporaryApp,
  path: string,
  { target, neighbourhood, ready }: What
): Promise<FirstAnswers> {
  const [first, stalls]: [number[], number[]] = [[], []];
  // The first run warms.
  for (let run = -1; run < RUNS; run++) {
    await moveVersion(sql, target, neighbourhood);
    await ready?.();
    const before = processorTimeOf(pid);
    await got(origin + path);
    if (run >= 0) first.push(processorTimeOf(pid) - before);
  }
  // Apart: who asks beside it costs something, too.
  for (let run = 0; run < RUNS; run++) {
    await moveVersion(sql, target, neighbourhood);
    await ready?.();
    const pulse = pulseOf(`${origin}/healthz`);
    await got(origin + path);
    stalls.push(await pulse.stop());
  }
  const again = await blocksOf(pid, AGAIN, () => got(origin + path));
  return { first: spreadOf(first), again, stall: spreadOf(stalls) };
}

interface Goals {
  readonly first: number;
  readonly again: number;
  readonly stall?: number;
}

/** As rows of the table, beside what a file costs in the same run. */
export function firstFigures(
  what: string,
  { first, again, stall }: FirstAnswers,
  most: Goals,
  floor: Spread
): Figure[] {
  const row = (name: string, measured: Spread, bound: number): Figure => ({
    what: `${what}, ${name}`,
    measured: `${spreadInWords(measured)} ms of processor (a file ${floor.middle.toFixed(2)})`,
    must: `≤ ${bound} ms`,
    holds: measured.middle <= bound
  });
  return [
    row('first', first, most.first),
    row('again', again, most.again),
    ...(most.stall === undefined
      ? []
      : [
          {
            what: `${what}, how long /healthz waits beside the first`,
            measured: `${spreadInWords(stall)} ms of the clock`,
            must: `≤ ${most.stall} ms`,
            holds: stall.middle <= most.stall
          }
        ])
  ];
}

/** What a file of the app costs: the least that any answer can. */
export const floorOf = ({ origin, pid }: TemporaryApp): Promise<Spread> =>
  blocksOf(pid, AGAIN, () => got(`${origin}/favicon.svg`));

/** @throws Error when it is not there */
export async function got(address: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'br', ...headers } });
  await response.arrayBuffer();
  if (response.status >= 400) throw new Error(`${address} answered ${response.status}`);
}

/** As a change through the one door does, and waits until the app has asked for it. */
export async function moveVersion(
  sql: TemporaryApp['supabase']['sql'],
  target: string,
  neighbourhood?: string
): Promise<void> {
  await sql(
    `insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
     values ((select n.id from public.neighbourhoods as n where n.slug = $2), $1, gen_random_uuid(), 'update', '{}', 'import')`,
    [target, neighbourhood ?? null]
  );
  await new Promise((resolve) => setTimeout(resolve, NOTICED_MS));
}

/** Asks for something small, over and over, until it is stopped; tells how long the longest answer took. */
function pulseOf(address: string): { stop: () => Promise<number> } {
  let [going, longest] = [true, 0];
  const asking = (async () => {
    while (going) {
      const began = performance.now();
      await got(address);
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, PULSE_MS));
    }
  })();
  return {
    stop: async () => {
      going = false;
      await asking;
      return longest;
    }
  };
}
