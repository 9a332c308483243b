import { sound } from './alike.ts';

/** Consonants of other scripts as the Latin letters that names of here are written with; vowels are left out anyway. */
const CONSONANTS: Readonly<Record<string, string>> = {
  ...{
    ب: 'b',
    ت: 't',
    ث: 't',
    ج: 'g',
    ح: 'h',
    خ: 'k',
    د: 'd',
    ذ: 'd',
    ر: 'r',
    ز: 's',
    س: 's',
    ش: 's',
    ص: 's',
    ض: 'd'
  },
  ...{ ط: 't', ظ: 's', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', پ: 'b', چ: 'k', ه: 'h' },
  ...{
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    ж: 'g',
    з: 'z',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't'
  },
  ...{ ф: 'f', х: 'k', ц: 'z', ч: 'k', ш: 's', щ: 's' },
  ...{
    ক: 'k',
    খ: 'k',
    গ: 'g',
    ঘ: 'g',
    চ: 'k',
    ছ: 's',
    জ: 'g',
    ট: 't',
    ঠ: 't',
    ড: 'd',
    ত: 't',
    থ: 't',
    দ: 'd',
    ধ: 'd'
  },
  ...{ ন: 'n', প: 'p', ফ: 'f', ব: 'b', ভ: 'v', ম: 'm', র: 'r', ল: 'l', শ: 's', স: 's', হ: 'h' },
  ...{
    ක: 'k',
    ග: 'g',
    ච: 'k',
    ජ: 'g',
    ට: 't',
    ඩ: 'd',
    ත: 't',
    ද: 'd',
    න: 'n',
    ප: 'p',
    බ: 'b',
    ම: 'm',
    ර: 'r',
    ල: 'l'
  },
  ...{ ව: 'v', ස: 's', ශ: 's', හ: 'h', ෆ: 'f' }
};

/** The consonants of a folded word, as heard: the same for a name in any of these scripts. Null: too few to say. */
export function consonants(word: string): string | null {
  const letters = [...word].map((one) => CONSONANTS[one] ?? (/[a-z]/.test(one) ? one : '')).join('');
  const heard = sound(letters)
    .replace(/[aiu]/g, '')
    .replace(/(.)\1+/g, '$1');
  return heard.length >= 2 ? heard : null;
}
