import { expect, test } from 'vitest';
import { messagesIn } from '../../../tests/language-files.ts';
import { KINDS_OF_INTEREST, OPTIONS, QUESTIONS } from './answers.ts';
import { SKILL_NAMES } from './skills.ts';

test('every answer, skill and interest has its name', () => {
  const messages = messagesIn('pathway', 'it');
  for (const question of QUESTIONS)
    for (const option of OPTIONS[question]) {
      const isStage = question === 'first' && option !== 'unsure';
      expect(messages.has(isStage ? `stage.${option}` : `answer.${question}.${option}`), option).toBe(true);
    }
  for (const skill of SKILL_NAMES)
    for (const kind of ['skill', 'skillName']) expect(messages.has(`${kind}.${skill}`), skill).toBe(true);
  for (const interest of Object.keys(KINDS_OF_INTEREST))
    expect(messages.has(`reason.interest.${interest}`), interest).toBe(true);
});
