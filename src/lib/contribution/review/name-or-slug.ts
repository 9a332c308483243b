import { localised, type LocalisedText } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { ViewText } from '../../place/view.ts';

/** What an entry is called in the reader's language or in the local one; its slug when it has no name at all. */
export const nameOrSlug = (
  { slug, name }: { readonly slug: string; readonly name: LocalisedText | null | undefined },
  locale: Locale,
  local: string
): ViewText => localised(name, locale, local) ?? { text: slug, locale: local };
