import { pointOnFeature } from '@turf/turf';
import type { NeighbourhoodFacts } from './facts.ts';

type Examples = Readonly<Record<string, readonly object[]>>;

/** An example of every file of the seed format: invented, to be copied and changed. */
export function examplesOf({ slug, city, timeZone, outline }: NeighbourhoodFacts): Examples {
  const sources = [{ name: 'Where you know it from', year: 2026 }];
  const [lon, lat] = pointOnFeature({ type: 'Feature', properties: {}, geometry: outline }).geometry
    .coordinates;
  const location = { type: 'Point', coordinates: [round(lon!), round(lat!)] };
  const en = (text: string) => ({ en: text });
  return {
    'organisations.json': [
      { slug: 'example-association', kind: 'association', name: en('Example association'), sources },
      { slug: 'example-city', kind: 'public-body', name: en(city), sources }
    ],
    'places.json': [
      {
        slug: 'example-library',
        organisation: 'example-city',
        category: 'library',
        name: en('Example library'),
        summary: en('Free city library with wifi.'),
        address: 'Example street 2',
        location,
        location_precision: 'approximate',
        opening_hours: 'Tu-Fr 09:00-18:00; Sa 10:00-14:00',
        opening_hours_year: 2026,
        features: ['free', 'wifi'],
        sources
      },
      {
        slug: 'example-desk',
        organisation: 'example-association',
        category: 'association',
        name: en('Example desk, whose address nobody has confirmed'),
        location_precision: 'to-confirm',
        sources
      }
    ],
    'activities.json': [
      {
        slug: 'example-language-course',
        place: `${slug}/example-library`,
        organisation: 'example-association',
        kind: 'italian-course',
        stage: 'italian',
        title: en('Language course for mothers, in the morning'),
        schedule: {
          start: '2026-10-05T09:30',
          duration: 120,
          timeZone,
          rrule: 'FREQ=WEEKLY;BYDAY=MO,WE'
        },
        schedule_year: 2026,
        cost_euro: 0,
        childcare: {},
        audience: ['women', 'mothers'],
        sources
      }
    ],
    'agreements.json': [
      { slug: 'example-pact', kind: 'pact', name: en('Example pact'), since: '2025', sources }
    ],
    'agreement-members.json': [
      {
        slug: 'example-pact-example-association',
        agreement: 'example-pact',
        organisation: 'example-association',
        role: 'lead',
        sources
      }
    ],
    'relationships.json': [
      {
        slug: 'example-association-refers-to-example-city',
        from_organisation: 'example-association',
        to_organisation: 'example-city',
        kind: 'refers-to',
        since: '2025',
        sources
      }
    ],
    'practices.json': [
      {
        slug: 'example-practice',
        title: en('A course beside the school gate'),
        context: en('Mothers had no time between bringing children to school and fetching them.'),
        steps: en('Ask the school for a room.\nHold the course when lessons begin.'),
        sources
      }
    ],
    'residents.json': [
      {
        slug: 'example-section-1',
        code: '1',
        name: 'Section 1',
        year: 2021,
        total: 1200,
        women: 620,
        outline,
        sources
      }
    ],
    'completeness.json': [
      {
        of: 'category',
        value: 'library',
        state: 'complete',
        source: 'Libraries of the city',
        as_of: '2026-11-30'
      }
    ],
    'kinds-also-called.json': [{ of: 'category', value: 'library', also_called: en('reading room') }]
  };
}

/** To a tenth of a metre, in degrees. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
