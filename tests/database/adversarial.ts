/** Contributions as neighbours, programs and attackers send them, drawn at random (fast-check). */
import fc from 'fast-check';

/** Texts that have broken something somewhere. */
export const NASTY_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea><svg onload=alert(1)>',
  "'; drop table places; --",
  '{{constructor.constructor("alert(1)")()}}',
  '${process.env.SUPABASE_SECRET_KEY}',
  'javascript:alert(1)',
  '\u202egnirtS\u202c',
  '\u2067\u2066rtl',
  `Z${'\u0301\u0323'.repeat(40)}algo`,
  'a'.repeat(5000),
  'x\u0000y',
  '\ud800',
  '\ufeff\u200b\u200e',
  '﷽'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(40),
  '   ',
  '',
  '\r\nBcc: victim@example.org',
  'مركز النساء',
  'https://evil.example https://evil.example www.evil.example',
  '=HYPERLINK("https://evil.example")',
  '../../../etc/passwd',
  '%00%ff',
  '__proto__',
  'null'
] as const;

const nasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) }
);
const plain = fc.constantFrom(
  'Sala di lettura',
  'Sportello donne',
  'Corso di italiano',
  'مركز',
  'Café l’Incontro'
);
const text = fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: nasty });
const localised = fc.oneof(
  { weight: 4, arbitrary: fc.record({ it: text }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.oneof(fc.constantFrom('it', 'ar', 'zh-Hans', 'xx-<b>', '__proto__'), nasty),
      text,
      { maxKeys: 4 }
    )
  }
);
const coordinate = fc.oneof(
  fc.double({ min: 9.13, max: 9.15, noNaN: true }),
  fc.double({ min: 45.46, max: 45.48, noNaN: true }),
  fc.constantFrom(0, 91, 181, -181, 1e308, 1e-300),
  fc.double({ noNaN: true, noDefaultInfinity: true })
);
const location = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'Point', coordinates: [9.14, 45.47] }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('Point'), coordinates: fc.array(coordinate, { maxLength: 4 }) })
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      null,
      'POINT(9 45)',
      { type: 'Polygon', coordinates: [[[0, 0], [1, 1], [0, 0]]] },
      { type: 'GeometryCollection', geometries: [] },
      { type: 'Point' },
      { type: 'MultiPoint', coordinates: [[9.14, 45.47]] }
    ) // prettier-ignore
  }
);
const schedule = fc.record(
  {
    start: fc.constantFrom<unknown>(
      '2026-10-05T09:30',
      '2026-10-05',
      '0000-00-00',
      '2026-02-30T25:61',
      5,
      null
    ),
    duration: fc.constantFrom<unknown>(90, 1440, 0, -1, 1e9, 'long', 0.5),
    timeZone: fc.constantFrom('Europe/Rome', 'Mars/Olympus', '', "'; --"),
    rrule: fc.constantFrom<unknown>(
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=SECONDLY',
      'FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,1;BYSECOND=0,1',
      'FREQ=YEARLY;BYYEARDAY=-366',
      'FREQ=DAILY;COUNT=99999999999',
      'RRULE:FREQ=DAILY',
      7,
      null
    ),
    exdates: fc.oneof(
      fc.constant([]),
      fc.array(fc.oneof(nasty, fc.constant('2026-10-12T09:30')), { maxLength: 3 })
    ),
    season: fc.constantFrom<unknown>(null, { from: '10', to: '05' }, { from: '13', to: 'x' }, 'winter'),
    pausesInSchoolHolidays: fc.constantFrom<unknown>(null, true, 'yes')
  },
  { requiredKeys: [] }
);
const tags = (...known: string[]) =>
  fc.oneof(
    fc.subarray(known),
    fc.array(fc.oneof(fc.constantFrom(...known), nasty, fc.constant(null)), { maxLength: 4 })
  );
const contacts = fc.record(
  {
    phone: fc.oneof(fc.constant('02 1234567'), nasty),
    whatsapp: fc.oneof(fc.constant('+393331234567'), nasty),
    email: fc.oneof(fc.constant('info@example.org'), nasty),
    website: fc.oneof(fc.constant('https://example.org'), nasty),
    telegram: nasty
  },
  { requiredKeys: [] }
);

/** By field: what it takes, and what it must not. */
const FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  name: localised,
  title: localised,
  summary: localised,
  about: localised,
  where_note: localised,
  how_to_join: localised,
  requirements: localised,
  conditions: localised,
  opening_hours_note: localised,
  category: fc.oneof(fc.constant('library'), nasty),
  kind: fc.oneof(fc.constantFrom('italian-course', 'social', 'association'), nasty),
  stage: fc.oneof(fc.constantFrom('italian', 'work'), nasty),
  contract: fc.oneof(fc.constant('permanent'), nasty),
  address: text,
  location,
  location_precision: fc.constantFrom('exact', 'approximate', 'area-only', 'to-confirm', 'secret'),
  opening_hours: fc.oneof(fc.constantFrom('Mo-Fr 09:00-18:00', '24/7', 'Mo[1-99] 99:99+'), nasty),
  languages: tags('it', 'ar', 'en'),
  audience: tags('women', 'mothers'),
  features: tags('free', 'childcare', 'women-only'),
  asked: tags('identity-document', 'referral'),
  not_asked: tags('identity-document', 'residence-permit'),
  levels: tags('A0', 'A1'),
  contacts,
  schedule,
  childcare: fc.oneof(fc.constant({ free: true, from_months: 3 }), fc.jsonValue({ maxDepth: 3 })),
  organisation: fc.oneof(fc.constantFrom<unknown>('circolo', 'altri', null), nasty),
  place: fc.oneof(fc.constantFrom<unknown>('borgo/biblioteca', 'altrove/lontano', null), nasty),
  cancelled: fc.constantFrom<unknown>(true, false, 'perhaps'),
  hours_per_week: fc.oneof(fc.constant(4), fc.double({ noNaN: true })),
  weeks: fc.oneof(fc.constant(10), fc.integer()),
  cost_euro: fc.oneof(fc.constant(0), fc.double({ noNaN: true })),
  capacity: fc.oneof(
    fc.record(
      {
        state: fc.constantFrom('open', 'full', 'perhaps'),
        as_of: fc.constantFrom<unknown>('2026-11-20', '2026-02-30', 'infinity', '2999-01-01', 3),
        left: fc.oneof(fc.constant(3), fc.maxSafeInteger(), fc.constant('3'))
      },
      { requiredKeys: [] }
    ),
    fc.jsonValue({ maxDepth: 2 })
  ),
  deadline: fc.constantFrom<unknown>('2026-12-31', 'infinity', 'now', '99999-12-31', 20261231),
  areas_served: fc.constantFrom<unknown>(['borgo'], ['altrove'], 'borgo')
};

