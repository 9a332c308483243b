/**
 * What Vicina asks of a Supabase, and how it must answer: written from the documentation of PostgREST 12 and 13 ("API",
 * "Errors", "Pagination and Count", "Functions as RPC") and of Supabase Auth ("Error codes", "Sessions", "JWT"). Run by the tests
 * against the embedded one, and by `npm run vicina -- doctor --supabase <url>` against any.
 */

/** A Supabase that is asked. */
export interface Supposed {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  readonly publishableKey: string;
  /** Without it what only the server may do is not asked. */
  readonly secretKey?: string | undefined;
}

/** An answer: its status, its headers and its JSON. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What holds of one kind of question. Nothing that is asked changes anything, and no letter is sent. */
export interface Clause {
  readonly says: string;
  readonly needs?: 'secretKey';
  ask(of: Supposed): Promise<Answered>;
  /** What must be in the answer: of objects the named keys, of functions whether they hold. */
  readonly answer: Expected;
}

interface Expected {
  readonly status: number | readonly number[];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, RegExp>>;
}

/** `PostgREST`'s errors all have these four (docs.postgrest.org, "Errors"). */
const error = (code: string | RegExp, more: object = {}) => ({
  code,
  message: /./,
  details: isTextOrNull,
  hint: isTextOrNull,
  ...more
});
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

const NOBODY = 'nobody@vicina.invalid';
const LEADER = '00000000-0000-4000-8000-000000000000';

export const CONTRACT: readonly Clause[] = [
  {
    says: 'a function answers a POST with what it returns, as JSON',
    ask: (of) => rpc(of, 'data_version', {}),
    answer: { status: 200, body: Number.isInteger, headers: { 'content-type': /^application\/json/ } }
  },
  {
    says: 'a function that there is not, or that is called otherwise, is a 404 with PGRST202',
    ask: (of) => rpc(of, 'data_version', { no_such_argument: 1 }),
    answer: { status: 404, body: error('PGRST202') }
  },
  {
    says: 'what SQL raises with PT404 is a 404 that says so',
    ask: (of) => rpc(of, 'challenge', { neighbourhood: 'no-such-neighbourhood' }),
    answer: { status: 404, body: error('PT404', { message: /no-such-neighbourhood/ }) }
  },
  {
    says: 'a function that a reader may not call is refused with 42501',
    ask: (of) => rpc(of, 'take_lead', { work: 'letters', leader: LEADER, seconds: 1 }),
    answer: { status: [401, 403], body: error('42501') }
  },
  {
    says: 'what SQL refuses of a value is a 400 with its code, sentence and hint',
    needs: 'secretKey',
    ask: (of) => rpc(of, 'take_lead', { work: 'letters', leader: LEADER, seconds: 0 }, of.secretKey),
    answer: { status: 400, body: error('22023', { hint: 'seconds' }) }
  },
  {
    says: 'a value that is not of its type is a 400 with the code of PostgreSQL',
    needs: 'secretKey',
    ask: (of) => rpc(of, 'take_lead', { work: 'letters', leader: 'nobody', seconds: 1 }, of.secretKey),
    answer: { status: 400, body: error('22P02') }
  },
  {
    says: 'a table is read as an array of objects with the columns that were asked for, and its range is told',
    ask: (of) => read(of, 'categories?select=slug&order=slug&limit=2'),
    answer: {
      status: [200, 206],
      body: (rows: unknown) => Array.isArray(rows) && rows.every((row) => Object.keys(row).join() === 'slug'),
      headers: { 'content-range': /^(\d+-\d+|\*)\/\*$/ }
    }
  },
  {
    says: 'how many there are is told when it is asked for',
    ask: (of) => read(of, 'places?select=slug&limit=1', { prefer: 'count=exact' }),
    answer: { status: [200, 206], body: Array.isArray, headers: { 'content-range': /^(\d+-\d+|\*)\/\d+$/ } }
  },
  {
    says: 'one that is not there is a 406 with PGRST116 where one was asked for',
    ask: (of) =>
      read(of, 'places?select=slug&slug=eq.no-such-place', {
        accept: 'application/vnd.pgrst.object+json'
      }),
    answer: { status: 406, body: error('PGRST116') }
  },
  {
    says: 'a table that there is not is a 404 with PGRST205',
    ask: (of) => read(of, 'no_such_table?select=*'),
    answer: { status: 404, body: error('PGRST205') }
  },
  {
    says: 'a column that there is not is a 400 with 42703',
    ask: (of) => read(of, 'places?select=no_such_column'),
    answer: { status: 400, body: error('42703') }
  },
  {
    says: 'nobody writes into a table past the one door',
    ask: (of) =>
      send(of, '/rest/v1/places', { method: 'POST', body: '{"slug":"x"}', headers: json(of.publishableKey) }),
    answer: { status: [401, 403], body: error('42501') }
  },
  {
    says: 'nobody reads what is private',
    ask: (of) => read(of, 'revisions?select=id&limit=1'),
    answer: { status: [401, 403], body: error('42501') }
  },
  {
    says: 'a question without a key is refused',
    ask: (of) => send(of, '/rest/v1/places?select=slug&limit=1', {}),
    answer: { status: 401 }
  },
  {
    says: 'a question with a key that is none is refused',
    ask: (of) =>
      send(of, '/rest/v1/places?select=slug&limit=1', { headers: { apikey: 'sb_publishable_no' } }),
    answer: { status: 401 }
  },
  {
    says: 'a session that nobody signed is refused, and not taken for a reader',
    ask: (of) => read(of, 'places?select=slug&limit=1', { authorization: `Bearer ${UNSIGNED}` }),
    answer: { status: 401 }
  },
  {
    says: 'Auth says that it is there',
    ask: (of) => send(of, '/auth/v1/health', { headers: { apikey: of.publishableKey } }),
    answer: { status: 200, body: { name: 'GoTrue' } }
  },
  {
    says: 'Auth tells its public keys, or that it has none',
    ask: (of) => send(of, '/auth/v1/.well-known/jwks.json', { headers: { apikey: of.publishableKey } }),
    answer: { status: 200, body: { keys: Array.isArray } }
  },
  {
    says: 'a code that is not hers is refused with 403 and otp_expired',
    ask: (of) => auth(of, 'verify', { email: NOBODY, token: '000000', type: 'email' }),
    answer: { status: 403, body: { error_code: 'otp_expired', msg: /./ } }
  },
  {
    says: 'what is no e-mail address gets no code',
    ask: (of) => auth(of, 'otp', { email: 'no address', create_user: false }),
    answer: { status: [400, 422], body: { error_code: 'validation_failed', msg: /./ } }
  },
  {
    says: 'a session is not renewed by what Auth did not give',
    ask: (of) => auth(of, 'token?grant_type=refresh_token', { refresh_token: 'nosuchtokenx' }),
    // The second of what has not even the form of one, and forms differ by version.
    answer: {
      status: 400,
      body: { error_code: /^(refresh_token_not_found|validation_failed)$/, msg: /./ }
    }
  },
  {
    says: 'who has not signed in is nobody',
    ask: (of) =>
      send(of, '/auth/v1/user', {
        headers: { apikey: of.publishableKey, authorization: `Bearer ${UNSIGNED}` }
      }),
    answer: { status: [401, 403], body: { error_code: 'bad_jwt', msg: /./ } }
  }
];

