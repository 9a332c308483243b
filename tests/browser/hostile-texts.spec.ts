import { expect, test, type Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { activity, ground, place } from '../database/entries.ts';
import { invite, MANAGE, propose, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * One text that keeps a parser busy for ever is enough to stop the site for everybody, again at each start, and once more
 * when a coordinator opens what somebody sent. So: sent by each way, and what was stored before anybody looked at it.
 */

// One app for all of them.
test.describe.configure({ mode: 'default' });

let app: OwnApp;

/** No plain week: the library has to read them. */
const HOURS = 'Mo-Fr 09:00-12:00; week 1-53/2 Sa 10:00-12:00; PH off';
const BLANKS = [
  ...[40, 120, 440].map((many) => ' '.repeat(many)),
  '\u00a0'.repeat(60),
  '\u3000'.repeat(60),
  '\t\n'.repeat(40),
  '\ufeff\u200b \u2003'.repeat(20),
  '; '.repeat(40)
];
/** Comes true on no day of any year. */
const NEVER =
  'FREQ=YEARLY;INTERVAL=3;BYMONTH=6,7,10,11;BYWEEKNO=53;BYYEARDAY=-285,-282,52,63,102,128,147,188';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  await app.imports([...ground, place('biblioteca'), activity('corso')]);
  await app.sql(`update private.limits set most = 1000000 where bucket <> 'proof-bits'`);
  await invite(app, 'ada@example.org');
});
test.afterAll(() => app?.stop());

/** Far more than an answer takes, and no time at all for what never ends. */
const inTime = () => AbortSignal.timeout(15_000);

async function ask(address: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
  const response = await fetch(app.address + address, { redirect: 'manual', signal: inTime(), ...init });
  return { status: response.status, body: await response.text() };
}

const send = (body: object) =>
  ask('/api/v1/borgo/contributions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'places', slug: 'biblioteca', kind: 'update', ...body })
  });

/** What anybody looks at. */
const PUBLIC = [
  '/it/borgo',
  '/it/borgo?open=now',
  '/it/borgo/activities',
  '/api/v1/borgo/places?open=now',
  '/api/v1/borgo/pack/it',
  '/it/borgo/activities.ics',
  '/it/borgo/insights'
];

async function everybodyIsAnswered(): Promise<void> {
  const answers = await Promise.all(PUBLIC.map(async (address) => [address, (await ask(address)).status]));
  expect(answers).toEqual(PUBLIC.map((address) => [address, 200]));
}

/** Every proposal that waits, opened as a coordinator opens it. */
async function queueIsAnswered(page: Page, atLeast: number): Promise<void> {
  await signIn(page, app, 'ada@example.org', `${MANAGE}/queue`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const waiting = await app.sql<{ id: string }>(
    `select id from public.contributions where state = 'pending' order by created_at limit 30`
  );
  expect(waiting.length).toBeGreaterThanOrEqual(atLeast);
  for (const { id } of waiting) {
    const answer = await page.request.get(`${app.address}${MANAGE}/queue/${id}`, { timeout: 15_000 });
    expect(answer.status()).toBe(200);
  }
}

test('hours with forty blanks and more are taken as those without, and everybody is answered @desk', async ({
  page
}) => {
  for (const blanks of BLANKS) {
    const answer = await send({ changes: { opening_hours: blanks + HOURS } });
    expect(answer.status).toBe(201);
    const { link } = JSON.parse(answer.body) as { link: string };
    const { status, body } = await ask(new URL(link).pathname);
    expect(status).toBe(200);
    expect(body).toContain('10:00–12:00');
  }
  const kept = await app.sql<{ hours: string }>(
    `select distinct changes ->> 'opening_hours' as hours from public.contributions where state = 'pending'`
  );
  expect(kept).toEqual([{ hours: HOURS }]);
  await everybodyIsAnswered();
  await queueIsAnswered(page, BLANKS.length);
});

test('a form asks for a week in rows and takes no such text @desk', async () => {
  const [entry] = await app.sql<{ revision: string }>(
    `select revision::text from public.places where slug = 'biblioteca'`
  );
  const post = (hours: string) =>
    ask('/it/borgo/places/biblioteca/change', {
      method: 'POST',
      headers: {
        origin: app.address,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded'
      },
      body: new URLSearchParams({
        was: '{}',
        base_revision: entry!.revision,
        secret: randomBytes(24).toString('base64url'),
        opening_hours: hours
      })
    });
  for (const blanks of BLANKS) {
    expect((await post(blanks + HOURS)).status).toBe(403);
    expect((await post(blanks)).status).toBe(403);
  }
  await everybodyIsAnswered();
});

test('a rule that never comes true is answered like any other @desk', async ({ page }) => {
  const changes = {
    schedule: { start: '2026-10-05T09:30', duration: 60, timeZone: 'Europe/Rome', rrule: NEVER }
  };
  for (let time = 0; time < 10; time++) {
    const answer = await send({ target: 'activities', slug: 'corso', changes });
    expect(answer.status).toBe(201);
    const { link } = JSON.parse(answer.body) as { link: string };
    expect((await ask(new URL(link).pathname)).status).toBe(200);
  }
  await queueIsAnswered(page, 10);
  await app.sql(
    `update public.activities set schedule = (
       select c.changes -> 'schedule' from public.contributions as c where c.target = 'activities' limit 1
     ) where slug = 'corso'`
  );
  await app.restart();
  await everybodyIsAnswered();
});

test('what was stored before stops nobody, nor the start @desk', async ({ page }) => {
  await app.sql('alter table public.contributions disable trigger contributions_hours');
  await app.imports(
    BLANKS.map((blanks, index) => place(`bottega-${index}`, { opening_hours: (blanks + HOURS).slice(-500) }))
  );
  // A byte order mark was never taken from a neighbour.
  const secrets = await Promise.all(
    BLANKS.filter((blanks) => !blanks.includes('\ufeff')).map((blanks) =>
      propose(app, { slug: 'biblioteca', changes: { opening_hours: (blanks + HOURS).slice(-500) } })
    )
  );
  await app.sql('alter table public.contributions enable trigger contributions_hours');
  await app.restart();
  await everybodyIsAnswered();
  for (const secret of secrets) expect((await ask(`/it/borgo/proposals/${secret}`)).status).toBe(200);
  const { status, body } = await ask('/it/borgo/places/bottega-0');
  expect(status).toBe(200);
  expect(body).toContain('10:00–12:00');
  await queueIsAnswered(page, BLANKS.length);
});
