import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether packages can be installed without asking anyone: as root, on Debian or what is made from it. */
export const debianCanInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** @returns whether all were installed. */
export function installDebianPackages(packages: readonly string[]): boolean {
  const apt = (words: readonly string[]) =>
    spawnSync('apt-get', words, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    }).status === 0;
  const install = () => apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  // The list of packages may be old or, in a fresh container, not there at all.
  return apt(['update', '-qq']) && install();
}
