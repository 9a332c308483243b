import { error } from '@sveltejs/kit';
import type { Locale } from '../../i18n/locales.ts';
import { traitsOf } from '../../i18n/locales.ts';
import { loadSpeechInPercent } from '../speech-in-percent.server.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { inputOfToday } from '../input.server.ts';
import { insightView } from '../insight-view.server.ts';
import { WHAT_IF } from '../question.ts';
import { CHARTS } from './charts.ts';
import { EMBEDDED, embedDocument } from './document.ts';

interface Wanted {
  readonly slug: string;
  readonly locale: Locale;
  readonly chart: string;
  readonly url: URL;
}

/** A chart of today for another site's frame. Throws a 404 for one that there is not. */
export async function embed({ slug, locale, chart, url }: Wanted): Promise<Response> {
  const wanted = EMBEDDED.find((one) => one === chart);
  if (!wanted) error(404, 'There is no such chart.');
  const neighbourhood = await neighbourhoodBySlug(slug);
  const [translator, speech] = await Promise.all([
    translatorHere(neighbourhood, locale),
    loadSpeechInPercent(locale, wordsHere(neighbourhood, locale))
  ]);
  // Whoever sees it elsewhere takes it for what there is.
  const query = new URLSearchParams(url.searchParams);
  for (const name of WHAT_IF) query.delete(name);
  const insight = await insightView(await inputOfToday(neighbourhood, new Date()), translator, query);
  const { direction } = traitsOf(locale);
  const { say } = speech;
  const { neighbourhood: home, report } = insight;
  const title =
    wanted === 'indicators' ? say('embed.indicators', { neighbourhood: home.name.text }) : insight.finding;
  const page = new URL(insight.href, url.origin);
  page.search = new URL(report.today, url.origin).search;
  const html = embedDocument({
    lang: locale,
    dir: direction,
    title,
    body: CHARTS[wanted](insight, speech, direction),
    credits: [report.date, ...report.credits],
    link: { href: page.href, text: say('embed.link', { neighbourhood: home.name.text }) }
  });
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=300',
      // Framed by whoever likes to; it runs nothing, asks for nothing and sends nothing.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
      'cross-origin-resource-policy': 'cross-origin'
    }
  });
}
