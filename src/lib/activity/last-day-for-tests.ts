interface LastDay {
  readonly zone: string;
  /** ISO 8601 date on the wall of the zone. */
  readonly deadline: string;
  /** Moments at which one may still apply, and some at which it is too late: the second is the first of the next day. */
  readonly open: readonly string[];
  readonly over: readonly string[];
}

/**
 * Last days to apply, from the day before to the day after: an ordinary one, one of 25 hours, one of 23, one after which the
 * clocks skip midnight, and two where it is another day in UTC.
 */
const LAST_DAYS: readonly LastDay[] = [
  {
    zone: 'Europe/Rome',
    deadline: '2026-12-15',
    open: ['2026-12-14T12:00:00Z', '2026-12-14T23:00:00Z', '2026-12-15T22:59:59.999Z'],
    over: ['2026-12-15T23:00:00Z', '2026-12-16T12:00:00Z']
  },
  {
    zone: 'Europe/Rome',
    deadline: '2026-10-25',
    open: [
      '2026-10-24T22:00:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T22:59:59.999Z'
    ],
    over: ['2026-10-25T23:00:00Z']
  },
  {
    zone: 'Europe/Rome',
    deadline: '2026-03-29',
    open: ['2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'],
    over: ['2026-03-29T22:00:00Z']
  },
  {
    zone: 'America/Santiago',
    deadline: '2026-09-05',
    open: ['2026-09-05T04:00:00Z', '2026-09-06T03:59:59.999Z'],
    over: ['2026-09-06T04:00:00Z']
  },
  {
    zone: 'America/Los_Angeles',
    deadline: '2026-12-15',
    open: ['2026-12-15T08:00:00Z', '2026-12-16T07:59:59.999Z'],
    over: ['2026-12-16T08:00:00Z']
  },
  {
    zone: 'Pacific/Kiritimati',
    deadline: '2026-12-15',
    open: ['2026-12-14T10:00:00Z', '2026-12-15T09:59:59.999Z'],
    over: ['2026-12-15T10:00:00Z']
  }
];

/** Each moment with what it is: [zone, deadline, moment, whether one may still apply]. */
export const LAST_DAY_MOMENTS = LAST_DAYS.flatMap(({ zone, deadline, open, over }) => [
  ...open.map((moment) => [zone, deadline, moment, true] as const),
  ...over.map((moment) => [zone, deadline, moment, false] as const)
]);
