import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../src/commands/port.ts';
import { WINDOW, type Engine } from './engine.ts';
import { pressedAt } from './pointer.ts';
import { startProgram } from './program.ts';

/** Without it the bar above the page keeps the window wider than a telephone. */
const NARROW = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKitGTK by WebDriver, of the age of today's Safari. It has a window of its own width. */
export async function startWebKit(driver: string, display: string): Promise<Engine> {
  const port = await freePort();
  const program = startProgram({
    file: driver,
    words: () => [`--port=${port}`],
    environment: (folder) => {
      mkdirSync(path.join(folder, 'gtk-3.0'));
      writeFileSync(path.join(folder, 'gtk-3.0', 'gtk.css'), NARROW);
      return {
        DISPLAY: display,
        XDG_CONFIG_HOME: folder,
        XDG_CACHE_HOME: folder,
        XDG_DATA_HOME: folder,
        GTK_THEME: undefined,
        LC_ALL: 'C.UTF-8',
        LANGUAGE: 'it',
        WEBKIT_DISABLE_COMPOSITING_MODE: undefined,
        LIBGL_ALWAYS_SOFTWARE: '1',
        NO_AT_BRIDGE: '1'
      };
    }
  });
  const ask = async (method: string, at: string, words?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${at}`, {
      method,
      ...(words && { body: JSON.stringify(words), headers: { 'content-type': 'application/json' } })
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
    if (!answer.ok) throw new Error(`${at.split('/').pop()}: ${value?.error} ${value?.message}`);
    return value;
  };
  await untilListens(port);
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  const { sessionId } = (await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
        timeouts: { pageLoad: 40_000, script: 40_000 }
      }
    }
  })) as { sessionId: string };
  const session = (method: string, at: string, words?: object) =>
    ask(method, `/session/${sessionId}${at}`, words);
  const run = async (source: string) => {
    const told = (await session('POST', '/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        Promise.resolve().then(${source}).then((value) => done(JSON.stringify({ value })),
          (error) => done(JSON.stringify({ error: String(error) })));`,
      args: []
    })) as string;
    const { value, error } = JSON.parse(told) as { value?: unknown; error?: string };
    if (error) throw new Error(error);
    return value;
  };
  const element = async (selector: string) => {
    const found = await session('POST', '/element', { using: 'css selector', value: selector });
    return (found as Record<string, string>)[ELEMENT]!;
  };
  // The window is wider and higher than its page by what is around it.
  for (let tries = 0; tries < 3; tries++) {
    const inner = (await run('() => [innerWidth, innerHeight]')) as [number, number];
    const { width, height } = (await session('GET', '/window/rect')) as { width: number; height: number };
    if (inner[0] === WINDOW.width && inner[1] === WINDOW.height) break;
    await session('POST', '/window/rect', {
      width: width + WINDOW.width - inner[0],
      height: height + WINDOW.height - inner[1]
    });
  }
  return {
    name: 'WebKit',
    run,
    goto: async (url) => void (await session('POST', '/url', { url })),
    tap: async (x, y) => void (await session('POST', '/actions', { actions: pressedAt(x, y) })),
    async type(text) {
      const active = (await session('GET', '/element/active')) as Record<string, string>;
      await session('POST', `/element/${active[ELEMENT]}/value`, { text });
    },
    setFile: async (selector, file) =>
      void (await session('POST', `/element/${await element(selector)}/value`, { text: file })),
    picture: async () => Buffer.from((await session('GET', '/screenshot')) as string, 'base64'),
    async stop() {
      await session('DELETE', '').catch(() => {});
      await program.stop();
    }
  };
}

async function untilListens(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const listens = await fetch(`http://127.0.0.1:${port}/status`).then(
      () => true,
      () => false
    );
    if (listens) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver does not answer');
}
