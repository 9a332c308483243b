import { isCalled } from '../organisation/called.ts';
import { nameHere, type Here } from './here.server.ts';
import type { NamedView } from './view.ts';

/** More than this are not what somebody looked for: a longer part of the name finds it. */
const MOST_FOUND = 20;

/** Organisations with that in their name, by name, each with the address at which it is chosen. */
export function foundView(q: string, hrefOf: (slug: string) => string, here: Here): NamedView[] {
  const alphabet = new Intl.Collator(here.speech.locale);
  return [...here.network.organisations.values()]
    .filter((one) => isCalled(one, q))
    .map(({ slug }) => ({ name: nameHere(slug, here), href: hrefOf(slug) }))
    .sort((a, b) => alphabet.compare(a.name.text, b.name.text))
    .slice(0, MOST_FOUND);
}
