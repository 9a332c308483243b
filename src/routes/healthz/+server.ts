import { read } from '$lib/server/database.ts';

export const GET = async () => {
  const alive = await read('data_version').then(
    () => true,
    () => false
  );
  return Response.json(
    { status: alive ? 'ok' : 'database unreachable' },
    { status: alive ? 200 : 503, headers: { 'cache-control': 'no-store' } }
  );
};
