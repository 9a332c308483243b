import { networkHref } from './addresses.ts';
import { NO_NETWORK_FILTERS } from './filters.ts';
import { nameHere, namedHere, textHere, type Here } from './here.server.ts';
import { agreementKey, isAgreement, type Link } from './links.ts';
import { moreView } from './more.ts';
import { periodInWords } from './say.ts';
import type { NetworkView } from './view.ts';

/** So many agreements are told of on one page; all that a picture draws are among them. */
const MOST_AGREEMENTS = 100;
/** So many members are named on one page, shared between its agreements; of each at least so many. */
const MOST_MEMBERS = 400;
const LEAST_MEMBERS = 5;

/** Agreements of which something is in a selection, with who is in them. */
export function agreementViews(
  links: readonly Link[],
  here: Here
): Pick<NetworkView, 'agreements' | 'agreementsMore'> {
  const { network, neighbourhood, speech } = here;
  const inEach = Map.groupBy(
    links.filter(({ to }) => isAgreement(to)),
    ({ to }) => to
  );
  const leading = new Set(
    network.record.members
      .filter(({ role }) => role === 'lead')
      .map(({ agreement, organisation }) => `${agreement} ${organisation}`)
  );
  const there = [...network.agreements.values()].filter(({ slug }) => inEach.has(agreementKey(slug)));
  const inTable = networkHref(speech.locale, neighbourhood.slug, {
    ...NO_NETWORK_FILTERS,
    view: 'table',
    kind: 'in-agreement'
  });
  const mostMembers = Math.max(LEAST_MEMBERS, Math.round(MOST_MEMBERS / there.length));
  const agreements = there.slice(0, MOST_AGREEMENTS).map((agreement) => {
    const key = agreementKey(agreement.slug);
    const inIt = inEach.get(key)!;
    const leads = ({ from }: Link) => leading.has(`${agreement.slug} ${from}`);
    return {
      id: `agreement-${agreement.slug}`,
      name: nameHere(key, here),
      kind: speech.say(`agreement.${agreement.kind}`),
      about: textHere(agreement.about, here),
      when: periodInWords(agreement, speech),
      members: inIt
        .toSorted((a, b) => Number(leads(b)) - Number(leads(a)))
        .slice(0, mostMembers)
        .map((link) => ({ ...namedHere(link.from, here), leads: leads(link) })),
      more: moreView(inIt.length - mostMembers, inTable, here),
      count: speech.say('members', { count: inIt.length })
    };
  });
  return { agreements, agreementsMore: moreView(there.length - MOST_AGREEMENTS, inTable, here) };
}
