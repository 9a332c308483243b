import { expect, test } from '@playwright/test';

const eventsIn = (text: string) => text.split('BEGIN:VEVENT').slice(1);

test('activities can be subscribed to, all of them or those that fit', async ({ request }) => {
  const all = await request.get('/it/san-siro/activities.ics');
  expect(all.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = await all.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
  expect(text).toContain('TZID:Europe/Rome');
  expect(text).toMatch(/X-WR-CALDESC:.*\d+ con i giorni da confermare/);
  const events = eventsIn(text);
  expect(events.length).toBeGreaterThanOrEqual(5);
  for (const event of events) expect(event).toMatch(/\r\nUID:[0-9a-f-]{36}\r\n[^]*\r\nSEQUENCE:\d+\r\n/);

  const some = eventsIn(await (await request.get('/it/san-siro/activities.ics?kind=market-day')).text());
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(events.length);
  for (const event of some) expect(event).toContain(',market-day\r\n');
});

test('an activity is the same one in every language and in every calendar', async ({ request }) => {
  const text = await (await request.get('/it/san-siro/activities.ics')).text();
  const slug = /\/activities\/([a-z0-9-]+)\r\n/.exec(text.replaceAll('\r\n ', ''))![1]!;
  const uidOf = async (locale: string) => {
    const one = await request.get(`/${locale}/san-siro/activities/${slug}.ics`);
    expect(one.ok()).toBe(true);
    const [event, ...more] = eventsIn(await one.text());
    expect(more).toEqual([]);
    return /\r\nUID:(.*)\r\n/.exec(event!)![1]!;
  };
  const uid = await uidOf('it');
  expect([await uidOf('ar'), await uidOf('en')]).toEqual([uid, uid]);
  expect(text).toContain(`UID:${uid}`);
});

test('a feed has what is new, and can be narrowed to what one looks for', async ({ request }) => {
  const feed = await request.get('/ar/san-siro/feed.atom');
  expect(feed.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
  const text = await feed.text();
  const changed = [...text.matchAll(/<entry[^]*?<updated>(.*?)<\/updated>/g)].map(([, at]) => at!);
  expect(changed.length).toBe(50);
  expect(changed.toSorted().toReversed()).toEqual(changed);
  const places = await (await request.get('/it/san-siro/feed.atom?category=library')).text();
  expect(places).toContain('term="library"');
  expect(places).not.toMatch(/term="(?!library)/);
  const courses = await (await request.get('/it/san-siro/feed.atom?kind=italian-course')).text();
  expect(courses).toContain('term="italian-course"');
  expect(courses).not.toMatch(/term="(?!italian-course)/);
});

test('what a subscriber has already is not sent again', async ({ request }) => {
  for (const address of ['/it/san-siro/activities.ics?stage=italian', '/it/san-siro/feed.atom']) {
    const etag = (await request.get(address)).headers()['etag']!;
    const again = await request.get(address, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);
  }
});

test('a wrong parameter is named, and what is not there is 404', async ({ request }) => {
  for (const [query, parameter] of [
    ['stage=nope', 'stage'],
    ['from=2026-02-30', 'from'],
    ['kind=', null],
    ['colour=red', 'colour'],
    ['minutes=5', 'minutes']
  ] as const) {
    for (const name of ['activities.ics', 'feed.atom']) {
      const response = await request.get(`/it/san-siro/${name}?${query}`);
      expect(response.status()).toBe(parameter === null ? 200 : 400);
      if (parameter !== null) expect(await response.json()).toMatchObject({ parameter });
    }
  }
  for (const address of ['san-siro/activities/nope.ics', 'nowhere/activities.ics', 'nowhere/feed.atom'])
    expect((await request.get(`/it/${address}`)).status()).toBe(404);
});
