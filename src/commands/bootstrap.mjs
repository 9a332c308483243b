// Runs src/commands/<name>.ts on a machine that has nothing but Node ≥ 20 with npm: installs the packages
// the lock file names when they are not there, then hands over to the Node that runs TypeScript.
// Plain JavaScript without a dependency, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The first Node that runs TypeScript without a flag. */
const TYPESCRIPT_SINCE = [22, 18];

const root = fileURLToPath(new URL('../../', import.meta.url));
const [name, ...parameters] = process.argv.slice(2);

process.chdir(root);
const script = path.join('src', 'commands', `${name}.ts`);
if (!name || !existsSync(script))
  fail(`There is no command ${name ?? ''}; the commands are in package.json.`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Vicina needs Node 20 or newer with npm; this is Node ${process.versions.node}.`);
}
if (!isInstalled()) install();
run(nodeWithTypeScript());

/**
 * Whether what npm noted that it installed is what the lock file names. Packages for other systems are in
 * the lock file alone.
 */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  const locked = readPackages('package-lock.json');
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([place, { version, optional }]) => {
    if (place === '') return true;
    if (!installed[place]) return optional === true;
    return installed[place].version === version && existsSync(place);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  say('Installing the packages that package-lock.json names…');
  // Development packages too, whatever NODE_ENV says: the build and Node 24 are among them.
  const quietly = ['--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  // A registry that lacks a part for some other system makes npm ci refuse; npm install goes on without it.
  if (npm(['ci', ...quietly]) !== 0 && npm(['install', '--no-save', ...quietly]) !== 0)
    fail('The packages could not be installed: see what npm says above, then try again.');
}

/** @param {string[]} words */
function npm(words) {
  const own = process.env.npm_execpath;
  const result =
    own && /\.c?js$/.test(own)
      ? spawnSync(process.execPath, [own, ...words], { stdio: ['ignore', 2, 2] })
      : spawnSync('npm', words, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return result.status ?? 1;
}

/** The Node of this project; it comes as a package, unpacked by the package's own script. */
function nodeWithTypeScript() {
  const own = path.join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node'
  );
  if (runsTypeScript(own)) return own;
  if (isNewEnough(process.versions.node)) return process.execPath;
  // npm may have been told not to run the scripts of packages.
  say('Fetching Node 24…');
  spawnSync(process.execPath, ['installArchSpecificPackage'], {
    cwd: path.join(root, 'node_modules', 'node'),
    stdio: ['ignore', 2, 2]
  });
  if (runsTypeScript(own)) return own;
  return fail(
    `Vicina runs on Node ${TYPESCRIPT_SINCE.join('.')} or newer and could not fetch it by itself: install Node 24 (nodejs.org), then try again.`
  );
}

/** @param {string} node */
function runsTypeScript(node) {
  if (!existsSync(node)) return false;
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return isNewEnough((stdout ?? '').trim().replace(/^v/, ''));
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > TYPESCRIPT_SINCE[0] || (major === TYPESCRIPT_SINCE[0] && minor >= TYPESCRIPT_SINCE[1]);
}

/** @param {string} node */
function run(node) {
  // The packages' programs are found as under `npm run`, and `node` is the one chosen here.
  const programs = [path.dirname(node), path.join(root, 'node_modules', '.bin')].join(path.delimiter);
  const child = spawn(node, [script, ...parameters], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TZ: 'UTC', PATH: `${programs}${path.delimiter}${process.env.PATH ?? ''}` }
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(`${script} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    // Ends as the command ended, so that whoever waits for us sees the same.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
  leaveWithParent(child);
}

/**
 * npm, or the shell it runs us in, may be killed without a word to us; then we belong to another parent.
 * @param {import('node:child_process').ChildProcess} child
 */
function leaveWithParent(child) {
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) child.kill('SIGTERM');
  }, 1_000).unref();
}

/** Our parent, and where it is npm's shell, npm too. Linux tells; elsewhere our parent is enough. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const isShell = /\((sh|dash|bash)\)/.test(stat) && process.env.npm_lifecycle_event !== undefined;
    return isShell
      ? `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
      : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  say(sentence);
  process.exit(1);
}
