import { createContext } from 'svelte';
import type { Speech } from './speech.ts';

/** The page sets a function, so that its parts speak the language it is in now. */
export const [useSpeech, setSpeech] = createContext<() => Speech>();
