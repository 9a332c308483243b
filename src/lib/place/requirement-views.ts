import type { Translator } from '../i18n/translator.ts';
import type { PlaceView } from './view.ts';
import type { Requirement } from './vocabulary.ts';

/** What is asked for and what is known not to be, in the reader's words; `unknown` where nobody has said either. */
export function requirementViews(
  { asked, notAsked }: { readonly asked: readonly Requirement[]; readonly notAsked: readonly Requirement[] },
  { t }: Pick<Translator, 't'>
): PlaceView['requirements'] {
  return {
    asked: asked.map((requirement) => t(`requirement.${requirement}`)),
    notAsked: notAsked.map((requirement) => t(`requirementNot.${requirement}`)),
    unknown: asked.length + notAsked.length === 0
  };
}
