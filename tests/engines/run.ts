import type { Line } from './compare.ts';
import type { EngineName, Found } from './every-engine.ts';
import { openGate } from './gate.ts';
import { Hands } from './hands.ts';
import { firstDifference, type Outcome } from './table.ts';

/** Half of the time is waiting: one more than there are processors on the smallest machine that runs this. */
const AT_ONCE = 3;

export interface Ran {
  readonly outcomes: ReadonlyMap<EngineName, ReadonlyMap<string, Outcome>>;
  /** Of engines that were not run: which, and why. */
  readonly missing: readonly string[];
}

/** Runs every line in every engine; the first engine before the others, which are compared with what it read. */
export async function runLines(
  engines: ReadonlyMap<EngineName, Found>,
  lines: readonly Line[],
  app: string,
  tell: (sentence: string) => void
): Promise<Ran> {
  const outcomes = new Map<EngineName, Map<string, Outcome>>();
  const missing: string[] = [];
  const read = new Map<string, Promise<string | null>>();
  const settle = new Map<string, (text: string | null) => void>();
  for (const { name } of lines) read.set(name, new Promise((resolve) => settle.set(name, resolve)));

  const runEngine = async (name: EngineName, isFirst: boolean): Promise<void> => {
    const found = engines.get(name)!;
    if ('missing' in found) {
      missing.push(`${name} was not run: ${found.missing}.`);
      return;
    }
    const began = performance.now();
    const gate = await openGate(app, found.first);
    let engine;
    try {
      engine = await found.start();
    } catch (error) {
      missing.push(`${name} was not run: ${String(error)}`);
      await gate.stop();
      return;
    }
    const own = new Map<string, Outcome>();
    outcomes.set(name, own);
    try {
      for (const line of lines) {
        const began = performance.now();
        try {
          gate.readBy(`10.${[...engines.keys()].indexOf(name)}.0.${lines.indexOf(line) + 1}`);
          let text = await line.run(new Hands(engine, gate));
          if (isFirst) settle.get(line.name)!(text);
          const expected = await read.get(line.name)!;
          // A minute may have passed between the two.
          if (expected !== null && text !== expected) text = await line.run(new Hands(engine, gate));
          if (expected !== null && text !== expected) throw new Error(firstDifference(text, expected));
          own.set(line.name, { holds: true });
        } catch (error) {
          settle.get(line.name)!(null);
          own.set(line.name, { holds: false, why: error instanceof Error ? error.message : String(error) });
        }
        if (process.env['VICINA_SLOW_LINES'] && performance.now() - began > 2500)
          tell(`${name}: ${line.name} ${Math.round(performance.now() - began)} ms`);
      }
    } finally {
      await engine.stop();
      await gate.stop();
    }
    tell(`${name}: ${lines.length} in ${Math.round((performance.now() - began) / 1000)} s`);
  };

  const queue = [...engines.keys()];
  const first = queue[0];
  // What today's Chromium reads is waited for line by line: all begin with it.
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await runEngine(next, next === first);
    })
  );
  return { outcomes, missing };
}
