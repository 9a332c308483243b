import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { languages } from './src/lib/i18n/vite-languages.server.ts';

/** What every page needs. */
const EVERY_PAGE =
  /node_modules[\\/](svelte|@sveltejs|esm-env|clsx|devalue)[\\/]|src[\\/]lib[\\/](ui|i18n|geo)[\\/][^\\/]*\.(ts|js|svelte|css)/;
/** Of these, what the list, which must be light, does not need: what those need who write, and prose. */
const SOME_PAGES =
  /app[\\/]forms|svelte[\\/]src[\\/](reactivity[\\/]set|internal[\\/]client[\\/]dom[\\/](blocks[\\/](key|html|svelte-element)|elements[\\/]bindings[\\/](input|select)))\.js|i18n[\\/](latin-digits|prose|script)\.|ProseBody/;
/** Modules of Svelte that only define: where nobody uses one, it is left out, and pulled into no file by its neighbours. */
const DEFINITIONS = /svelte[\\/]src[\\/](internal[\\/](client|shared)|reactivity|store|motion|index-client)/;

export default defineConfig({
  plugins: [sveltekit(), languages()],
  build: {
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
            }
          ]
        }
      }
    }
  },
  test: {
    // Opening hours are computed on wall-clock fields (src/lib/place/opening): the process runs in UTC.
    env: { TZ: 'UTC' },
    setupFiles: ['tests/fixed-seed.ts'],
    // As many as there are processors: the one that waits for them has little to do.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          environment: 'node',
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
