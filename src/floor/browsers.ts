import { readFileSync } from 'node:fs';

/** The oldest version of a browser in which the pages live; below it they work as without scripts. */
export interface FloorBrowser {
  /** As browserslist names it. */
  readonly name: string;
  readonly version: number;
}

/** What others call the same browser: Vite's `build.target`, and the browsers of MDN's data it stands for. */
const CALLED: Readonly<Record<string, { readonly vite: string; readonly mdn: readonly string[] }>> = {
  chrome: { vite: 'chrome', mdn: ['chrome', 'chrome_android'] },
  edge: { vite: 'edge', mdn: ['edge'] },
  firefox: { vite: 'firefox', mdn: ['firefox', 'firefox_android'] },
  safari: { vite: 'safari', mdn: ['safari'] },
  ios_saf: { vite: 'ios', mdn: ['safari_ios'] }
};

/** The floor is said once, as `browserslist` of package.json, where other tools look for it, too. */
export const FLOOR: readonly FloorBrowser[] = readFloor();

function readFloor(): FloorBrowser[] {
  const file = new URL('../../package.json', import.meta.url);
  const { browserslist } = JSON.parse(readFileSync(file, 'utf8')) as { browserslist: readonly string[] };
  return browserslist.map((query) => {
    const [, name, version] = /^(\w+) >= (\d+)$/.exec(query) ?? [];
    if (!name || !version || !CALLED[name]) throw new Error(`browserslist: "${query}" is not understood`);
    return { name, version: Number(version) };
  });
}

/** For Vite: `chrome87`, … */
export const viteTargets = (floor = FLOOR): string[] =>
  floor.map(({ name, version }) => CALLED[name]!.vite + version);

/** Versions by the names of MDN's data. */
export const mdnVersions = (floor = FLOOR): [browser: string, version: number][] =>
  floor.flatMap(({ name, version }) =>
    CALLED[name]!.mdn.map((browser) => [browser, version] as [string, number])
  );
