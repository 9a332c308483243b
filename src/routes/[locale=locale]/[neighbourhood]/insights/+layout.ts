import { loadSpeech } from '$lib/insight/speech.ts';

export const load = async ({ parent }) => ({ speech: await loadSpeech((await parent()).locale) });
