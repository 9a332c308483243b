import { error } from '@sveltejs/kit';
import { activityHref } from '../../activity/addresses.ts';
import { localised, type ChosenText, type LocalisedText } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import { placeHref } from '../../place/addresses.ts';
import { read, write } from '../../server/database.ts';

/** As `digest_by_token` answers. */
export interface Digest {
  readonly done: boolean;
  readonly entries: readonly {
    readonly target: 'places' | 'activities';
    readonly neighbourhood: string;
    readonly slug: string;
    readonly name: LocalisedText;
    /** ISO 8601. */
    readonly confirmedAt: string | null;
  }[];
}

/** What the link of a monthly letter would confirm. */
export interface DigestView {
  readonly done: boolean;
  readonly entries: readonly {
    readonly href: string;
    readonly name: ChosenText;
    readonly confirmedAt: string | null;
  }[];
}

/** As the database makes them: 43 characters of base64url. */
const isToken = (token: string) => /^[A-Za-z0-9_-]{22,64}$/.test(token);

/** Throws a 404 when the link is not one, or is too old. */
export async function digestView(token: string, locale: Locale): Promise<DigestView> {
  if (!isToken(token)) error(404, 'This link is no longer good.');
  const { done, entries } = await read('digest_by_token', { token });
  return {
    done,
    entries: entries.map(({ target, neighbourhood, slug, name, confirmedAt }) => ({
      href: (target === 'places' ? placeHref : activityHref)(locale, neighbourhood, slug),
      name: localised(name, locale) ?? { text: slug, locale },
      confirmedAt
    }))
  };
}

/** Confirms all that the link lists. Twice is once: whether it was done before makes no difference to who asks. */
export async function confirmDigest(token: string): Promise<void> {
  if (!isToken(token)) error(404, 'This link is no longer good.');
  const { refusal } = await write('confirm_digest', { token });
  if (refusal !== null && refusal.code !== 'PT409') error(404, 'This link is no longer good.');
}