/** What no page of ours has a field for. */
const FORGED = [
  'slug',
  'confirmed_at',
  'neighbourhood',
  'sources',
  'revision',
  'id',
  'search_text',
  'translations',
  'state',
  '__proto__'
];

const FIELDS_OF = {
  places: ['category', 'name', 'summary', 'address', 'location', 'location_precision', 'opening_hours', 'opening_hours_note', 'languages', 'audience', 'features', 'asked', 'not_asked', 'contacts', 'organisation'],
  activities: ['kind', 'stage', 'title', 'about', 'place', 'where_note', 'schedule', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'conditions', 'childcare', 'capacity', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join', 'contacts', 'deadline', 'contract', 'requirements', 'organisation'],
  organisations: ['name', 'about', 'contacts', 'kind', 'areas_served']
} as const; // prettier-ignore

const SLUGS = { places: 'biblioteca', activities: 'corso', organisations: 'circolo' } as const;
const NEEDED = {
  places: { category: 'library', name: { it: 'Luogo a caso' } },
  activities: { kind: 'social', title: { it: 'Attività a caso' } },
  organisations: { kind: 'association', name: { it: 'Organizzazione a caso' } }
} as const;

const target = fc.constantFrom('places', 'activities', 'organisations');
type Target = keyof typeof FIELDS_OF;

/** Some fields of that kind of entry, each with a value that may be right; now and then one that nobody offers. */
const changesOf = (of: Target): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.subarray([...FIELDS_OF[of]], { minLength: 0, maxLength: 4 }),
      fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(FORGED, { minLength: 1, maxLength: 1 }) }
      )
    )
    .chain(([names, forged]) =>
      fc.record(
        Object.fromEntries([
          ...names.map((name) => [
            name,
            fc.oneof(
              { weight: 6, arbitrary: FIELDS[name]! },
              { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) }
            )
          ]),
          ...forged.map((name) => [name, fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 }))])
        ])
      )
    );

const secret = fc.uuid();

/** A proposal that a page of ours could have sent, with whatever somebody typed. */
const likely = target.chain((of) =>
  fc
    .tuple(
      fc.constantFrom('create', 'update', 'update', 'close'),
      changesOf(of),
      secret,
      fc.option(nasty),
      fc.option(nasty)
    )
    .map(([kind, changes, mark, message, contact]) => ({
      neighbourhood: 'borgo',
      target: of,
      kind,
      ...(kind !== 'create' && { slug: SLUGS[of] }),
      changes: kind === 'close' ? {} : kind === 'create' ? { ...NEEDED[of], ...changes } : changes,
      locale: 'it',
      secret: mark,
      hints: [],
      ...(message !== null && { message }),
      ...(contact !== null && { contact })
    }))
);

/** Anything at all where a proposal is expected. */
const wild = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      neighbourhood: fc.oneof(
        fc.constantFrom<unknown>('borgo', 'altrove', null),
        nasty,
        fc.jsonValue({ maxDepth: 1 })
      ),
      target: fc.oneof(fc.constantFrom('places', 'photos', 'memberships', 'categories', 'residents'), nasty),
      kind: fc.oneof(fc.constantFrom('create', 'update', 'close', 'delete'), nasty),
      slug: fc.oneof(fc.constantFrom('biblioteca', 'corso'), nasty, fc.jsonValue({ maxDepth: 1 })),
      base_revision: fc.oneof(fc.integer(), nasty, fc.constant(1e30)),
      changes: fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.dictionary(nasty, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
      ),
      report: fc.oneof(fc.constantFrom('closed', 'moved'), nasty),
      message: fc.oneof(nasty, fc.jsonValue({ maxDepth: 1 })),
      contact: fc.oneof(nasty, fc.jsonValue({ maxDepth: 1 })),
      locale: fc.oneof(fc.constantFrom('it', 'ar'), nasty),
      secret: fc.oneof(secret, nasty),
      hints: fc.oneof(fc.constant([]), fc.jsonValue({ maxDepth: 2 })),
      proof: fc.jsonValue({ maxDepth: 2 }),
      machine_translated: fc.jsonValue({ maxDepth: 2 }),
      state: fc.constant('accepted')
    },
    { requiredKeys: ['secret'] }
  )
);

/** A contribution, likely or wild. */
export const contribution: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: likely },
  { weight: 1, arbitrary: wild }
);
