import { lookup as lookUpSystem, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './public-address.server.ts';

/** Why something was not fetched: one sentence for whoever gave the address. */
export class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal';
  /** The HTTP status, when there was an answer and it was an error. */
  readonly status: number | null;
  /** After how many milliseconds one may ask again, where the answer says it. */
  readonly retryAfter: number | null;

  constructor(message: string, status: number | null = null, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface SafeFetchOptions {
  /** Of an earlier answer, so that an unchanged one is not sent again. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Bytes, on the wire and unpacked. */
  readonly limit?: number;
  /** For everything together, redirects included. */
  readonly milliseconds?: number;
  /** What is wanted (RFC 9110, 12.5.1); calendars when absent. */
  readonly accept?: string;
  /** What for, as the other side's log shows it. */
  readonly purpose?: string;
  /** For tests, and for addresses that the operator of this installation gave: which addresses may be asked besides those of the public internet. */
  readonly alsoAllowed?: (address: string) => boolean;
  /** For tests alone: in place of the system's name service. */
  readonly resolve?: typeof lookUpSystem;
}

export interface SafeAnswer {
  /** Null when it has not changed since (304). */
  readonly body: Uint8Array | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const LIMIT = 2_000_000;
const MILLISECONDS = 10_000;
const MOST_REDIRECTS = 5;
const CALENDARS = 'text/calendar, text/plain;q=0.5, */*;q=0.1';

/**
 * GET of an address that somebody gave us. Only http and https; only addresses of the public internet, looked at after
 * the name is resolved and again on the connection that is made, so that a name cannot change its mind in between; every
 * redirect is looked at in the same way. Ends after 10 s and 2 MB, also of what a small packed answer unpacks to.
 * @throws FetchRefusal with a sentence
 */
export async function safeFetch(address: string, options: SafeFetchOptions = {}): Promise<SafeAnswer> {
  const { milliseconds = MILLISECONDS, limit = LIMIT } = options;
  const signal = AbortSignal.timeout(milliseconds);
  let url = publicUrl(address, options);
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await get(url, options, signal);
      const { statusCode: status = 0, headers } = response;
      const { location } = headers;
      if (location !== undefined && [301, 302, 303, 307, 308].includes(status)) {
        response.destroy();
        if (redirects === MOST_REDIRECTS)
          throw new FetchRefusal('The address leads from one to the next without end.');
        url = publicUrl(location, options, url);
        continue;
      }
      const kept = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
      if (status === 304) {
        response.destroy();
        return { body: null, ...kept };
      }
      if (status !== 200) {
        response.destroy();
        throw new FetchRefusal(sentenceOfStatus(status), status, retryAfter(headers['retry-after']));
      }
      return { body: await bodyOf(response, limit, signal), ...kept };
    }
  } catch (error) {
    throw error instanceof FetchRefusal ? error : new FetchRefusal(sentenceOf(error, signal, milliseconds));
  }
}

/** The address, when it may be asked by what it says; what its name stands for is looked at on connecting. */
function publicUrl(address: string, { alsoAllowed }: SafeFetchOptions, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new FetchRefusal('This is not a web address: it must begin with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new FetchRefusal('The address has a name and a password in it: ask for one without.');
  // An address in figures is not looked up, so it is looked at here. It has been written plainly by `URL`.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOfOthers(host) && !alsoAllowed?.(host)) throw notPublic();
  return url;
}

/** Public, and not this machine's own: from within, a firewall in front of it does not stand in the way. */
function isOfOthers(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return isPublicAddress(address) && own.every((one) => one.address !== address);
}

function notPublic(): FetchRefusal {
  return new FetchRefusal('The address is not one of the public internet, so it is not asked.');
}

function get(url: URL, options: SafeFetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { alsoAllowed, resolve: lookUp = lookUpSystem, etag, lastModified } = options;
  const { accept = CALENDARS, purpose = 'fetches a calendar it was given' } = options;
  const isAllowed = (address: string) => isOfOthers(address) || alsoAllowed?.(address) === true;
  const lookup: LookupFunction = (name, wanted, done) => {
    lookUp(name, { ...wanted, all: true }, (error, found: string | LookupAddress[]) => {
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (error || !first) return done(error ?? new Error('no address'), '', 0);
      // One private address among public ones is no accident.
      if (!addresses.every(({ address }) => isAllowed(address))) return done(notPublic(), '', 0);
      if (wanted.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
  return new Promise((resolve, reject) => {
    const asked: RequestOptions = {
      agent: false,
      lookup,
      signal,
      headers: {
        'user-agent': `Vicina (neighbourhood map; ${purpose})`,
        accept,
        'accept-encoding': 'gzip, deflate, br',
        ...(etag && { 'if-none-match': etag }),
        ...(lastModified && { 'if-modified-since': lastModified })
      }
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, asked, resolve);
    request.on('error', reject);
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (!isAllowed(socket.remoteAddress ?? '')) request.destroy(notPublic());
      });
    });
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const tooLong = () => new FetchRefusal(`The answer is longer than ${limit / 1e6} MB.`);
  if (Number(response.headers['content-length'] ?? 0) > limit) {
    response.destroy();
    throw tooLong();
  }
  let received = 0;
  response.on('data', (part: Buffer) => {
    received += part.length;
    if (received > limit) response.destroy(tooLong());
  });
  const unpacked = unpack(response);
  // Node's own timeout ends the request; what is being unpacked must end too.
  const end = () => unpacked.destroy(signal.reason as Error);
  signal.addEventListener('abort', end, { once: true });
  response.on('error', (error) => unpacked.destroy(error));
  response.on('aborted', () => unpacked.destroy(new Error('the answer was cut off')));
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of unpacked as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limit) throw tooLong();
      parts.push(part);
    }
  } finally {
    signal.removeEventListener('abort', end);
    response.destroy();
  }
  return Buffer.concat(parts);
}

function unpack(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return response;
  if (encoding === 'gzip' || encoding === 'x-gzip') return response.pipe(createGunzip());
  if (encoding === 'deflate') return response.pipe(createInflate());
  if (encoding === 'br') return response.pipe(createBrotliDecompress());
  response.destroy();
  throw new FetchRefusal('The answer is packed in a way we do not know.');
}

/** Seconds, or a date (RFC 9110, 10.2.3). @returns milliseconds from now */
function retryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  const milliseconds = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, 0) : null;
}

function sentenceOfStatus(status: number): string {
  if (status === 404 || status === 410) return 'There is nothing at this address any more (404).';
  if (status === 401 || status === 403)
    return `The address asks for a permission we do not have (${status}): publish the calendar, or give its public address.`;
  return `The address answers with the error ${status}.`;
}

function sentenceOf(error: unknown, signal: AbortSignal, milliseconds: number): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (signal.aborted) return `The address did not answer within ${milliseconds / 1000} seconds.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'There is no server of this name.';
  if (code === 'ECONNREFUSED') return 'The server of this address does not answer.';
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT'))
    return 'The answer is packed wrongly and cannot be read.';
  if (/CERT|SSL|TLS/.test(code)) return 'The certificate of the server is not valid.';
  return 'The answer broke off or cannot be read.';
}
