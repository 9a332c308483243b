/** Asks an Overpass server for what is in a box: politely, one question at a time, and again when it is busy. */
import { FetchRefusal, safeFetch, type SafeFetchOptions } from '../lib/exchange/safe-fetch.server.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import { formatDegrees } from '../lib/geo/bounding-box.ts';
import type { Tags } from '../lib/walking/osm/osm.ts';
import { Sentence, say } from './say.ts';

/** The public one; whoever asks often should run one (https://wiki.openstreetmap.org/wiki/Overpass_API). */
export const PUBLIC_OVERPASS = 'https://overpass-api.de/api/interpreter';

/** A neighbourhood with what is around it is some megabytes; a whole city 100. In bytes. */
const LIMIT = 200_000_000;
/** What the server may take by our question, in seconds, and how long we wait for it, in milliseconds. */
const SERVER_SECONDS = 120;
const MILLISECONDS = 180_000;
/** Before each time it is asked again, in milliseconds: it says "busy" when one has asked too much. */
const WAITS = [5_000, 20_000, 60_000];
/** Longer nobody sits before a terminal: who is told to come back later is told so. In milliseconds. */
const LONGEST_WAIT = 300_000;
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
 * What a box has of some tags, with all that is needed to know where it is.
 * @param rules as categories have them: of each the first tag is asked for, `*` is any value
 */
export function osmPlacesQuery([west, south, east, north]: BoundingBox, rules: readonly Tags[]): string {
  const box = formatDegrees([south, west, north, east]);
  const wanted = Map.groupBy(
    rules.flatMap((rule) => Object.entries(rule).slice(0, 1)),
    ([key]) => key
  );
  const asked = [...wanted].map(([key, entries]) => {
    const values = [...new Set(entries.map(([, value]) => value))];
    // Several values may stand in one tag, parted by semicolons. A value that is no plain word would be a pattern of its own.
    const filter = values.every((value) => /^[\w:-]+$/.test(value))
      ? `~"(^|;) *(${values.join('|')}) *(;|$)"`
      : '';
    return `nwr["${key}"${filter}](${box});`;
  });
  return `(${asked.join('')});out body qt;>;out skel qt;`;
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
      const until = Math.max(pause ?? 0, error.retryAfter ?? 0);
      if (
        error.status === null ||
        !ASK_AGAIN.has(error.status) ||
        pause === undefined ||
        until > LONGEST_WAIT
      )
        throw new Sentence(`${error.message} Download an extract and give its file instead.`);
      onWait(error.message, until);
      await wait(until);
    }
  }
}

/**
 * Asks the server that the operator chose (the option, else VICINA_OVERPASS, else the public one), saying so.
 * @param what is asked for, in words
 * @throws Sentence
 */
export async function askChosenOverpass(
  given: string | undefined,
  query: string,
  what: string
): Promise<{ readonly body: Uint8Array; readonly host: string }> {
  const chosen = given ?? process.env.VICINA_OVERPASS;
  const server = chosen ?? PUBLIC_OVERPASS;
  const host = URL.canParse(server) ? new URL(server).host : server;
  say(`Asking ${host} for ${what}…`);
  const body = await askOverpass(server, query, {
    // An operator's own server may stand beside this one.
    ...(chosen !== undefined && { alsoAllowed: () => true }),
    onWait: (sentence, pause) => say(`${sentence} Asking again in ${Math.ceil(pause / 1000)} s…`)
  });
  return { body, host };
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function addressOf(server: string, query: string): string {
  if (!URL.canParse(server))
    throw new Sentence('The address of Overpass must begin with https:// or http://.');
  const url = new URL(server);
  url.searchParams.set('data', `[out:json][timeout:${SERVER_SECONDS}];${query}`);
  return url.href;
}
