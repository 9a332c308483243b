import { WINDOW, type Engine } from './engine.ts';
import { pressedAt } from './pointer.ts';
import { startProgram } from './program.ts';
import { openSocket } from './socket.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Asks nobody outside this machine, and says what it needs for WebGL on the processor. */
const SETTINGS = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'webgl.force-enabled': true,
  'intl.accept_languages': 'it-IT,it',
  'remote.prefs.recommended': true
};

/** Firefox by WebDriver BiDi, with a window: without one it has no WebGL. */
export async function startFirefox(file: string, display: string): Promise<Engine> {
  const program = startProgram({
    file,
    words: (folder) => {
      const settings = Object.entries(SETTINGS).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`
      );
      writeFileSync(path.join(folder, 'user.js'), settings.join('\n'));
      return [
        '--remote-debugging-port=0',
        '--profile',
        folder,
        '--no-remote',
        '--new-instance',
        'about:blank'
      ];
    },
    environment: () => ({ DISPLAY: display, MOZ_DISABLE_CONTENT_SANDBOX: '1', LIBGL_ALWAYS_SOFTWARE: '1' })
  });
  const socket = await openSocket(`${await program.said(/WebDriver BiDi listening on (ws:\S+)/)}/session`);
  await socket.ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = await socket.ask('browsingContext.getTree');
  const { context } = contexts[0] as { context: string };
  await socket.ask('browsingContext.setViewport', { context, viewport: WINDOW });
  const call = async (functionDeclaration: string) => {
    const answer = await socket.ask('script.callFunction', {
      functionDeclaration,
      awaitPromise: true,
      target: { context },
      arguments: []
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result as { value?: string; sharedId?: string };
  };
  return {
    name: 'Firefox',
    async run(source) {
      const { value } = await call(`async () => JSON.stringify(await (${source})())`);
      return value === undefined ? undefined : JSON.parse(value);
    },
    goto: async (url) =>
      void (await socket.ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    tap: async (x, y) =>
      void (await socket.ask('input.performActions', { context, actions: pressedAt(x, y) })),
    async type(text) {
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value }
      ]);
      await socket.ask('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keys', actions: keys }]
      });
    },
    async setFile(selector, file) {
      const { sharedId } = await call(`() => document.querySelector(${JSON.stringify(selector)})`);
      await socket.ask('input.setFiles', { context, element: { sharedId }, files: [file] });
    },
    picture: async () =>
      Buffer.from(
        (await socket.ask('browsingContext.captureScreenshot', { context })).data as string,
        'base64'
      ),
    async stop() {
      socket.close();
      await program.stop();
    }
  };
}
