import { entryFeed } from '$lib/exchange/entry-feed.server.ts';
import { readingOf, toKeep } from '$lib/exchange/subscription.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const here = await readingOf(params.neighbourhood, locals.locale, new Date());
    return toKeep({ request, url }, here, 'application/atom+xml', () => entryFeed(here, url));
  });
