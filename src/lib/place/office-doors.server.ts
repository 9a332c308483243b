import { localised, type ChosenText } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { OFFICE_DOORS } from '../ui/doors.ts';
import { neighbourhoodHref } from './addresses.ts';

/** A page and what it is for, in one line. */
interface DoorView {
  readonly href: string;
  readonly title: string;
  readonly line: string;
}

/** What a neighbourhood has for those who work in it or for it. */
export interface NeighbourhoodDoorsView {
  readonly slug: string;
  readonly name: ChosenText;
  readonly doors: readonly DoorView[];
}

/** For groups, partners, coordinators and policymakers: every neighbourhood's own pages, and those that all share. */
export async function officeDoors({ t, locale }: Translator) {
  const here: readonly NeighbourhoodDoorsView[] = (await neighbourhoods()).map((one) => {
    const base = neighbourhoodHref(locale, one.slug);
    return {
      slug: one.slug,
      name: localised(one.name, locale, one.defaultLocale) ?? { text: one.slug, locale: one.defaultLocale },
      doors: [
        { href: `${base}/add`, title: t('groups.add'), line: t('groups.addLine') },
        ...OFFICE_DOORS.map(({ key, path }) => ({
          href: base + path,
          title: t(`site.${key}`),
          line: t(`groups.${key}`)
        }))
      ]
    };
  });
  const everywhere: readonly DoorView[] = (['data', 'about'] as const).map((key) => ({
    href: `/${locale}/${key}`,
    title: t(`site.${key}`),
    line: t(`groups.${key}`)
  }));
  return {
    title: t('site.groups'),
    lead: t('groups.lead'),
    everywhereTitle: t('groups.everywhere'),
    neighbourhoods: here,
    everywhere
  };
}
