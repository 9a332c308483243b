import adapter from '@sveltejs/adapter-node';
import { hashOfSources } from './src/commands/sources.js';
import { writeErrorPage } from './src/lib/i18n/error-page.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  compilerOptions: {
    // A shorter name for the styles of a component: it stands on every element of every page.
    cssHash: ({ hash, css }) => `s${hash(css)}`,
    // Also of components without a line of script: one in the older mode brings its code to every page.
    runes: true
  },
  kit: {
    // The database's own code is checked with the application's.
    typescript: {
      config: (config) => config.include.push('../supabase/**/*.ts', '../*.config.ts') && config
    },
    adapter: adapter({ precompress: true }),
    files: { errorTemplate: writeErrorPage('.svelte-kit') },
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
        'script-src': ['self'],
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
