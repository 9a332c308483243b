import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folders: string[] = [];

/** An empty folder that is removed when the tests of the file have ended (tests/remove-temporary-folders.ts). */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-test-'));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
