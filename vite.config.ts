import { sveltekit } from '@sveltejs/kit/vite';
import { Features } from 'lightningcss';
import { defineConfig } from 'vitest/config';
import { viteTargets } from './src/floor/browsers.ts';
import { wrapClassFields } from './src/floor/class-fields.ts';
import { languagesPlugin } from './src/lib/i18n/vite-languages.server.ts';

/** What every page needs. */
const EVERY_PAGE =
  /rolldown[\\/]runtime|node_modules[\\/](svelte|@sveltejs|esm-env|clsx|devalue)[\\/]|src[\\/](lib[\\/](ui|i18n|geo)|routes)[\\/][^\\/]*\.(ts|js|svelte|css)/;
/** Of these, what the list, which must be light, does not need: what those need who write, prose, and what only drawings and the map are made with. */
const SOME_PAGES =
  /app[\\/]forms|svelte[\\/]src[\\/](reactivity[\\/]set|internal[\\/]client[\\/]dom[\\/](blocks[\\/](key|html|svelte-element)|elements[\\/]bindings[\\/](input|select)))\.js|i18n[\\/](latin-digits|prose|script)\.|ProseBody|group-(colours|shapes)|xml-text|list-in-words|localised|geo[\\/]distance/;
/** What the pages of a place, an activity and an organisation are made with: in one file, which compresses better. */
const ENTRY_PAGES =
  /src[\\/]lib[\\/](place[\\/](ContactButtons|Directions|Requirements|Sources|notices[\\/]Notices)|contribution[\\/](Contribute|photo[\\/]Photos|report[\\/]reports))\.|blocks[\\/]html\.js/;
/** Modules of Svelte that only define: where nobody uses one, it is left out, and pulled into no file by its neighbours. */
const DEFINITIONS = /svelte[\\/]src[\\/](internal[\\/](client|shared)|reactivity|store|motion|index-client)/;

/**
 * The floor of package.json, but for class fields, which all browsers of the floor have: below Chrome 98 and Safari 16 Vite
 * rewrites them for one flaw each. Chrome's is a static field called `name`, for Safari's see wrapClassFields.
 */
const SYNTAX = viteTargets([
  { name: 'chrome', version: 98 },
  { name: 'edge', version: 98 },
  { name: 'firefox', version: 90 },
  { name: 'safari', version: 16 },
  { name: 'ios_saf', version: 16 }
]);

export default defineConfig({
  plugins: [sveltekit(), languagesPlugin(), wrapClassFields()],
  css: {
    // What is logical stays so: in Chrome 88 corners are square, which is cheaper than every rule twice. No style asks for
    // `light-dark()`: nothing is to be kept ready for it.
    lightningcss: { exclude: Features.LogicalProperties | Features.LightDark }
  },
  build: {
    target: SYNTAX,
    cssTarget: viteTargets(),
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: DEFINITIONS, sideEffects: false }] },
      output: {
        codeSplitting: {
          // What every page needs in one file: a slow network pays for each request, and one file compresses better.
          groups: [
            {
              name: 'core',
              test: (id) => EVERY_PAGE.test(id) && !SOME_PAGES.test(id),
              minShareCount: 2
            },
            { name: 'entry', test: ENTRY_PAGES, minShareCount: 2 }
          ]
        }
      }
    }
  },
  test: {
    // Opening hours are computed on wall-clock fields (src/lib/place/opening): the process runs in UTC.
    env: { TZ: 'UTC' },
    setupFiles: ['tests/fixed-seed.ts', 'tests/remove-temporary-folders.ts'],
    // As many as there are processors: the one that waits for them has little to do.
    maxWorkers: '100%',
    // Who builds needs no tests.
    ...(process.env['VITEST'] && {
      sequence: { sequencer: (await import('./tests/longest-first.ts')).LongestFirst }
    }),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          environment: 'node',
          // Starting a process and reading the modules anew takes as long as most files' tests.
          isolate: false,
          // A busy machine is slow, not wrong.
          testTimeout: 60_000
        }
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts', 'supabase/**/*.test.ts'],
          environment: 'node',
          // Each file has a database of its own; the engine is compiled, and warm, once in a process.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000
        }
      },
      {
        extends: true,
        test: {
          // What the house is made for, done on a copy of the project.
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000
        }
      }
    ]
  }
});
