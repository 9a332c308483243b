import { dataVersion } from '$lib/server/data-version.ts';

/** Asks the database at most once a second, however often it is asked itself. */
export const GET = async () => {
  const alive = await dataVersion().then(
    () => true,
    () => false
  );
  return Response.json(
    { status: alive ? 'ok' : 'database unreachable' },
    { status: alive ? 200 : 503, headers: { 'cache-control': 'no-store' } }
  );
};
