/*
 * One form for all the ways to write a word: case, accents, digits, letters that keyboards mix up, abbreviations of addresses.
 * Every pattern here looks at each character once: the time is linear in the length.
 */

/** Letters that mean the same to a reader in a hurry. Arabic and Urdu forms, Ukrainian beside Russian, Latin with strokes. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  // Traditional Chinese characters as the simplified ones.
  ...characters(
    '醫藥學語課師館兒園護證錢電車邊裡體運動務區場買賣飯婦產離強殺無沒間時週開門會說話難請辦報稅號碼國簽續換駕補習樂遊戲髮發燒頭齒療險銀匯郵權嬰幫餓寫圖書縫紉廚腦網業職掃潔傭顧親為嗎個給對這裏衛診應騷擾脅蹤懷慮鬱問張戶屆濟貼飢賃樓經紅綠輔導訓練廳貓單協義濱滅聖',
    '医药学语课师馆儿园护证钱电车边里体运动务区场买卖饭妇产离强杀无没间时周开门会说话难请办报税号码国签续换驾补习乐游戏发发烧头齿疗险银汇邮权婴帮饿写图书缝纫厨脑网业职扫洁佣顾亲为吗个给对这里卫诊应骚扰胁踪怀虑郁问张户届济贴饥赁楼经红绿辅导训练厅猫单协义滨灭圣'
  ),
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ے: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ۃ: 'ه' },
  ...{
    ہ: 'ه',
    ھ: 'ه',
    ۂ: 'ه',
    ک: 'ك',
    گ: 'ك',
    ڭ: 'ك',
    ٹ: 'ت',
    ڈ: 'د',
    ڑ: 'ر',
    ں: 'ن',
    ژ: 'ز',
    ڤ: 'ف',
    ـ: ''
  },
  ...{ і: 'и', ї: 'и', є: 'е', ґ: 'г', ё: 'е', э: 'е', ы: 'и', ъ: '', ь: '' },
  ...{ ß: 'ss', ø: 'o', ł: 'l', ı: 'i', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th' },
  // Long and short vowel signs, and letters that sound alike, of Bengali and Sinhala.
  '\u09c0': '\u09bf',
  '\u09c2': '\u09c1',
  '\u0988': '\u0987',
  '\u098a': '\u0989',
  '\u09a3': '\u09a8',
  '\u09b7': '\u09b6',
  '\u0dd3': '\u0dd2',
  '\u0dd6': '\u0dd4',
  '\u0dda': '\u0dd9',
  '\u0ddd': '\u0ddc',
  '\u0dab': '\u0db1',
  '\u0dc5': '\u0dbd'
};

function characters(traditional: string, simplified: string): Record<string, string> {
  const others = [...simplified];
  return Object.fromEntries([...traditional].map((one, at) => [one, others[at]!]));
}

/** Marks that carry no letter: all of those above and below, and what joins or kills a vowel in the scripts of India. */
const EMPTY_MARKS = /[\p{Mn}\u200c\u200d]/gu;
const VOWEL_SIGNS = /[\u0981-\u0983\u09be-\u09cc\u0d82-\u0d83\u0dcf-\u0ddf\u0900-\u0903\u093e-\u094c]/u;

/**
 * Abbreviations, mostly of Italian addresses, forms of "saint", which no one writes the same twice, and numbers as names have
 * them; those that are words of another meaning too ("sei", "vi") are left. The database compares names by the same
 * (private.name_words).
 */
export const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ vle: 'viale', pzza: 'piazza', pza: 'piazza', ple: 'piazzale', pzle: 'piazzale', lgo: 'largo' },
    ...{ cso: 'corso', flli: 'fratelli', dott: 'dottore', dottssa: 'dottoressa', ist: 'istituto' },
    ...{ s: 'san', sant: 'san', santa: 'san', santo: 'san', saint: 'san', ste: 'san', sta: 'san' },
    ...{ due: '2', tre: '3', quattro: '4', cinque: '5', sette: '7', otto: '8', dieci: '10', venti: '20' },
    ...{ venticinque: '25', ii: '2', iii: '3', iv: '4', vii: '7', viii: '8', ix: '9', xii: '12', xx: '20' },
    ...{ xxiii: '23', xxiv: '24', xxv: '25' },
    ...{ uff: 'ufficio', bibl: 'biblioteca', osp: 'ospedale', parr: 'parrocchia', assoc: 'associazione' },
    ...{ fond: 'fondazione' }
  })
);

/** A text in plain small letters with plain digits. */
export function fold(text: string): string {
  let out = '';
  for (const letter of text.normalize('NFKC').toLowerCase()) {
    const same = SAME_LETTER[letter];
    if (same !== undefined) out += same;
    else if (/\p{Nd}/u.test(letter)) out += digit(letter);
    else if (VOWEL_SIGNS.test(letter)) out += letter;
    else out += plain(letter);
  }
  return out;
}

function plain(letter: string): string {
  return [...letter.normalize('NFD').replace(EMPTY_MARKS, '')].map((one) => SAME_LETTER[one] ?? one).join('');
}

/** Digits of a script stand ten in a row, from its zero. */
function digit(letter: string): string {
  const code = letter.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HAN = /\p{sc=Han}/u;
/** "C.A.F.", "P.S.", "A&E": letters alone with a sign between. */
const SINGLE_LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:[.&]\p{L}(?![\p{L}\p{N}])){1,9}\.?/gu;
/** "v.le", "P.zza", "F.lli". */
const SHORTENED = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}{2,4}(?![\p{L}\p{N}]))/gu;
const CYRILLIC_APOSTROPHE = /(?<=\p{sc=Cyrillic})['’ʼ](?=\p{sc=Cyrillic})/gu;

/** The words of a text, folded; each Chinese character is one, since nobody writes spaces between them. */
export function wordsOf(text: string): string[] {
  const joined = fold(text)
    .replace(SINGLE_LETTERS, (letters) => letters.replace(/[.&]/g, ''))
    .replace(SHORTENED, '$1')
    .replace(CYRILLIC_APOSTROPHE, '');
  return (joined.match(WORD) ?? []).flatMap((word) =>
    HAN.test(word) ? [...word] : [LONG_FORMS.get(word) ?? word]
  );
}
