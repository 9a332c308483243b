import { createContext } from 'svelte';
import type { NetworkSpeech } from './speech.ts';

/** A layout sets a function, so that a page speaks the language it is in now. */
export const [useNetworkSpeech, setNetworkSpeech] = createContext<() => NetworkSpeech>();
