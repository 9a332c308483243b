import { describe, expect, test } from 'vitest';
import type { ActivityView } from '../activity/activity-view.server.ts';
import type { PlaceView } from '../place/place-view.server.ts';
import type { ViewText } from '../place/view.ts';
import { activityReferral, placeReferral } from './referral.server.ts';

const it = (text: string): ViewText => ({ text, locale: 'it' });
const requirements = { asked: ['a card'], notAsked: ['a permit'], unknown: false };
const contacts = [{ kind: 'call', href: 'tel:+3902', shown: '02' }] as const;

const place = (about: Partial<PlaceView> = {}) =>
  placeReferral({
    name: it('Sportello'),
    localName: null,
    category: it('Aiuto'),
    href: '/it/borgo/places/sportello',
    address: 'Via Segesta 12',
    notices: [],
    services: [],
    precisionSentence: null,
    week: [
      { day: 'Monday', spans: ['09:00–12:00', '15:00–17:00'], isToday: true },
      { day: 'Tuesday', spans: [], isToday: false }
    ],
    weekCaution: null,
    hoursNote: null,
    contacts,
    organisation: it('Circolo'),
    requirements,
    languages: ['Arabic'],
    confirmed: { sentence: 'Confirmed on 20 November.', stale: false },
    ...about
  } as unknown as PlaceView);

describe('a referral to a place', () => {
  test('says where, when on the days it is open, what is asked, and who answers', () => {
    expect(place()).toEqual({
      name: it('Sportello'),
      localName: null,
      kind: 'Aiuto',
      href: '/it/borgo/places/sportello',
      notices: [],
      where: ['Via Segesta 12'],
      when: ['Monday: 09:00–12:00, 15:00–17:00'],
      places: null,
      doubt: null,
      organisation: it('Circolo'),
      contacts,
      join: null,
      requirements,
      children: [],
      languages: ['Arabic']
    });
  });

  test('says that its hours may be wrong, and that nobody confirmed it for long', () => {
    const stale = { sentence: 'Nobody has confirmed this since May.', stale: true };
    expect(place({ weekCaution: 'Hours of 2022, not confirmed.', confirmed: stale }).doubt).toBe(
      'Hours of 2022, not confirmed.'
    );
    expect(place({ confirmed: stale }).doubt).toBe(stale.sentence);
  });

  test('says first what holds for a time, and when its services are', () => {
    const notice = { kind: 'moved', title: 'For now it is at Via Pio II 3' };
    const evening = { name: it('Medico di sera'), lines: [{ days: 'Monday–Friday', times: '20:00–24:00' }] };
    const told = place({ notices: [notice], services: [evening] } as unknown as Partial<PlaceView>);
    expect(told.notices).toEqual([notice]);
    expect(told.when).toContain('Medico di sera: Monday–Friday 20:00–24:00');
  });

  test('of which no hours are known says what is told in words, or nothing', () => {
    expect(place({ week: null, hoursNote: it('il sabato') }).when).toEqual([it('il sabato')]);
    expect(place({ week: null }).when).toEqual([]);
    expect(place({ address: null, precisionSentence: 'Within about 100 m.' }).where).toEqual([
      'Within about 100 m.'
    ]);
  });
});

test('a referral to an activity says when it is next, whether there is a place, how to join, and who looks after the children', () => {
  const moved = {
    ...{ kind: 'moved', isToCome: false, title: 'For now it is at Via Pio II 3', text: null },
    ...{ end: 'Until Sunday, 28 February 2027, that day too.', usual: null, source: null }
  };
  const activity = {
    placeNotices: [moved],
    name: it('Italiano'),
    localName: it('Italiano'),
    kind: 'Italian course',
    place: { name: it('Sala'), href: '/x' },
    address: 'Via Gigante 5',
    where: it('primo piano'),
    precisionSentence: null,
    when: 'Every Wednesday',
    whenNote: it('a volte di sabato'),
    next: [{ local: '2026-12-02T09:30', day: 'Wednesday, 2 December', times: '09:30–11:30' }],
    caution: 'Times of 2014.',
    howToJoin: it('si telefona'),
    capacity: 'Waiting list, as of 20 November',
    childcare: 'Someone looks after the children.',
    childcareNote: null,
    organisation: it('Circolo'),
    contacts,
    requirements,
    languages: ['Italian']
  } as unknown as ActivityView;
  expect(activityReferral(activity, '/it/borgo/activities/italiano')).toEqual({
    name: it('Italiano'),
    localName: it('Italiano'),
    kind: 'Italian course',
    href: '/it/borgo/activities/italiano',
    notices: [moved],
    where: [it('Sala'), 'Via Gigante 5', it('primo piano')],
    when: ['Every Wednesday', it('a volte di sabato'), 'Wednesday, 2 December 09:30–11:30'],
    places: 'Waiting list, as of 20 November',
    doubt: 'Times of 2014.',
    organisation: it('Circolo'),
    contacts,
    join: it('si telefona'),
    requirements,
    children: ['Someone looks after the children.'],
    languages: ['Italian']
  });
});
