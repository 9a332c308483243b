import { isNotCollected } from '../activity/stages.ts';
import type { Stage } from '../activity/vocabulary.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Break, ChainFilters } from './chain.ts';
import { nameHere, type Here } from './here.server.ts';
import { listInWords } from '../i18n/list-in-words.ts';

/** A break in one sentence, under the conditions that were asked for. */
export function breakInWords(one: Break, filters: ChainFilters, here: Here): string {
  const { say, locale } = here.speech;
  const name = (slug: string) => nameHere(slug, here).text;
  const stage = (which: Stage) => say(`stage.${which}`);
  const sentence = () => {
    switch (one.kind) {
      case 'unserved':
        if (isNotCollected(one.stage, here.network.completeness))
          return say('break.notCollected', { stage: stage(one.stage) });
        return say('break.unserved', { stage: stage(one.stage), conditions: conditions(filters, here) });
      case 'unsure':
        return say('break.unsure', {
          ...{ stage: stage(one.stage), conditions: conditions(filters, here) },
          ...(one.organisations.length > 0
            ? { names: listInWords(one.organisations.map(name), here.speech.locale) }
            : { names: say('chain.noOrganisation') })
        });
      case 'unlinked':
        return say('break.unlinked', { from: stage(one.from), to: stage(one.to) });
      case 'untold':
        return say('break.untold', {
          name: name(one.organisation),
          stage: listInWords(one.stages.map(stage), here.speech.locale)
        });
      case 'far':
        return say(one.approximate ? 'break.far' : 'break.farOnStreets', {
          ...{ from: name(one.from), to: name(one.to), count: one.minutes }
        });
    }
  };
  const text = sentence();
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function conditions({ language, womenOnly, childcare, time }: ChainFilters, { speech }: Here): string {
  const all = [
    ...(language === null ? [] : [languageName(language, speech.locale)]),
    ...(womenOnly ? [speech.say('chain.womenOnly')] : []),
    ...(childcare ? [speech.say('chain.childcare')] : []),
    ...(time === null ? [] : [speech.say(`chain.time.${time}`)])
  ];
  return all.length === 0 ? '' : speech.say('break.conditions', { list: listInWords(all, speech.locale) });
}
