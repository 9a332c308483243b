import { WINDOW, type Engine } from './engine.ts';
import { startProgram } from './program.ts';
import { openSocket } from './socket.ts';

export interface ChromiumOptions {
  readonly name: string;
  readonly file: string;
  /** How this version is asked to draw a map on the processor. */
  readonly webgl: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/** Any Chromium of the last years, by the part of its protocol that has been the same in all of them. */
export async function startChromium({ name, file, webgl, environment }: ChromiumOptions): Promise<Engine> {
  const program = startProgram({
    file,
    words: (folder) => [
      ...['--headless', '--no-sandbox', '--no-zygote', '--disable-dev-shm-usage', '--hide-scrollbars'],
      ...['--remote-debugging-port=0', `--user-data-dir=${folder}`, '--lang=it-IT', '--no-first-run'],
      ...webgl
    ],
    ...(environment && { environment: () => environment })
  });
  const socket = await openSocket(await program.said(/DevTools listening on (ws:\S+)/));
  const { targetId } = await socket.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await socket.ask('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, params?: object) => socket.ask(method, params, sessionId as string);
  await ask('Page.enable');
  await ask('Emulation.setDeviceMetricsOverride', { ...WINDOW, deviceScaleFactor: 1, mobile: true });
  await ask('Emulation.setTouchEmulationEnabled', { enabled: true });

  const run = async (source: string): Promise<unknown> => {
    const { result, exceptionDetails } = await ask('Runtime.evaluate', {
      expression: `(${source})()`,
      awaitPromise: true,
      returnByValue: true
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    name,
    run,
    async goto(address) {
      const loaded = socket.next('Page.loadEventFired');
      const [{ errorText }] = await Promise.all([
        ask('Page.navigate', { url: address }),
        // Where nobody answers nothing loads, which is told by the other.
        loaded.catch(() => {})
      ]);
      if (errorText) throw new Error(`${address}: ${errorText}`);
    },
    async tap(x, y) {
      for (const type of ['mousePressed', 'mouseReleased'])
        await ask('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    },
    type: async (text) => void (await ask('Input.insertText', { text })),
    async setFile(selector, file) {
      const { root } = await ask('DOM.getDocument');
      const { nodeId } = await ask('DOM.querySelector', { nodeId: root.nodeId, selector });
      await ask('DOM.setFileInputFiles', { files: [file], nodeId });
    },
    picture: async () =>
      Buffer.from((await ask('Page.captureScreenshot', { format: 'png' })).data as string, 'base64'),
    async stop() {
      socket.close();
      await program.stop();
    }
  };
}
