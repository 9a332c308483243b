import type { TemporaryApp } from '../temporary-app.ts';
import { neighbourhood } from '../../../tests/database/entries.ts';
import { blocksOf, spreadInWords } from './cpu.ts';
import { firstAnswers, firstFigures, floorOf, got, moveVersion } from './first-answers.ts';
import type { Figure } from './table.ts';

const MOST_TRIES = 10;
const ANSWERS = 40;
const ACTIVITIES = [400, 5000] as const;

/** Milliseconds of processor for the first answer and for one that was made before. */
const MOST_FIRST = { calendar: [60, 150], file: [30, 100] } as const;
const MOST_AGAIN = 1;
const MOST_PAGE_AGAIN = 2;
const MOST_UNCHANGED = 0.3;
/** Another reader waits no longer while a calendar is made, in milliseconds. */
const MOST_STALL = 50;

/** What it costs the app's processor to answer with what it has kept, with what a reader has already, and for the first time. */
export async function keptAnswersBench(app: TemporaryApp): Promise<Figure[]> {
  const { origin, supabase, pid } = app;
  const list = `${origin}/it/san-siro`;
  const floor = await floorOf(app);
  const tag = (await fetch(list)).headers.get('etag') ?? '';
  const figures: Figure[] = [];
  for (const [what, most, run] of [
    ['the list, again', MOST_AGAIN, () => got(list)],
    ['the list, unchanged (304)', MOST_UNCHANGED, () => got(list, { 'if-none-match': tag })],
    ['/api/v1/san-siro/pack/it, again', MOST_AGAIN, () => got(`${origin}/api/v1/san-siro/pack/it`)],
    ['/sitemap.xml, again', MOST_AGAIN, () => got(`${origin}/sitemap.xml`)]
  ] as const) {
    const measured = await blocksOf(pid, ANSWERS, run);
    figures.push({
      what,
      measured: `${spreadInWords(measured)} ms of processor (a file ${floor.middle.toFixed(2)})`,
      must: `≤ ${most} ms`,
      holds: measured.middle <= most
    });
  }
  for (const [index, count] of ACTIVITIES.entries()) {
    await fillWithActivities(supabase.sql, count);
    for (const [what, path, first, again] of [
      ['calendar page', '/it/borgo/activities', MOST_FIRST.calendar[index]!, MOST_PAGE_AGAIN],
      ['activities.ics', '/it/borgo/activities.ics', MOST_FIRST.file[index]!, MOST_AGAIN]
    ] as const) {
      const measured = await firstAnswers(app, path, {
        target: 'activities',
        neighbourhood: 'borgo',
        // The activities themselves are read once after a change, whoever asks for them first.
        ready: () => warm(origin)
      });
      const name = `${what}, ${count.toLocaleString('en')} activities`;
      figures.push(...firstFigures(name, measured, { first, again, stall: MOST_STALL }, floor));
    }
  }
  return figures;
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
  await moveVersion(sql, 'activities', 'borgo');
}
