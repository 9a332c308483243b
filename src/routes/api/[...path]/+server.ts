import { problem } from '$lib/server/problem.ts';

export const fallback = () =>
  problem(404, {
    title: 'There is nothing at this address',
    detail: 'See /api/openapi.json for what there is.'
  });
