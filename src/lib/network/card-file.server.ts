import { error } from '@sveltejs/kit';
import { facesWithin, faceWithin } from '../i18n/language-fonts.server.ts';
import type { Locale } from '../i18n/locales.ts';
import { SCRIPT_FAMILY } from '../i18n/script-family.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { FAMILY_OF, shapeOf } from '../organisation/kinds.ts';
import { xmlText } from '../ui/xml-text.ts';
import latin from '../ui/fonts/atkinson-hyperlegible-next-interface.woff2?inline';
import { nameHere, networkHere } from './here.server.ts';
import { inLines, LINE_HEIGHT } from './labels.ts';
import { read, type AnswerOf } from '../server/database.ts';
import { measuredNow } from './measured.server.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { partnersOf } from './together.ts';

const WIDTH = 480;
const NAME = 26;
const SMALL = 17;

/**
 * An organisation as a small picture for its own site: a plain image behind a plain link, which needs no script, keeps
 * itself up to date and follows nobody.
 */
export async function organisationCard(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  slug: string,
  now: Date
): Promise<string> {
  const here = await networkHere(neighbourhood, locale);
  const { network, speech, ofOrganisations } = here;
  const organisation = network.organisations.get(slug);
  if (!organisation) error(404, 'There is no such organisation.');
  const logo =
    organisation.logo && (await read('photo_file', { photo: organisation.logo.id, size: 'small' }));
  const rtl = speech.dir === 'rtl';
  const faces = await facesWithin(locale);
  const name = inLines(nameHere(slug, here).text, 30);
  const stages = [...(network.traits.find((one) => one.slug === slug)?.stages ?? [])];
  const about = [
    ofOrganisations.say(`kind.${organisation.kind}`),
    ...(stages.length > 0
      ? [
          listInWords(
            stages.map((stage) => speech.say(`stage.${stage}`)),
            speech.locale
          )
        ]
      : []),
    speech.say('chosen.works', {
      count: partnersOf(slug, measuredNow(network, now.getUTCFullYear()).selection.links).size
    })
  ];
  const top = 40 + name.length * NAME * LINE_HEIGHT;
  const height = Math.round(top + about.length * SMALL * 1.5 + 20);
  const x = rtl ? WIDTH - 84 : 84;
  const shapeHere = () =>
    `<path transform="translate(${rtl ? WIDTH - 44 : 44} 46)" d="${shapeOf(FAMILY_OF[organisation.kind], 19)}" fill="${stages.length > 0 ? '#6a1b52' : '#fffdf9'}" stroke="#1a2233" stroke-width="2.5"/>`;
  const line = (text: string, y: number, more: string) =>
    `<text x="${x}" y="${Math.round(y)}" ${more}>${xmlText(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" direction="${speech.dir}" font-family="Vicina, '${SCRIPT_FAMILY}', sans-serif" lang="${locale}">
<title>${xmlText(nameHere(slug, here).text)}</title>
<style>
${[faceWithin('Vicina', latin), ...faces].join('\n')}
</style>
<rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="14" fill="#fffdf9" stroke="#857a6b" stroke-width="1.5"/>
${logo ? pictureOf(logo, rtl) : shapeHere()}
${name.map((text, index) => line(text, 48 + index * NAME * LINE_HEIGHT, `font-size="${NAME}" font-weight="700" fill="#1a2233"`)).join('\n')}
${about.map((text, index) => line(text, top + 10 + index * SMALL * 1.5, `font-size="${SMALL}" fill="#474c5a"`)).join('\n')}
</svg>
`;
}

/** Within the card: an image on another site fetches nothing more. */
function pictureOf({ mediaType, base64 }: NonNullable<AnswerOf<'photo_file'>>, rtl: boolean): string {
  const side = 56;
  return `<image x="${rtl ? WIDTH - 44 - side / 2 : 44 - side / 2}" y="20" width="${side}" height="${side}" href="data:${xmlText(mediaType)};base64,${base64}"/>`;
}
