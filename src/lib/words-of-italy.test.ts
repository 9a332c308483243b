import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { countryOf } from './country/countries.server.ts';
import { dangerSentence } from './country/danger.ts';
import { wordsFor } from './country/language-names.ts';
import { localeOf, type Locale } from './i18n/locales.ts';
import type { Messages } from './i18n/message-key.ts';
import { speaker } from './i18n/speak.ts';
import { createSpeech } from './i18n/speech.ts';
import { loadTranslator } from './i18n/translator.ts';

/*
 * What pages of San Siro said before they said it by the country's folder. A sentence that is reworded for every country is
 * reworded here.
 */
const ITALY = countryOf('IT')!;
const words = (locale: Locale) => wordsFor(ITALY.languages[0]!, locale);

const SAID: readonly (readonly [room: string, key: string, Readonly<Record<string, string>>])[] = [
  ['filters', 'activity.level', { it: 'Livello di italiano', en: 'Level of Italian', ar: 'مستوى الإيطالية' }],
  [
    'server',
    'group.learning',
    { it: 'Scuola e italiano', en: 'School and Italian', ar: 'المدرسة والإيطالية' }
  ],
  [
    'server',
    'calendar.description',
    {
      it: 'Corsi di italiano, formazione, aiuto, lavoro e incontri a {{neighbourhood}}: giorni, ore, chi guarda i bambini.',
      en: 'Italian courses, training, help, work and meetings in {{neighbourhood}}: days, times, who looks after the children.',
      ar: 'دروس إيطالية وتدريب ومساعدة وعمل ولقاءات في {{neighbourhood}}: الأيام والساعات ومن يرعى الأطفال.'
    }
  ],
  [
    'server',
    'calendar.kind.italian-course',
    { it: 'Corso di italiano', en: 'Italian course', ar: 'درس لغة إيطالية' }
  ],
  ['server', 'calendar.stage.italian', { it: 'Italiano', en: 'Italian', ar: 'الإيطالية' }],
  [
    'server',
    'calendar.italianAt',
    { it: 'Italiano {{level}}', en: 'Italian {{level}}', ar: 'الإيطالية {{level}}' }
  ],
  [
    'server',
    'calendar.levelLabel',
    { it: 'Livello di italiano', en: 'Level of Italian', ar: 'مستوى الإيطالية' }
  ],
  [
    'contribution',
    'add.activityTitleHint',
    {
      it: 'Corto e chiaro: “Italiano per chi comincia”.',
      en: 'Short and clear: “Italian for beginners”.',
      ar: 'قصير وواضح: «إيطالية للمبتدئات».'
    }
  ],
  [
    'contribution',
    'add.levels',
    { it: 'Che livello di italiano?', en: 'Which level of Italian?', ar: 'أي مستوى إيطالية؟' }
  ],
  [
    'contribution',
    'add.practiceTitleHint',
    {
      it: 'Per esempio «Italiano la mattina, con i bambini nella stanza accanto».',
      en: 'For instance “Italian in the morning, with the children in the next room”.',
      ar: 'مثلًا «الإيطالية صباحًا والأطفال في الغرفة المجاورة».'
    }
  ],
  [
    'correction',
    'field.levels',
    { it: 'Livello di italiano', en: 'Level of Italian', ar: 'مستوى الإيطالية' }
  ],
  [
    'review',
    'year.action.italian',
    { it: 'Corsi di italiano', en: 'Italian courses', ar: 'دورات اللغة الإيطالية' }
  ],
  [
    'insight',
    'yearly.action.italian',
    { it: 'Hanno seguito un corso di italiano', en: 'Took an Italian course', ar: 'حضروا دورة لغة إيطالية' }
  ],
  ['insight', 'stage.italian', { it: 'italiano', en: 'Italian', ar: 'الإيطالية' }],
  ['needs', 'whats.italian', { it: 'un corso di italiano', en: 'an Italian course', ar: 'دورة لغة إيطالية' }],
  ['network', 'stage.italian', { it: 'italiano', en: 'Italian', ar: 'الإيطالية' }],
  [
    'network',
    'chain.method',
    {
      it: "Contano le attività documentate e non finite, anche quelle di cui orari o giorni sono da confermare. Un passo c'è se qualcuno lo offre, non per il nome di un luogo: un'azienda senza un posto noto non offre lavoro, e l'aiuto a cercarlo non è lavoro. Dove nessuno ha detto se una condizione vale, l'attività sta a parte: chiedi. Gli esempi inventati non contano. Contano gli invii che valgono quest'anno, tra chi lavora qui. I minuti a piedi sono lungo le strade, a 4,5 km/h; con «circa» sono linee rette per 1,3. Oltre i 20 minuti un invio porta fuori portata. «Non sappiamo di nessuno» non vuol dire che non ci sia: se lo sai, diccelo.",
      en: 'What counts: documented activities that are not over, also those whose times or days are to be confirmed. A step is served by what is offered, not by what a place is called: a company without a known job offers no work, and help to look for a job is not one. Where it was never told whether a condition holds, the activity stands apart: ask. Invented examples do not count. Referrals count that hold this year, among those who work here. Minutes on foot are along the streets, at 4.5 km/h; with "about" they are straight lines times 1.3. Beyond 20 minutes a referral leads out of range. "We know of none" does not mean there is none: if you know, tell us.',
      ar: 'تُحسب الأنشطة الموثّقة التي لم تنتهِ، حتى التي تحتاج مواعيدها إلى تأكيد. الخطوة يقدّمها ما يُعرض فعلًا، لا اسم المكان: شركة بلا وظيفة معروفة لا تعرض عملًا، والمساعدة في البحث عن عمل ليست عملًا. وما لم يقل أحد إن كان شرطٌ متحققًا فيه يقف على حدة: ينبغي السؤال. لا تُحسب الأمثلة المُتخيَّلة. وتُحسب الإحالات القائمة هذه السنة بين من يعمل هنا. دقائق المشي على الشوارع بسرعة ٤٫٥ كم/س؛ ومع «حوالي» هي خط مستقيم مضروب في ١٫٣. أبعد من ٢٠ دقيقة تكون الإحالة خارج المدى. «لا نعرف أحدًا» لا تعني أنه لا يوجد: إن كنتِ تعرفين فأخبرينا.'
    }
  ],
  [
    'pathway',
    'path.skillsLead',
    {
      it: 'Tocca le figure. Stampi una scheda in italiano e nella tua lingua, da portare al colloquio.',
      en: 'Tap the pictures. Print a card in Italian and in your language, and take it to the interview.',
      ar: 'اضغطي على الصور. اطبعي بطاقة بالإيطالية وبلغتكِ، وخذيها إلى المقابلة.'
    }
  ],
  ['pathway', 'stage.italian', { it: 'Imparare l’italiano', en: 'Learn Italian', ar: 'أتعلّم الإيطالية' }],
  [
    'pathway',
    'question.italian',
    { it: 'Come va il tuo italiano?', en: 'How is your Italian?', ar: 'كيف لغتكِ الإيطالية؟' }
  ],
  [
    'pathway',
    'reason.opens.training',
    {
      it: 'con più italiano segui un corso',
      en: 'more Italian opens courses',
      ar: 'إيطالية أفضل تفتح باب الدورات'
    }
  ],
  [
    'pathway',
    'reason.opens.work',
    { it: 'con più italiano trovi lavoro', en: 'more Italian opens work', ar: 'إيطالية أفضل تفتح باب العمل' }
  ],
  [
    'pathway',
    'caution.higher',
    {
      it: 'serve più italiano: livello {{level}}',
      en: 'needs more Italian: level {{level}}',
      ar: 'يلزم مستوى أعلى في الإيطالية: {{level}}'
    }
  ],
  [
    'pathway',
    'card.description',
    {
      it: 'Una scheda delle tue competenze, con figure, in italiano e nella tua lingua.',
      en: 'A card of your skills, with pictures, in Italian and in your language.',
      ar: 'بطاقة بمهاراتكِ، بالصور، بالإيطالية وبلغتكِ.'
    }
  ],
  ['pathway', 'card.learnt', { it: 'In italiano', en: 'In Italian', ar: 'بالإيطالية' }]
];

test.each(SAID)('in %s, %s is said in Italy as ever', (room, key, said) => {
  for (const [tag, wanted] of Object.entries(said)) {
    const locale = localeOf(tag);
    const file = `src/lib/i18n/languages/${locale}/${room}.json`;
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Messages;
    const { say } = createSpeech(locale, speaker(locale, messages), words(locale));
    expect(say(key as Parameters<typeof say>[0]), tag).toBe(wanted);
  }
});

test.each([
  [
    'it',
    'Se sei in pericolo chiama il 112. Per la violenza contro le donne il 1522, gratis, giorno e notte, in molte lingue.'
  ],
  [
    'en',
    'If you are in danger call 112. For violence against women call 1522: free, day and night, in many languages.'
  ],
  [
    'ar',
    'إذا كنتِ في خطر اتصلي بالرقم 112. عند العنف ضد النساء اتصلي بالرقم 1522: مجاني، ليلًا ونهارًا، بلغات كثيرة.'
  ]
])('whom to call in danger is said in %s as ever', async (tag, said) => {
  const locale = localeOf(tag);
  expect(dangerSentence([ITALY], await loadTranslator(locale, words(locale)))).toBe(said);
});
