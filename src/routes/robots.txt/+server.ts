/** Everything public may be found; secret links and the pages of coordinators are nobody's to find. */
export const GET = ({ url }) =>
  new Response(
    [
      'User-agent: *',
      'Disallow: /*/proposals/',
      'Disallow: /*/add/sent/',
      'Disallow: /*/manage',
      '',
      `Sitemap: ${url.origin}/sitemap.xml`,
      ''
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' } }
  );
