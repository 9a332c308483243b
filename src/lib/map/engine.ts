import type * as MapLibre from 'maplibre-gl';
import engineAddress from 'maplibre-gl/dist/maplibre-gl.mjs?url&no-inline';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url&no-inline';

export type MapEngine = typeof MapLibre;

let loading: Promise<MapEngine> | null = null;

/**
 * Fetches MapLibre when a map is really wanted. Both of its files stand alone and are served as they are: the
 * pages are one bundle (`bundleStrategy: 'single'`), into which an ordinary `import()` would pull the engine.
 */
export function loadEngine(): Promise<MapEngine> {
  loading ??= (
    import(/* @vite-ignore */ new URL(engineAddress, location.href).href) as Promise<MapEngine>
  ).then(
    (engine) => {
      engine.setWorkerUrl(new URL(workerAddress, location.href).href);
      return engine;
    },
    (error: unknown) => {
      loading = null; // Another try may have more luck with the connection.
      throw error;
    }
  );
  return loading;
}

/**
 * Whether this device can draw the map at all; asked before 360 kB are fetched for nothing. MapLibre is newer than the pages:
 * its classes have static blocks (Chrome 94, Safari 16.4) and its worker is a module (Firefox 114). Compression came to
 * Safari and Firefox with these.
 */
export function canDrawMaps(): boolean {
  if (!('CompressionStream' in window)) return false;
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
