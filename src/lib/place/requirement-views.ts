import type { Translator } from '../i18n/translator.ts';
import { unknownRequirements } from './unknown-words.ts';
import type { RequirementsView } from './view.ts';
import type { Requirement } from './vocabulary.ts';

/** What is asked for, what is known not to be, and what nobody has said, in the reader's words. */
export function requirementViews(
  entry: { readonly asked: readonly Requirement[]; readonly notAsked: readonly Requirement[] },
  translator: Pick<Translator, 't' | 'locale'>
): RequirementsView {
  const { asked, notAsked } = entry;
  const { t } = translator;
  const isUnknown = asked.length + notAsked.length === 0;
  return {
    asked: asked.map((requirement) => t(`requirement.${requirement}`)),
    notAsked: notAsked.map((requirement) => t(`requirementNot.${requirement}`)),
    unknown: isUnknown,
    others: isUnknown ? null : unknownRequirements(entry, translator)
  };
}
