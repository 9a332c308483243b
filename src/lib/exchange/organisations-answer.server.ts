import { stringify } from 'csv-stringify/sync';
import { STAGES } from '../activity/activity.ts';
import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { networkOf, type Network } from '../network/network.server.ts';
import { ORGANISATION_KINDS, type Organisation } from '../organisation/organisation.ts';
import { usableContacts } from '../place/contacts.ts';
import { onlyKnown, once, ParameterError } from '../server/api.ts';
import { conditional } from '../server/conditional.ts';
import { REASONS } from './places-query.server.ts';
import { formatOf, slugPage, valueOf } from './slug-pages.server.ts';

const KNOWN = new Set(['q', 'kind', 'stage', 'language', 'limit', 'cursor', 'format']);

/** An organisation as the API tells it: names of fields as those of places. */
export function organisationProperties(organisation: Organisation, { traits }: Network) {
  const { slug, kind, name, about, contacts, areasServed, places, sources } = organisation;
  const own = traits.find((one) => one.slug === slug);
  return {
    slug,
    kind,
    name,
    about,
    contacts: usableContacts(contacts),
    areas_served: areasServed,
    places: places.map((place) => place.slug),
    stages: STAGES.filter((stage) => own?.stages.has(stage)),
    languages: [...(own?.languages ?? [])].sort(),
    machine_translated: organisation.machineTranslated,
    sources,
    confirmed_at: organisation.confirmedAt,
    added_at: organisation.addedAt,
    revision: organisation.revision
  };
}

/** `/api/v1/{n}/organisations`: those that work there or are linked to one that does. */
export async function organisationsAnswer(
  slug: string,
  { request, url }: { request: Request; url: URL }
): Promise<Response> {
  const query = url.searchParams;
  onlyKnown(query, KNOWN);
  const neighbourhood = await neighbourhoodBySlug(slug);
  const q = once(query, 'q')?.toLowerCase() ?? null;
  const kind = valueOf(query, 'kind', ORGANISATION_KINDS);
  const stage = valueOf(query, 'stage', STAGES);
  const language = once(query, 'language');
  if (language !== null && !LANGUAGE_TAG.test(language))
    throw new ParameterError('language', REASONS['not-a-language']);
  const format = formatOf(query);
  const network = await networkOf(neighbourhood.slug);
  const traits = new Map(network.traits.map((one) => [one.slug, one]));
  const found = [...network.organisations.values()].filter(
    (one) =>
      (q === null || Object.values(one.name).some((name) => name?.toLowerCase().includes(q))) &&
      (kind === null || one.kind === kind) &&
      (stage === null || traits.get(one.slug)?.stages.has(stage)) &&
      (language === null || traits.get(one.slug)?.languages.has(language))
  );
  const { page, ...about } = slugPage(found, url);
  if (format === 'csv')
    return conditional({ request, url }, { contentType: 'text/csv; charset=utf-8; header=present' }, () =>
      organisationsCsv(found, network, neighbourhood.locales)
    );
  return conditional({ request, url }, { contentType: 'application/json' }, () =>
    JSON.stringify({ ...about, organisations: page.map((one) => organisationProperties(one, network)) })
  );
}

function organisationsCsv(
  organisations: readonly Organisation[],
  network: Network,
  locales: readonly string[]
): string {
  const rows = organisations.map((one) => {
    const { contacts, ...told } = organisationProperties(one, network);
    return [
      ...[told.slug, told.kind, ...locales.map((locale) => told.name[locale] ?? '')],
      ...locales.map((locale) => told.about?.[locale] ?? ''),
      ...[contacts.phone ?? '', contacts.email ?? '', contacts.website ?? ''],
      ...[told.areas_served, told.places, told.stages, told.languages].map((list) => list.join(';')),
      told.sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join(';')
    ];
  });
  const header = [
    ...['slug', 'kind', ...locales.map((locale) => `name_${locale}`)],
    ...[...locales.map((locale) => `about_${locale}`), 'phone', 'email', 'website'],
    ...['areas_served', 'places', 'stages', 'languages', 'sources']
  ];
  // As in places-csv.ts.
  return stringify([header, ...rows], {
    escape_formulas: true,
    quoted_match: /[\r\n]/,
    record_delimiter: 'windows'
  });
}
