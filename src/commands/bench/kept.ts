import type { TemporaryApp } from '../temporary-app.ts';
import { neighbourhood } from '../../../tests/database/entries.ts';
import { processorTimeOf } from './cpu.ts';
import { median, type Figure } from './table.ts';

const RUNS = 5;
const MOST_TRIES = 10;
/** A tick of the processor's clock is 10 ms: of so many answers one is a twentieth of one. */
const ANSWERS = 200;
const SLOW_ANSWERS = 10;
const ACTIVITIES = [400, 5000] as const;

/** Milliseconds of processor for the first answer and for one that was made before. */
const MOST_FIRST = { calendar: [60, 150], file: [30, 100] } as const;
const MOST_AGAIN = 1;
const MOST_PAGE_AGAIN = 2;
const MOST_UNCHANGED = 0.3;
/** Another reader waits no longer while a calendar is made, in milliseconds. */
const MOST_STALL = 50;

/** What it costs the app's processor to answer with what it has kept, with what a reader has already, and for the first time. */
export async function keptAnswersBench({ origin, supabase, pid }: TemporaryApp): Promise<Figure[]> {
  const list = `${origin}/it/san-siro`;
  const figures: Figure[] = [];
  const floor = await each(pid, ANSWERS, () => got(`${origin}/favicon.svg`));
  const again = await each(pid, ANSWERS, () => got(list));
  // Who has signed in has her page made for herself, every time.
  const made = await each(pid, SLOW_ANSWERS, () => got(list, { cookie: 'vicina-session=bench' }));
  const tag = (await fetch(list)).headers.get('etag') ?? '';
  const unchanged = await each(pid, ANSWERS, () => got(list, { 'if-none-match': tag }));
  const beside = ` (a file ${floor.toFixed(2)}, made anew ${made.toFixed(1)})`;
  figures.push(figure('the list, again', again, MOST_AGAIN, beside));
  figures.push(
    figure('the list, unchanged (304)', unchanged, MOST_UNCHANGED, ` (a file ${floor.toFixed(2)})`)
  );
  for (const path of ['/api/v1/san-siro/pack/it', '/sitemap.xml'])
    figures.push(figure(`${path}, again`, await each(pid, ANSWERS, () => got(origin + path)), MOST_AGAIN));

  for (const [index, count] of ACTIVITIES.entries()) {
    await fillWithActivities(supabase.sql, count);
    const number = count.toLocaleString('en');
    for (const [what, path, most] of [
      ['calendar page', '/it/borgo/activities', MOST_FIRST.calendar[index]!],
      ['activities.ics', '/it/borgo/activities.ics', MOST_FIRST.file[index]!]
    ] as const) {
      // The activities themselves are read once after a change, whoever asks for them first.
      await warm(origin);
      const firsts: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        await moveVersion(supabase.sql);
        await warm(origin);
        firsts.push(await each(pid, 1, () => got(origin + path)));
      }
      const stall = await longestStall(origin, () => got(`${origin}${path}?language=${languageOf(index)}`));
      const of = ` (middle of ${RUNS}: ${firsts.map((one) => one.toFixed(0)).join(', ')}; another reader waited ${stall.toFixed(0)} ms)`;
      const first = median(firsts);
      figures.push({
        ...figure(`${what}, ${number} activities, first`, first, most, of),
        holds: first <= most && stall <= MOST_STALL
      });
      const most2 = path.endsWith('.ics') ? MOST_AGAIN : MOST_PAGE_AGAIN;
      figures.push(
        figure(
          `${what}, ${number} activities, again`,
          await each(pid, ANSWERS, () => got(origin + path)),
          most2
        )
      );
    }
  }
  return figures;
}

/** Another one each time, so that nothing is kept of it. */
const languageOf = (index: number): string => ['so', 'ti'][index] ?? 'am';

const figure = (what: string, measured: number, most: number, beside = ''): Figure => ({
  what,
  measured: `${measured.toFixed(2)} ms of processor${beside}`,
  must: `≤ ${most} ms`,
  holds: measured <= most
});

async function got(address: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'br', ...headers } });
  await response.arrayBuffer();
  if (response.status >= 400) throw new Error(`${address} answered ${response.status}`);
}

/** Thousands of activities take a busy database longer than a reader waits; it has them then for the next who asks. */
async function warm(origin: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(`${origin}/api/v1/borgo/activities/corso-1`);
    await response.arrayBuffer();
    if (response.ok) return;
    if (tries === MOST_TRIES) throw new Error(`The activities could not be read: ${response.status}`);
  }
}

/** Milliseconds of processor of the app for one of so many. */
async function each(pid: number, count: number, run: () => Promise<unknown>): Promise<number> {
  if (count > 1) await run();
  const before = processorTimeOf(pid);
  for (let index = 0; index < count; index++) await run();
  return (processorTimeOf(pid) - before) / count;
}

/** How long the one who waits longest waits for something small while something large is made, in milliseconds. */
async function longestStall(origin: string, large: () => Promise<void>): Promise<number> {
  let isDone = false;
  const making = large().finally(() => (isDone = true));
  let longest = 0;
  while (!isDone) {
    const began = performance.now();
    await got(`${origin}/favicon.svg`);
    longest = Math.max(longest, performance.now() - began);
  }
  await making;
  return longest;
}

/** Courses of all rhythms, at as many times as a town has. */
async function fillWithActivities(sql: TemporaryApp['supabase']['sql'], count: number): Promise<void> {
  await sql('select public.import_entries($1, $2)', ['test', [neighbourhood()]]);
  await sql(
    `delete from public.activities using public.neighbourhoods as n where n.id = neighbourhood_id and n.slug = 'borgo'`
  );
  await sql(
    `insert into public.activities (neighbourhood_id, slug, kind, title, about, schedule, confirmed_at, revision)
     select n.id, 'corso-' || i, (array['italian-course', 'social', 'legal-help', 'sport'])[i % 4 + 1],
       jsonb_build_object('it', 'Corso numero ' || i), jsonb_build_object('it', repeat('Per chi è arrivata da poco. ', 8)),
       jsonb_build_object(
         'start', '2025-' || lpad((i % 12 + 1)::text, 2, '0') || '-' || lpad((i % 28 + 1)::text, 2, '0') || 'T'
           || lpad((8 + i % 12)::text, 2, '0') || ':' || lpad((5 * (i % 12))::text, 2, '0'),
         'duration', 60 + 15 * (i % 5), 'timeZone', 'Europe/Rome',
         'rrule', (array[
           'FREQ=WEEKLY;BYDAY=WE,FR', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=MONTHLY;BYDAY=1SA',
           'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'FREQ=DAILY'
         ])[i % 6 + 1],
         'exdates', '[]'::jsonb, 'rdates', '[]'::jsonb, 'season', null, 'pausesInSchoolHolidays', i % 2 = 0
       ),
       now(), 0
     from public.neighbourhoods as n, generate_series(1, $1::int) as i where n.slug = 'borgo'`,
    [count]
  );
  await moveVersion(sql);
}

/** As a change through the one door does, and waits until the app has asked for it. */
async function moveVersion(sql: TemporaryApp['supabase']['sql']): Promise<void> {
  await sql(
    `insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
     select n.id, 'activities', gen_random_uuid(), 'update', '{}', 'import' from public.neighbourhoods as n where n.slug = 'borgo'`
  );
  await new Promise((resolve) => setTimeout(resolve, 1200));
}