/** A token in form (RFC 7519), of somebody, signed by nobody. */
const UNSIGNED = [
  { alg: 'HS256', typ: 'JWT' },
  { sub: LEADER, role: 'service_role', aud: 'authenticated', exp: 4_102_444_800 },
  'not signed'
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

/** What Auth says of a session in its token (Supabase, "JWT Claims Reference"), as far as it is used here. */
export const SESSION_CLAIMS = {
  role: 'authenticated',
  aud: 'authenticated',
  sub: /^[0-9a-f-]{36}$/,
  session_id: /^[0-9a-f-]{36}$/,
  email: /@/,
  // The embedded one, which knows no passwords, does not say how she came.
  amr: (methods: unknown) =>
    methods === undefined || (Array.isArray(methods) && methods.some(({ method }) => method === 'otp')),
  exp: Number.isInteger
};

/** How a Supabase differs from a clause; undefined when it does not. */
export async function differenceFrom({ ask, answer }: Clause, of: Supposed): Promise<string | undefined> {
  const { status, headers, body } = await ask(of);
  const statuses = [answer.status].flat();
  if (!statuses.includes(status))
    return `it answers ${status}, not ${statuses.join(' or ')}: ${JSON.stringify(body)}`.slice(0, 300);
  for (const [name, form] of Object.entries(answer.headers ?? {}))
    if (!form.test(headers.get(name) ?? '')) return `its ${name} is ${headers.get(name)}`;
  const differs = differenceOf(body, answer.body);
  return differs && `${differs} in ${JSON.stringify(body)}`.slice(0, 300);
}

/** Where a value is not as expected: of objects each named key, of patterns and functions whether they hold. */
export function differenceOf(value: unknown, expected: unknown, at = 'the answer'): string | undefined {
  if (expected === undefined) return undefined;
  if (expected instanceof RegExp)
    return typeof value === 'string' && expected.test(value) ? undefined : `${at} is not like ${expected}`;
  if (typeof expected === 'function') return expected(value) ? undefined : `${at} is not what it should be`;
  if (typeof expected !== 'object' || expected === null)
    return value === expected ? undefined : `${at} is not ${JSON.stringify(expected)}`;
  if (typeof value !== 'object' || value === null) return `${at} is no object`;
  return Object.entries(expected)
    .map(([key, part]) => differenceOf((value as Record<string, unknown>)[key], part, key))
    .find((difference) => difference !== undefined);
}

const json = (key: string) => ({ apikey: key, 'content-type': 'application/json' });

const rpc = (of: Supposed, name: string, parameters: object, key = of.publishableKey) =>
  send(of, `/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: json(key),
    body: JSON.stringify(parameters)
  });

const read = (of: Supposed, query: string, headers: Readonly<Record<string, string>> = {}) =>
  send(of, `/rest/v1/${query}`, { headers: { apikey: of.publishableKey, ...headers } });

const auth = (of: Supposed, path: string, body: object) =>
  send(of, `/auth/v1/${path}`, {
    method: 'POST',
    headers: json(of.publishableKey),
    body: JSON.stringify(body)
  });

async function send(of: Supposed, path: string, init: RequestInit): Promise<Answered> {
  const response = await of.fetch(path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
