import { loadSpeech } from '$lib/contribution/speech.ts';

export const load = async ({ parent }) => ({ speech: await loadSpeech((await parent()).locale) });
