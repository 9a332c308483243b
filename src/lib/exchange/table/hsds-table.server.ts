import { eachTurn } from '../../server/yield-to-event-loop.ts';
import { plainText } from '../calendar-text.ts';
import { hoursOfSchedules } from './hsds-hours.ts';
import { hsdsRecords, type HsdsRecord, type HsdsRecords, type HsdsTable } from './hsds-records.server.ts';
import { NO_LIMITS, refuseLarge, TableProblem, type SourceTable, type TableRow } from './table.ts';

/** So many contradictions are told one by one. */
const MOST_TOLD = 5;
/** So many services are at one location, and so many telephones or schedules are told of it. */
const MOST_OF_ONE = 50;
/** A service that is at many locations has telephones at each: those that are here are among so many. */
const MOST_LOOKED_AT = 500;

/**
 * The locations of HSDS 3 as a table, each with what is offered there; what is offered nowhere is a row that says so. Telephones
 * of contacts are persons', and left out.
 * @param today ISO 8601 date, by which schedules hold
 * @throws TableProblem, also where the records contradict each other
 */
export async function hsdsTable(
  at: string,
  today = new Date().toISOString().slice(0, 10),
  limits = NO_LIMITS
): Promise<SourceTable> {
  const records = await hsdsRecords(at, limits);
  refuseLarge({ rows: records.location.length + records.service.length }, limits);
  refuseContradictions(records);
  if (records.location.length + records.service.length === 0)
    throw new TableProblem('There are no locations and no services in it.');
  const belonging = belongingTo(records);
  const rows: TableRow[] = [];
  const turn = eachTurn();
  for (const location of records.location) {
    rows.push({ number: rows.length + 1, ...rowOf(location, belonging, today) });
    await turn();
  }
  for (const { id = '', name = '' } of records.service)
    if (belonging('service_at_location', 'service_id', id).length === 0)
      rows.push({ number: rows.length + 1, cells: { id, name }, fault: 'a service that is at no location' });
  return { headers: HEADERS, rows };
}

const HEADERS = [
  'id',
  'name',
  'category',
  'address',
  'lon',
  'lat',
  'opening_hours',
  'phone',
  'email',
  'website',
  'languages',
  'summary',
  'organisation'
];

/** The records whose column has an id: `belonging('phone', 'service_id', id)`. */
type Belonging = (table: HsdsTable, column: string, id: string) => readonly HsdsRecord[];

function belongingTo(records: HsdsRecords): Belonging {
  const groups = new Map<string, Map<string, HsdsRecord[]>>();
  return (table, column, id) => {
    const key = `${table}.${column}`;
    const group = groups.get(key) ?? Map.groupBy(records[table], (record) => record[column] ?? '');
    groups.set(key, group);
    return group.get(id) ?? [];
  };
}

const byId = (records: readonly HsdsRecord[]) => new Map(records.map((record) => [record['id']!, record]));

/** What names another that is not there, as each file alone cannot show. */
function refuseContradictions(records: HsdsRecords): void {
  const wrong: string[] = [];
  let count = 0;
  const check = (table: HsdsTable, target: HsdsTable): void => {
    const there = byId(records[target]);
    for (const { id, [`${target}_id`]: named } of records[table])
      if (named && !there.has(named) && ++count <= MOST_TOLD)
        wrong.push(`${table} "${id}" names the ${target} "${named}", which is not there`);
  };
  check('service_at_location', 'service');
  check('service_at_location', 'location');
  check('service', 'organization');
  if (wrong.length === 0) return;
  const more = count > MOST_TOLD ? `; and ${count - MOST_TOLD} more` : '';
  throw new TableProblem(`The files contradict each other: ${wrong.join('; ')}${more}.`);
}

function rowOf(location: HsdsRecord, belonging: Belonging, today: string): Pick<TableRow, 'cells' | 'fault'> {
  const at = location['id']!;
  const one = (table: HsdsTable, id = '') => (id === '' ? undefined : belonging(table, 'id', id)[0]);
  const links = belonging('service_at_location', 'location_id', at).slice(0, MOST_OF_ONE);
  const services = links
    .map(({ service_id: id }) => one('service', id))
    .filter((found) => found !== undefined);
  const offered = services.filter(({ status = 'active' }) => status === 'active');
  const organisation = [...offered, location]
    .map(({ organization_id: id }) => one('organization', id))
    .find((found) => found !== undefined);
  /** Who is nearest says it: the place, what is offered there, the service wherever it is. */
  const near = (table: HsdsTable): readonly HsdsRecord[] => {
    const isHere = ({ location_id: of = at }: HsdsRecord) => of === at;
    const some = (column: string, id: string) => belonging(table, column, id).slice(0, MOST_LOOKED_AT);
    const told = [
      some('location_id', at).filter((record) => !record['service_id'] && !record['service_at_location_id']),
      links.flatMap(({ id = '' }) => some('service_at_location_id', id)),
      offered.flatMap(({ id = '' }) => some('service_id', id).filter(isHere))
    ];
    return (told.find((records) => records.length > 0) ?? []).slice(0, MOST_OF_ONE);
  };
  const [only] = offered.length === 1 ? offered : [];
  const addresses = belonging('address', 'location_id', at);
  const address = addresses.find(({ address_type: type }) => type !== 'postal') ?? addresses[0];
  const terms = offered
    .flatMap(({ id = '' }) => belonging('attribute', 'link_id', id).slice(0, MOST_OF_ONE))
    .map(({ taxonomy_term_id: term }) => one('taxonomy_term', term)?.['name']);
  const cells = {
    id: at,
    name: location['name'] ?? location['alternate_name'] ?? only?.['name'] ?? organisation?.['name'] ?? '',
    category: [...terms, ...offered.map(({ name }) => name)].filter(Boolean).join('; '),
    address: address?.['address_1'] ?? '',
    lon: location['longitude'] ?? '',
    lat: location['latitude'] ?? '',
    opening_hours: hoursOfSchedules(near('schedule'), today),
    phone:
      spokenNumber(near('phone')) ||
      spokenNumber(belonging('phone', 'organization_id', organisation?.['id'] ?? '-')),
    email: only?.['email'] ?? organisation?.['email'] ?? '',
    website: location['url'] ?? only?.['url'] ?? organisation?.['website'] ?? '',
    languages: near('language')
      .map(({ code = '' }) => code)
      .join(','),
    summary: plainText(summaryOf(location, offered)) ?? '',
    organisation: organisation?.['name'] ?? ''
  };
  if (location['location_type'] === 'virtual') return { cells, fault: 'a location without a place: virtual' };
  if (services.length > 0 && offered.length === 0)
    return { cells, fault: 'what was offered there has ended' };
  return { cells };
}

const summaryOf = (location: HsdsRecord, offered: readonly HsdsRecord[]): string =>
  location['description'] ??
  (offered.length === 1 ? (offered[0]!['description'] ?? '') : offered.map(({ name }) => name).join(', '));

/** The first that is no fax and no person's: who has several lists the main one first. */
const spokenNumber = (phones: readonly HsdsRecord[]): string =>
  phones
    .find(({ type = 'voice', contact_id: person }) => /^(voice|cell|)$/.test(type.toLowerCase()) && !person)
    ?.['number']?.replaceAll('"', '') ?? '';
