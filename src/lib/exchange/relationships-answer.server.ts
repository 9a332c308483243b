import { STAGES } from '../activity/vocabulary.ts';
import { localeOf } from '../i18n/locales.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { LINK_KINDS } from '../network/filters.ts';
import { heldIn, isAgreement, slugOfKey, type Link } from '../network/links.ts';
import { networkOf, type Network } from '../network/network.server.ts';
import { onlyKnown, once, wholeNumber } from '../server/api.ts';
import { conditional } from '../server/conditional.ts';
import { streamed } from '../server/streamed.ts';
import { tell } from './entry-properties.ts';
import { networkFile } from './network-file.ts';
import { edgesCsv, edgesTable } from './network-table.ts';
import { RELATIONSHIP_PROPERTIES } from './relationship-properties.ts';
import { slugPage, valueOf } from './slug-pages.server.ts';
import { formatOf, tableFile, tableType } from './spreadsheet.server.ts';

const KNOWN = new Set(['organisation', 'kind', 'stage', 'year', 'limit', 'cursor', 'format', 'locale']);

/** `/api/v1/{n}/relationships`: links between organisations, and that they are in an agreement. */
export async function relationshipsAnswer(
  slug: string,
  { request, url }: { request: Request; url: URL }
): Promise<Response> {
  const query = url.searchParams;
  onlyKnown(query, KNOWN);
  const neighbourhood = await neighbourhoodBySlug(slug);
  const organisation = once(query, 'organisation');
  const kind = valueOf(query, 'kind', LINK_KINDS);
  const stage = valueOf(query, 'stage', STAGES);
  const year = query.get('year')
    ? wholeNumber(query, 'year', { least: 1900, most: 2100, otherwise: 0 })
    : null;
  const format = formatOf(query, 'json');
  const network = await networkOf(neighbourhood.slug);
  const found = network.links.filter(
    (link) =>
      (organisation === null || link.from === organisation || link.to === organisation) &&
      (kind === null || link.kind === kind) &&
      (stage === null || link.stage === stage) &&
      (year === null || heldIn(link, year))
  );
  const { page, ...about } = slugPage(found, url);
  if (format !== 'json')
    return conditional({ request, url }, tableType(format, 'relationships'), () => {
      const file = networkFile(
        {
          organisations: network.organisations.values(),
          agreements: network.agreements.values(),
          links: found
        },
        localeOf('en'),
        neighbourhood.defaultLocale
      );
      return format === 'csv'
        ? streamed(edgesCsv(file))
        : tableFile(edgesTable(file), format, { neighbourhood, query, what: 'relationships' });
    });
  return conditional({ request, url }, { contentType: 'application/json' }, () =>
    JSON.stringify({
      ...about,
      relationships: page.map((link) => tell(RELATIONSHIP_PROPERTIES, link)),
      agreements: agreementsOf(page, network)
    })
  );
}

/** The agreements that a page of links names. */
function agreementsOf(links: readonly Link[], { agreements }: Network) {
  const named = new Set(links.map(({ to }) => to).filter(isAgreement));
  return [...named].sort().flatMap((key) => {
    const agreement = agreements.get(slugOfKey(key));
    if (!agreement) return [];
    const { machineTranslated, ...rest } = agreement;
    return [{ ...rest, machine_translated: machineTranslated }];
  });
}
