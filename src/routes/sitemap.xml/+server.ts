import { publicPages } from '$lib/exchange/public-pages.server.ts';
import { writeSitemap } from '$lib/exchange/sitemap.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ url, request }) =>
  answer(() =>
    conditional({ request, url }, { contentType: 'application/xml' }, async () =>
      writeSitemap(url.origin, await publicPages(new Date()))
    )
  );
