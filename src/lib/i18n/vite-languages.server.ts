import type { Plugin } from 'vite';
import { hashOfSources } from '../../commands/sources.js';
import { globOnDisk, languagesOnDisk } from './on-disk.js';

/** Files that no browser asks for. */
const NEVER_SENT = /(language|categories|letters|server)\.json$/;

/**
 * Tells the code which languages there are, and puts every file of theirs where the browser looks for it (messages.ts).
 * Bundled, the addresses of all files of all languages would stand in the code of every page. An address holds the release:
 * what is there may be kept for ever.
 */
export function languagesPlugin(): Plugin {
  const release = hashOfSources().slice(0, 12);
  return {
    name: 'vicina-languages',
    config: () => ({
      define: { LANGUAGES: JSON.stringify(languagesOnDisk()), RELEASE: JSON.stringify(release) }
    }),
    generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [file, content] of Object.entries(globOnDisk('./languages/*/{,prose/}*.json'))) {
        if (NEVER_SENT.test(file)) continue;
        this.emitFile({
          type: 'asset',
          fileName: `_app/immutable/${release}/${file.slice(2).replace(/json$/, 'js')}`,
          source: `export default ${JSON.stringify(content)}`
        });
      }
    }
  };
}
