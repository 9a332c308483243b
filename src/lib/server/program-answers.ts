import { asksToRead } from './foreign-write.ts';
import { problem } from './problem.ts';

/** Addresses that are for programs: they never get a page. */
const FOR_PROGRAMS = /^\/(api|tiles|basemap|healthz)(\/|$)/;

export const isForPrograms = (pathname: string): boolean => FOR_PROGRAMS.test(pathname);

/** Programs get problem details where SvelteKit would say something in passing, and may ask what they may ask. */
export function answerForPrograms(request: Request, pathname: string, response: Response): Response {
  if (response.status !== 405 || !isForPrograms(pathname)) return response;
  if (request.method !== 'OPTIONS') {
    const allowed = response.headers.get('allow') ?? 'GET, HEAD';
    const title = /\bGET\b/.test(allowed) ? 'Only reading is possible here' : 'Nothing can be read here';
    const answer = refused(405, title);
    answer.headers.set('allow', `${allowed}, OPTIONS`);
    return answer;
  }
  const allow = 'GET, HEAD, OPTIONS';
  if (!asksToRead(request)) return new Response(null, { status: 204, headers: { allow } });
  return new Response(null, {
    status: 204,
    headers: {
      allow,
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400'
    }
  });
}

/** Other sites may read, not write: of a writing they learn nothing. */
export function refused(status: number, title: string): Response {
  const answer = problem(status, { title });
  answer.headers.delete('access-control-allow-origin');
  return answer;
}
