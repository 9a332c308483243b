import { publicPages } from '$lib/exchange/public-pages.server.ts';
import { writeSitemap } from '$lib/exchange/sitemap.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ url, request }) =>
  answer(async () => {
    // It asks for every page there is: of its address there is one.
    onlyKnown(url.searchParams, new Set());
    return conditional({ request, url }, { contentType: 'application/xml' }, async () =>
      writeSitemap(url.origin, await publicPages(new Date()))
    );
  });
