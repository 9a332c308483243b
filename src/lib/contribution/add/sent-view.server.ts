import { localised, type ChosenText } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { entryHref } from '../entry.server.ts';
import { proposalBySecret } from '../proposal/proposal-view.server.ts';
import { proposalHref } from '../secret.ts';
import { ADDABLE, TARGET_OF, type Addable } from './form.ts';

/** What is said to somebody whose proposal has just come in. */
export interface SentView {
  readonly what: Addable;
  readonly neighbourhood: { readonly slug: string; readonly href: string; readonly name: ChosenText };
  readonly name: ChosenText | null;
  /** A coordinator's own: it is there at once. */
  readonly isLive: boolean;
  /** Of the entry, when it is live; of the private page otherwise. */
  readonly href: string;
  /** The private page, with our origin. */
  readonly link: string;
  /** Path of the private page. */
  readonly page: string;
  readonly hasContact: boolean;
}

/** Throws a 404 when there is no such proposal here. */
export async function sentView(
  { neighbourhood, secret }: { readonly neighbourhood: string; readonly secret: string },
  locale: Locale,
  origin: string
): Promise<SentView> {
  const [{ slug, name, defaultLocale }, proposal] = await Promise.all([
    neighbourhoodBySlug(neighbourhood),
    proposalBySecret(neighbourhood, secret)
  ]);
  const page = proposalHref(locale, slug, secret);
  const { entry, target, state } = proposal;
  const isLive =
    (state === 'accepted' || state === 'partly-accepted') && entry.slug !== null && !entry.closed;
  return {
    what: ADDABLE.find((what) => TARGET_OF[what] === target) ?? 'place',
    neighbourhood: {
      slug,
      href: neighbourhoodHref(locale, slug),
      name: localised(name, locale, defaultLocale) ?? { text: slug, locale: defaultLocale }
    },
    name: localised(entry.name, locale, defaultLocale),
    isLive,
    href: isLive && target !== 'photos' ? entryHref(locale, slug, target, entry.slug) : page,
    link: origin + page,
    page,
    hasContact: proposal.hasContact
  };
}
