import { embed } from '$lib/insight/embed/embed.server.ts';

export const GET = ({ locals, params, url }) =>
  embed({ slug: params.neighbourhood, locale: locals.locale, chart: params.chart, url });
