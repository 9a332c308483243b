import { createContext } from 'svelte';
import type { Speech } from './speech.ts';

/** The layout of managing sets a function, so that a page speaks the language it is in now. */
export const [useSpeech, setSpeech] = createContext<() => Speech>();
