import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../supabase/embedded/folders.ts';
import { runNode, whatItSays } from './child.ts';
import { Sentence, say } from './say.ts';
import { hashOfSources } from './sources.js';
import type { Stopping } from './stopping.ts';

/** Written last, inside the build: a build that was interrupted has none and is made again. */
const STAMP = path.join(projectFolder, 'build', '.made-from');

/** Builds the app when the build is not made from exactly these sources. @throws Sentence when it fails. */
export async function ensureBuilt(stopping: Stopping): Promise<void> {
  const made = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === made) return;
  say('Building the pages…');
  const building = runNode(['node_modules/vite/bin/vite.js', 'build'], { output: 'pipe' });
  stopping.add(building.stop);
  const said = whatItSays(building);
  if ((await building.ended) !== 0) {
    if (stopping.isAsked) return;
    say(said());
    throw new Sentence('The pages could not be built: see above.');
  }
  writeFileSync(STAMP, made);
}
