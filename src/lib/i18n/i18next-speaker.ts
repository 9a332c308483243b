import { createInstance } from 'i18next';
import type { Messages } from './message-key.ts';
import type { Speak } from './speak.ts';

/** The server speaks with i18next: an instance for each translator, none shared between readers. */
export function i18nextSpeaker(locale: string, messages: Messages): Speak {
  const instance = createInstance({
    lng: locale,
    initAsync: false,
    resources: { [locale]: { translation: messages } },
    interpolation: { escapeValue: false, skipOnVariables: true }
  });
  void instance.init();
  // `count` stays a number for the plural rule; what is put in the text comes from `replace`.
  return (key, { count, shown }) =>
    instance.t(key, { ...(count !== undefined && { count }), replace: { ...shown } });
}
