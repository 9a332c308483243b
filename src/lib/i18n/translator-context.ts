import './one-release.ts';
import { createContext } from 'svelte';
import type { Translator } from './translator.ts';

/** The root layout sets a function, so that a page reads the translator of the locale it is in now. */
export const [useTranslator, setTranslator] = createContext<() => Translator>();
