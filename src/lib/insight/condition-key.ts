import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { conditionKey, type Condition } from './service.ts';
import { TIME_CONDITIONS } from './week-times.ts';

const LISTED: readonly Condition[] = [
  ...FEATURES.map((value) => ({ of: 'feature' as const, value })),
  ...REQUIREMENTS.map((value) => ({ of: 'without' as const, value })),
  ...TIME_CONDITIONS.map((value) => ({ of: 'time' as const, value }))
];

/** The condition of a key such as `feature.childcare` or `language.ar`; null when there is none. */
export function parseCondition(key: string): Condition | null {
  const tag = /^language\.(.+)$/.exec(key)?.[1];
  if (tag !== undefined) return LANGUAGE_TAG.test(tag) ? { of: 'language', value: tag } : null;
  return LISTED.find((one) => conditionKey(one) === key) ?? null;
}
