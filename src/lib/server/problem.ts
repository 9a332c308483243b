/** Problem details for APIs (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly detail?: string;
  /** The parameter of the address that was wrong. */
  readonly parameter?: string;
  /** More members, for programs (section 3.2). */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An `application/problem+json` answer with that HTTP status. */
export function problem(status: number, { title, detail, parameter, extensions }: Problem): Response {
  return Response.json(
    {
      ...extensions,
      type: 'about:blank',
      title,
      status,
      ...(detail && { detail }),
      ...(parameter && { parameter })
    },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*'
      }
    }
  );
}
