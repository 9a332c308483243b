import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { loadSpeech } from '../i18n/speech.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../neighbourhood/words.server.ts';
import { write } from '../server/database.ts';
import { inputOfToday } from './input.server.ts';
import { insightView } from './insight-view.server.ts';
import { inputOfReport, wantedReport } from './kept.server.ts';

type Event = Pick<RequestEvent, 'locals' | 'url'> & { readonly params: { readonly neighbourhood: string } };

/** The report of an address: of what was kept, where it names something that was, else of today. */
export async function reportPage({ locals, params, url }: Event) {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const wanted = wantedReport(url.searchParams);
  const input =
    (wanted && (await inputOfReport(neighbourhood.slug, wanted))) ??
    (await inputOfToday(neighbourhood, new Date()));
  return {
    insight: await insightView(input, await translatorHere(neighbourhood, locals.locale), url.searchParams)
  };
}

/** Keeps what the report of today is computed from, and shows it at the address that will stay. */
export async function keepReport(event: Event & Pick<RequestEvent, 'getClientAddress'>) {
  const { locals, params, url } = event;
  const { value, refusal } = await write(
    'keep_evidence',
    { neighbourhood: params.neighbourhood, caller: event.getClientAddress() },
    (await locals.session())?.client ?? null
  );
  if (refusal) {
    const words = wordsHere(await neighbourhoodBySlug(params.neighbourhood), locals.locale);
    const { say } = await loadSpeech(locals.locale, words, 'insight');
    return fail(refusal.code === 'PT429' ? 429 : 400, { sentence: say('report.keepRefused') });
  }
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  query.set('revision', String(value.revision));
  query.set('day', value.day);
  redirect(303, `${url.pathname}?${query}`);
}
