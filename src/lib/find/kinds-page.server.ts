import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { kindKey } from '../activity/kind-here.ts';
import { kindsHere } from '../activity/kinds-here.server.ts';
import { keepDone } from '../contribution/review/done.server.ts';
import { asCoordinator, manageHref } from '../contribution/review/require-member.server.ts';
import { OUTCOME_STATUS, outcomeOf } from '../contribution/propose.server.ts';
import { languageName } from '../i18n/language-name.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../neighbourhood/words.server.ts';
import { read, write } from '../server/database.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { problemOfWords } from './kinds-also-called.ts';
import { lexicon } from './words.server.ts';

type KindsEvent = Parameters<typeof asCoordinator>[0];

const calledIn = async ({ slug }: NeighbourhoodWithOutline) =>
  new Map(
    (await read('kinds_also_called_of', { neighbourhood: slug })).map((one) => [kindKey(one), one.alsoCalled])
  );

/** Every kind of entry with what people here say for it; the one that the address names has a form. */
export async function kindsPage(event: KindsEvent) {
  const { neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const translator = await translatorHere(neighbourhood, locale);
  const [kinds, called] = await Promise.all([kindsHere(neighbourhood, translator), calledIn(neighbourhood)]);
  const home = `${manageHref(locale, neighbourhood.slug)}/kinds`;
  const { compare } = new Intl.Collator(locale);
  const views = kinds
    .toSorted((a, b) => compare(a.name, b.name))
    .map((one) => {
      const key = kindKey(one);
      const said = called.get(key) ?? {};
      return { key, ...one, said, href: `${home}?kind=${key}#${key}` };
    });
  return {
    chosen: views.find(({ key }) => key === event.url.searchParams.get('kind'))?.key ?? null,
    languages: neighbourhood.locales.map((tag) => ({ tag, name: languageName(tag, locale) })),
    groups: CATEGORY_GROUPS.map((group) => ({
      group,
      name: translator.t(`group.${group}`),
      kinds: views.filter((one) => one.group === group)
    })).filter((one) => one.kinds.length > 0)
  };
}

/** Says what people here call a kind, in the neighbourhood's languages; or says beside which language why not. */
export async function sayKindCalled(event: KindsEvent & Pick<RequestEvent, 'cookies'>) {
  const { session, neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const translator = await translatorHere(neighbourhood, locale);
  const kind = (await kindsHere(neighbourhood, translator)).find((one) => kindKey(one) === text('kind'));
  if (!kind) error(400, 'There is no such kind here.');
  const values = Object.fromEntries(neighbourhood.locales.map((tag) => [tag, text(`called.${tag}`)]));
  const { say } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'review');
  const refuse = (status: number, tag: string, sentence: string) =>
    fail(status, { kind: kindKey(kind), values, tag, sentence });
  for (const [tag, line] of Object.entries(values)) {
    const wrong = problemOfWords(line, tag, lexicon());
    if (wrong) return refuse(400, tag, say(`kinds.problem.${wrong.problem}`, { words: wrong.words }));
  }
  const { of, value } = kind;
  const before = (await calledIn(neighbourhood)).get(kindKey(kind)) ?? {};
  const { refusal } = await write(
    'set_kind_also_called',
    // What is said in a language that this form has no field for stays.
    { neighbourhood: neighbourhood.slug, of, value, also_called: { ...before, ...values } },
    session.client
  );
  if (refusal) {
    const status = OUTCOME_STATUS[outcomeOf(refusal).kind];
    if (refusal.code !== '22023') error(status, refusal.message);
    const longest = Object.entries(values).toSorted(([, a], [, b]) => b.length - a.length)[0];
    return refuse(status, longest?.[0] ?? locale, say('kinds.problem.invalid'));
  }
  const home = manageHref(locale, neighbourhood.slug);
  keepDone(event.cookies, home, { key: 'kindCalled', name: kind.name });
  redirect(303, `${home}/kinds#${kindKey(kind)}`);
}
