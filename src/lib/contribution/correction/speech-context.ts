import { createContext } from 'svelte';
import type { CorrectionSpeech } from './speech.ts';

/** The layout of these pages sets a function, so that a page speaks the language it is in now. */
export const [useCorrectionSpeech, setCorrectionSpeech] = createContext<() => CorrectionSpeech>();
