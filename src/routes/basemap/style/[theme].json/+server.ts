import { json } from '@sveltejs/kit';
import { DEFAULT_LOCALE } from '$lib/i18n/locales.ts';
import { mapFontFaces } from '$lib/map/basemap/fonts.server.ts';
import { MAP_THEMES } from '$lib/map/basemap/palette.ts';
import { MAP_SCRIPTS } from '$lib/map/basemap/scripts.ts';
import { basemapStyle } from '$lib/map/basemap/style.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

/** A language tag as far as it can name a key of a tile (BCP 47, without extensions). */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

export const GET: RequestHandler = ({ params, url }) => {
  const theme = MAP_THEMES.find((one) => one === params.theme);
  const locale = url.searchParams.get('locale') ?? DEFAULT_LOCALE;
  const scripts = url.searchParams.get('scripts')?.split(',').filter(Boolean) ?? MAP_SCRIPTS;
  const title = 'There is no such style';
  if (!theme)
    return problem(404, { title, detail: `Themes are ${MAP_THEMES.join(', ')}.`, parameter: 'theme' });
  if (!LANGUAGE.test(locale))
    return problem(400, { title, detail: 'locale is a language tag.', parameter: 'locale' });
  const known = MAP_SCRIPTS.filter((script) => scripts.includes(script));
  if (known.length !== scripts.length) {
    return problem(400, {
      title,
      detail: `scripts are among ${MAP_SCRIPTS.join(',')}.`,
      parameter: 'scripts'
    });
  }
  const absolute = (path: string): string => new URL(path, url).href;
  const style = basemapStyle(theme, locale, {
    tileJson: absolute('/basemap/source.json'),
    fontFaces: mapFontFaces(known, absolute)
  });
  return json(style, {
    headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' }
  });
};
