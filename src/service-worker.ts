/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker';

/*
 * Opens the path (and the skills card) without a network, and nothing else: every other request goes its way untouched.
 * Pages come from the network first, so that no one is shown an old one while there is a new one; code is named by its
 * content and may come from the cache. A cache belongs to a release. The one of an earlier release is let go when the
 * page has been kept anew, and not before: otherwise an update would take the page away from who is offline.
 * Nothing personal is here: these pages are the same for everyone, and addresses with a query are not kept.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** What src/lib/pathway/offline.ts erases begins so. */
const PREFIX = 'vicina-path-';
const CACHE = PREFIX + version;
const PAGE = /^\/[a-z]{2,3}(-\w+)*\/[a-z0-9-]+\/path(\/skills)?$/;
/** Code, symbols, and where the code of a kept page is. */
const ASSET =
  /^\/(_app\/immutable\/[\w./@-]+|[\w-]+\.svg|[a-z]{2,3}(-\w+)*\/[a-z0-9-]+\/path(\/skills)?\/__route\.js)$/;
/** After so long without an answer the kept page is shown: a network that hangs is none. In milliseconds. */
const PATIENCE = 6000;
/** A kept page is fetched anew after so long, so that its dates are those of today. In milliseconds. */
const YOUNG = 6 * 3_600_000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const message = event.data as { keep?: { pages?: unknown; assets?: unknown }; forget?: unknown } | null;
  if (message?.forget) event.waitUntil(forget().finally(() => event.ports[0]?.postMessage('forgotten')));
  const wanted = message?.keep;
  if (!wanted) return;
  const pages = paths(wanted.pages).filter((path) => PAGE.test(path));
  const assets = paths(wanted.assets).filter((path) => ASSET.test(path));
  event.waitUntil(keep(pages, assets));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || search !== '') return;
  if (request.mode === 'navigate' && PAGE.test(pathname)) event.respondWith(page(request, pathname));
  else if (ASSET.test(pathname)) event.respondWith(asset(request, pathname));
});

async function page(request: Request, path: string): Promise<Response> {
  const kept = await find(path);
  const fresh = fetch(request);
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function asset(request: Request, path: string): Promise<Response> {
  const isNamedByContent = path.startsWith('/_app/');
  if (isNamedByContent) return (await find(path)) ?? fetch(request);
  return fetch(request).catch(async () => (await find(path)) ?? Response.error());
}

/** In this release's cache, else in an earlier one that is still here. */
async function find(path: string): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of [CACHE, ...names]) {
    const kept = await caches.match(path, { cacheName: name });
    if (kept) return kept;
  }
  return undefined;
}

/** How often she has erased: a keeping that was begun before is not finished after. */
let erasures = 0;

async function keep(pages: readonly string[], assets: readonly string[]): Promise<void> {
  const begun = erasures;
  const cache = await caches.open(CACHE);
  const missing: string[] = [];
  for (const path of assets) if (!(await cache.match(path))) missing.push(path);
  for (const path of pages) if (!isYoung(await cache.match(path))) missing.push(path);
  // All or none, page and code together: half a page is no page.
  await cache.addAll(missing);
  if (begun !== erasures) return void (await caches.delete(CACHE));
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What is being fetched goes into a cache that is let go already. */
async function forget(): Promise<void> {
  erasures += 1;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function isYoung(response: Response | undefined): boolean {
  return Date.now() - Date.parse(response?.headers.get('date') ?? '') < YOUNG;
}

function paths(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
