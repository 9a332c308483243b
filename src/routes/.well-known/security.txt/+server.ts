import { env } from '$env/dynamic/private';
import { writeSecurityTxt } from '$lib/exchange/security-txt.ts';

export const GET = ({ url }) =>
  new Response(writeSecurityTxt(url.origin, env['SECURITY_CONTACT'], new Date()), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' }
  });
