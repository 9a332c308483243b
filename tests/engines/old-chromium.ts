import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** Chromiums of their years, made to run where nothing is installed: each package holds the program, packed by Brotli. */
export const OLD_CHROMIUMS = {
  'Chromium 107': {
    from: '@sparticuz/chromium',
    graphics: '.',
    webgl: ['--use-gl=angle', '--use-angle=swiftshader']
  },
  'Chromium 92': { from: 'chrome-aws-lambda', graphics: 'swiftshader', webgl: ['--use-gl=swiftshader'] }
} as const;
export type OldChromium = keyof typeof OLD_CHROMIUMS;

/** Fetches the packages of this folder, by their own lock file. @returns whether they are there */
export function fetchOldChromiums(): boolean {
  const words = [
    'ci',
    '--ignore-scripts',
    '--legacy-peer-deps',
    '--no-fund',
    '--no-audit',
    '--loglevel=error'
  ];
  const packages = Object.values(OLD_CHROMIUMS).map(({ from }) => path.join(HERE, 'node_modules', from));
  if (packages.every(existsSync)) return true;
  return spawnSync('npm', words, { cwd: HERE, stdio: ['ignore', 2, 2], timeout: 180_000 }).status === 0;
}

export interface Unpacked {
  readonly file: string;
  readonly webgl: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

/** Unpacks one of them into a folder of its own. */
export function unpack(name: OldChromium, into: string): Unpacked {
  const { from, graphics, webgl } = OLD_CHROMIUMS[name];
  const packed = (file: string) =>
    brotliDecompressSync(readFileSync(path.join(HERE, 'node_modules', from, 'bin', file)));
  const folder = path.join(into, name.replace(' ', '-'));
  mkdirSync(path.join(folder, graphics), { recursive: true });
  const file = path.join(folder, 'chromium');
  writeFileSync(file, packed('chromium.br'), { mode: 0o755 });
  const untar = (archive: string, to: string) =>
    execFileSync('tar', ['-x', '-C', to], { input: packed(archive) });
  untar('aws.tar.br', folder);
  untar('swiftshader.tar.br', path.join(folder, graphics));
  return {
    file,
    webgl: [...webgl, '--in-process-gpu'],
    // Its own libraries where the machine has none; the machine's fonts.
    environment: { LD_LIBRARY_PATH: path.join(folder, 'lib') },
    remove: async () => rmSync(folder, { recursive: true, force: true })
  };
}
