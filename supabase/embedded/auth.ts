type Handler = (request: Request) => Promise<Response>;

/**
 * Lets a one-time code be verified as Supabase documents it, with `type: 'email'`. lite keeps the code of a
 * known person under `magiclink` and that of a new one under `signup`, and refuses `email`.
 */
export function acceptEmailCodes(handle: Handler): Handler {
  return async (request) => {
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/auth/v1/verify')
      return handle(request);
    const text = await request.text();
    const attempts = bodiesToTry(text);
    for (const body of attempts.slice(0, -1)) {
      const response = await handle(withBody(request, body));
      if (response.ok) return response;
    }
    return handle(withBody(request, attempts.at(-1) ?? text));
  };
}

function bodiesToTry(text: string): string[] {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'type' in body && body.type === 'email') {
      return ['magiclink', 'signup'].map((type) => JSON.stringify({ ...body, type }));
    }
  } catch {
    // lite answers what is not JSON.
  }
  return [text];
}

function withBody(request: Request, body: string): Request {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: 'POST', headers, body });
}
