/** Asks an Overpass server for the streets of a box: politely, and again when it is busy. */
import { FetchRefusal, safeFetch, type SafeFetchOptions } from '../lib/exchange/safe-fetch.server.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import { formatDegrees } from '../lib/geo/bounding-box.ts';
import { Sentence } from './say.ts';

/** The public one; whoever asks often should run one (https://wiki.openstreetmap.org/wiki/Overpass_API). */
export const PUBLIC_OVERPASS = 'https://overpass-api.de/api/interpreter';

/** A neighbourhood with what is around it is some megabytes; a whole city 100. In bytes. */
const LIMIT = 200_000_000;
/** What the server may take by our question, in seconds, and how long we wait for it, in milliseconds. */
const SERVER_SECONDS = 120;
const MILLISECONDS = 180_000;
/** Before each time it is asked again, in milliseconds: it says "busy" when one has asked too much. */
const WAITS = [5_000, 20_000, 60_000];
/** Busy, broken for the moment, or out of time: another time it may answer. */
const ASK_AGAIN = new Set([408, 429, 500, 502, 503, 504]);

interface Options extends Pick<SafeFetchOptions, 'alsoAllowed'> {
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly onWait?: (sentence: string, milliseconds: number) => void;
}

/** The streets of a box, as Overpass is asked for them. */
export function streetsQuery([west, south, east, north]: BoundingBox): string {
  return `way["highway"](${formatDegrees([south, west, north, east])});(._;>;);out body qt;`;
}

/**
 * What Overpass answers, in its JSON.
 * @param query without settings: `relation(1234);out geom;`
 * @throws Sentence when it does not answer, also after it was asked again
 */
export async function askOverpass(
  server: string,
  query: string,
  { alsoAllowed, wait = sleep, onWait = () => {} }: Options = {}
): Promise<Uint8Array> {
  for (let asked = 0; ; asked++) {
    try {
      const { body } = await safeFetch(addressOf(server, query), {
        limit: LIMIT,
        milliseconds: MILLISECONDS,
        accept: 'application/json',
        purpose: 'asks for what a neighbourhood needs of OpenStreetMap, once',
        ...(alsoAllowed && { alsoAllowed })
      });
      return body ?? new Uint8Array();
    } catch (error) {
      if (!(error instanceof FetchRefusal)) throw error;
      const pause = WAITS[asked];
      if (error.status === null || !ASK_AGAIN.has(error.status) || pause === undefined)
        throw new Sentence(`${error.message} Download an extract and give its file instead.`);
      onWait(error.message, pause);
      await wait(pause);
    }
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function addressOf(server: string, query: string): string {
  if (!URL.canParse(server))
    throw new Sentence('The address of Overpass must begin with https:// or http://.');
  const url = new URL(server);
  url.searchParams.set('data', `[out:json][timeout:${SERVER_SECONDS}];${query}`);
  return url.href;
}
