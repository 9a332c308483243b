import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs in one file: a slow network pays for each request, and one file compresses better.
          groups: [
            {
              name: 'core',
              // Forms that answer without a new page are for those who write: not on the list, which must be light.
              test: /node_modules[\\/](svelte|@sveltejs(?![\\/]kit[\\/]src[\\/]runtime[\\/]app[\\/]forms)|esm-env|clsx|devalue)[\\/]|src[\\/]lib[\\/](ui|i18n|geo)[\\/][^\\/]*\.(ts|svelte|css)/,
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
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
});
