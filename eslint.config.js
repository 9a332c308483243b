import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noNewerThanFloor } from './src/floor/no-newer-than-floor.ts';
import { reachesBrowser } from './src/floor/reaches-browser.ts';
import svelteConfig from './svelte.config.js';

/** The same for all files: the types of the project are read once. */
const typed = {
  projectService: { allowDefaultProject: ['src/service-worker.ts'] },
  extraFileExtensions: ['.svelte']
};

export default ts.config(
  { ignores: ['.svelte-kit/', 'build/', 'node_modules/', '.vicina*/', 'screens/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      // Addresses carry the locale and the neighbourhood; they are built in src/lib/place/addresses.ts.
      'svelte/no-navigation-without-resolve': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
    }
  },
  {
    // What anyone sends runs through these: none may take longer than the text is long.
    files: ['src/**', 'supabase/**'],
    ignores: ['**/*.test.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-dupe-disjunctions': 'error',
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { ...typed, parser: ts.parser, svelteConfig } }
  },
  {
    // Names of routes have what a pattern would read: brackets.
    files: reachesBrowser().map((file) => file.replace(/[^\w/.-]/g, '\\$&')),
    languageOptions: { parserOptions: typed },
    plugins: { floor: { rules: { 'no-newer': noNewerThanFloor } } },
    rules: { 'floor/no-newer': 'error' }
  }
);
