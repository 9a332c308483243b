import { searchAnswer } from '$lib/exchange/search-answer.ts';
import { answerTo } from '$lib/find/answer.server.ts';
import { NOTHING_CHOSEN } from '$lib/find/chosen.ts';
import { LANGUAGE_TAG } from '$lib/i18n/language-tag.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer, once, onlyKnown, ParameterError, wholeNumber } from '$lib/server/api.ts';

export const GET = ({ params, url }) =>
  answer(async () => {
    const query = url.searchParams;
    onlyKnown(query, new Set(['q', 'locale', 'limit']));
    const q = once(query, 'q');
    if (q === null) throw new ParameterError('q', 'q is what is looked for, in words.');
    const limit = wholeNumber(query, 'limit', { least: 1, most: 100, otherwise: 20 });
    const { slug, defaultLocale } = await neighbourhoodBySlug(params.neighbourhood);
    const locale = once(query, 'locale') ?? defaultLocale;
    if (!LANGUAGE_TAG.test(locale))
      throw new ParameterError('locale', 'locale is a language tag such as ar.');
    const found = await answerTo(q, {
      ...{ slug, locale, now: new Date() },
      ...{ chosen: NOTHING_CHOSEN, dropped: new Set<string>() }
    });
    return Response.json(searchAnswer(found.answer, found.catalogue, locale, limit), {
      // What she looks for is kept by nobody on the way.
      headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' }
    });
  });
