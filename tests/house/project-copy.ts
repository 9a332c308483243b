import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../src/commands/port.ts';
import { projectFolder } from '../../supabase/embedded/folders.ts';

/** What is made from the sources, or is nobody else's. */
const LEFT = /^(node_modules|build|screens|test-results|bench-results|\.git|\.svelte-kit|\.vicina.*)$/;

/** The project once more, to be changed as somebody would change it. */
export interface ProjectCopy {
  readonly folder: string;
  /** Where the app keeps its data, letters that wait among them. */
  readonly data: string;
  /** Builds and starts it as `npm run up` does, and resolves to its address. @throws with what it said when it ends */
  /** @param neighbourhoods those of its seed that are loaded, as VICINA_NEIGHBOURHOODS names them */
  up(neighbourhoods?: string): Promise<string>;
  remove(): Promise<void>;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-house-'));
  const data = path.join(folder, '.vicina');
  cpSync(projectFolder, folder, {
    recursive: true,
    filter: (file) => !LEFT.test(path.relative(projectFolder, file))
  });
  symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  let app: ChildProcess | undefined;
  return {
    folder,
    data,
    async up(neighbourhoods = 'san-siro') {
      const port = String(await freePort());
      app = spawn(process.execPath, ['src/commands/up.ts'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          PORT: port,
          VICINA_DATA: data,
          VICINA_NEIGHBOURHOODS: neighbourhoods,
          BASEMAP_UPSTREAM: 'off',
          SHUTDOWN_TIMEOUT: '1',
          NODE_ENV: 'production'
        }
      });
      let said = '';
      app.stderr!.on('data', (piece) => (said += String(piece)));
      const address = `http://localhost:${port}`;
      await new Promise<void>((resolve, reject) => {
        app!.stdout!.on('data', (piece) => String(piece).includes(address) && resolve());
        app!.on('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
      });
      return address;
    },
    async remove() {
      if (app?.exitCode === null && app.kill()) await once(app, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
