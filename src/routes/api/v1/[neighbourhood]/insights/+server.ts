import { insightFile } from '$lib/insight/files.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ params, request, url }) =>
  answer(async () =>
    insightFile(await neighbourhoodBySlug(params.neighbourhood), { request, url }, new Date())
  );
