import adapter from '@sveltejs/adapter-node';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashOfSources } from './src/commands/sources.js';
import { errorPage } from './src/error-page.js';

/**
 * Of the script that app.html begins with. It stands in the page itself, in the oldest words: it says what became of all
 * others. `data-scripts` of the page is `coming` until the page lives, then `alive`, and gone where they failed, as where
 * there are none (src/lib/ui/served-page.ts).
 */
const firstScript = /<script>([^]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
const hashOfFirstScript = createHash('sha256').update(firstScript).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
const config = {
  compilerOptions: {
    // A shorter name for the styles of a component: it stands on every element of every page.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
    // Also of components without a line of script: one in the older mode brings its code to every page.
    runes: true
  },
  kit: {
    // The database's own code is checked with the application's.
    typescript: {
      config: (config) => config.include.push('../supabase/**/*.ts', '../*.config.ts') && config
    },
    files: { errorTemplate: errorPage() },
    adapter: adapter({ precompress: true }),
    // The same sources are the same version: what readers and caches keep outlives a restart, not a release.
    version: { name: hashOfSources().slice(0, 12) },
    // A first view is sent its own pages' addresses, not those of all: where a link leads is asked when it is tapped.
    router: { resolution: 'server' },
    inlineStyleThreshold: 20_000,
    // Registered by the pages that work offline (src/lib/pathway/offline.ts): the others need none.
    serviceWorker: { register: false },
    csp: {
      // Hashes, not nonces: a page that has not changed has the same ETag.
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', `sha256-${hashOfFirstScript}`],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'worker-src': ['self', 'blob:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none']
      }
    }
  }
};

export default config;
