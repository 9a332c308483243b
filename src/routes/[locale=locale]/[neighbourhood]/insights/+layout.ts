import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => ({ speech: await loadSpeech((await parent()).locale, 'insight') });
