import { insightFile, insightFileQuery } from '$lib/insight/files.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ params, url }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    return insightFile(
      neighbourhood,
      await insightFileQuery(neighbourhood.slug, url.searchParams),
      new Date()
    );
  });
