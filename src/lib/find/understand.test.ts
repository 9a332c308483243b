import { describe, expect, test } from 'vitest';
import { understand } from './understand.ts';
import { lexicon } from './words.server.ts';

const meaning = (q: string, locale: string) => understand(q, locale, lexicon());
const conditions = (q: string, locale: string) =>
  meaning(q, locale).filters.map(({ name, value }) => `${name}:${value}`);

describe('a kind is understood however it is said', () => {
  test.each([
    ['it', 'una farmacia', 'pharmacy'],
    ['it', "dov'è l'ospedale più vicino", 'hospital'],
    ['it', 'scuola di itliano', 'italian-course'],
    ['it', 'C.A.F.', 'union-caf'],
    ['en', 'the doctor', 'doctor'],
    ['ar', 'في الصيدلية', 'pharmacy'],
    ['ar', 'وين المستشفى', 'hospital'],
    ['ar', 'fin sbitar', 'hospital'],
    ['es', 'necesito un abogado', 'legal-help'],
    ['zh', '我想学意大利语', 'italian-course'],
    ['bn', 'hashpatal kothay', 'hospital'],
    ['ru', 'нужен адвокат', 'legal-help'],
    ['ur', 'bachon ka doctor kahan hai', 'paediatrician'],
    ['it', 'carta d identta', 'identity-card'],
    ['ar', 'الكودتشي فسكالي', 'tax-office'],
    ['ru', 'бибиотека', 'library'],
    ['ro', 'biblotecile', 'library']
  ])('%s: %s', (locale, q, kind) => expect(meaning(q, locale).kinds).toContain(kind));
});

describe('danger comes before all else', () => {
  test.each([
    ['it', 'mio marito mi dà le botte', 'violence'],
    ['it', 'il mio ragazzo mi minaccia', 'violence'],
    ['en', 'my father beats us', 'violence'],
    ['fil', 'natatakot ako sa asawa ko', 'violence'],
    ['es', 'ya no quiero vivir', 'self-harm'],
    ['fr', "mes enfants n'ont rien à manger", 'hunger'],
    ['ro', 'nu am unde sa dorm cu copiii', 'nowhere-to-sleep'],
    ['uk', 'відійшли води', 'medical-emergency'],
    ['it', 'mio marito non mi fa uscire di casa', 'violence'],
    ['en', 'my father wants to force me to marry', 'violence'],
    ['ur', 'mera khawand mujhe bahar nahi jane deta', 'violence'],
    ['bn', 'amar bor amake mare', 'violence'],
    ['si', 'mata marenna hithenawa', 'self-harm'],
    ['zh', 'bu xiang huo le', 'self-harm'],
    ['ar', 'ibni la yatanafas', 'medical-emergency'],
    ['ar', 'ma3andich ma nakol', 'hunger'],
    ['fil', 'wala akong matulugan ngayong gabi', 'nowhere-to-sleep'],
    ['en', 'my husband threw me out', 'violence'],
    ['it', 'non ho soldi per il latte', 'hunger']
  ])('%s: %s', (locale, q, kind) => expect(meaning(q, locale).kinds[0]).toBe(kind));
});

describe('what neighbours say', () => {
  test.each([
    ['it', 'la mia vicina viene picchiata', 'violence'],
    ['en', 'my sister is beaten', 'violence'],
    ['en', "I can't sleep and cry all day", 'mental-health'],
    ['fr', "je n'arrive pas à dormir", 'mental-health'],
    ['es', 'me quitaron a mis hijos', 'legal-help'],
    ['it', 'imparare a leggere e scrivere', 'literacy'],
    ['ar', 'لا اعرف القراءة', 'literacy'],
    ['ar', 'ma3andi flous', 'no-money'],
    ['en', 'where can I print a document', 'print'],
    ['es', 'parada de metro', 'metro'],
    ['uk', 'де поїсти безкоштовно', 'food-help'],
    ['ro', 'unde pot sa mananc gratis', 'food-help'],
    ['it', 'dove si prega il venerdì', 'mosque'],
    ['it', 'a chi posso lasciare mia figlia mentre lavoro', 'nursery'],
    ['en', 'who looks after my toddler while I study', 'nursery'],
    ['ar', 'دكتورة نساء', 'family-clinic'],
    ['it', 'mi serve il pediatra dove lo scelgo', 'health-card-office'],
    ['ru', 'зарегистрировать новорожденного', 'public-office'],
    ['ar', 'ابني ضعيف في الرياضيات محتاج مساعدة', 'after-school'],
    ['es', 'dónde estudia mi niña de 4 años', 'kindergarten']
  ])('%s: %s', (locale, q, kind) => expect(meaning(q, locale).kinds[0]).toBe(kind));

  test('the kit for the permit is at the post office', () => {
    expect(meaning('dove si ritira il kit per il permesso', 'it').kinds).toContain('post-bank');
  });
  test('near, without a landmark, is near to her', () => {
    expect(conditions('loc de joacă aproape', 'ro')).toContain('near:me');
    expect(conditions('farmacia vicino a piazzale selinunte', 'it')).not.toContain('near:me');
  });
  test('no sleep for sorrow is not nowhere to sleep', () => {
    expect(meaning("I can't sleep", 'en').kinds).not.toContain('nowhere-to-sleep');
    expect(meaning('non ho dove dormire', 'it').kinds[0]).toBe('nowhere-to-sleep');
  });
  test('a school is the one of the age that is said', () => {
    const kindOf = (q: string, locale = 'it') => meaning(q, locale).kinds;
    expect(kindOf('scuola per mio figlio di 4 anni')).toEqual(['kindergarten']);
    expect(kindOf('school for a 7 year old', 'en')).toEqual(['primary-school']);
    expect(kindOf('مدرسة لابنتي عمرها ٦ سنوات', 'ar')).toEqual(['primary-school']);
    expect(kindOf('escuela para niña de 12 años', 'es')).toEqual(['secondary-school']);
    expect(kindOf('scuola, ho 30 anni')).not.toContain('secondary-school');
  });
  test('a kind alone is no landmark: a park near is near to her', () => {
    expect(meaning('حديقة قريبة', 'ar').near).toEqual([]);
    const trenno = understand(
      'farmacia vicino al parco Trenno',
      'it',
      lexicon(),
      (word) => word === 'trenno'
    );
    expect(trenno.near).toContain('trenno');
  });
});

describe('what is no word of ours is not made one', () => {
  test('an ordinary word of her language is no misspelt one of another', () => {
    expect(meaning('ciao sono nuova', 'it').kinds).toEqual([]);
    expect(meaning('my daughter turns eight', 'en').kinds).not.toContain('hairdresser');
  });
  test('a short word is like many: it is guessed in her language alone', () => {
    expect(meaning('turs', 'en').kinds).not.toContain('hairdresser');
    expect(meaning('piscna', 'it').kinds).toEqual(['swimming-pool']);
  });
  test('what begins as a word of another language is that word where nothing else is added', () => {
    expect(meaning('spital', 'it').kinds).toEqual(['hospital']);
    expect(meaning('patronado', 'it').kinds).toEqual(['union-caf']);
  });
  test('a word that says nothing in one language and something in another says nothing', () => {
    expect(meaning('je cherche du travail dans le ménage', 'it').kinds).not.toContain('sport');
  });
  test('half a phrase may be misspelt as another word', () => {
    expect(meaning('scuole primarie', 'it').kinds).toEqual(['primary-school']);
    expect(meaning('dopo scola', 'it').kinds).toEqual(['after-school']);
  });
});

describe('conditions are told from kinds', () => {
  test('of one long sentence, each', () => {
    expect(conditions('corso di italiano per donne martedì mattina con spazio bambini', 'it').sort()).toEqual(
      ['day:tue', 'feature:childcare', 'feature:women-only', 'part:morning']
    );
  });
  test('what is not asked for stands before or after its "without"', () => {
    expect(conditions('medico senza permesso di soggiorno', 'it')).toContain('without:residence-permit');
    expect(conditions('没有居留 医生', 'zh')).toContain('without:residence-permit');
    expect(conditions('scuola senza residenza', 'it')).toContain('without:residence-proof');
  });
  test('a permit that she has not is not what she looks for', () => {
    expect(meaning('medico senza permesso di soggiorno', 'it').kinds).not.toContain('residence-permit');
  });
});

describe('a word of one thing is not a word of another', () => {
  test('political asylum is no nursery', () => {
    expect(meaning('asilo politico', 'it').kinds).toEqual(['asylum']);
  });
  test('halal meat is asked of nobody who has not said it', () => {
    expect(meaning('carne halal', 'it').kinds).toEqual(['halal-food']);
  });
  test('a permit to drive is none to stay', () => {
    expect(meaning('permis de conduire', 'fr').kinds).toEqual(['driving-school']);
  });
});

describe('what changes nothing', () => {
  const SENTENCES = [
    ['it', 'farmacia aperta ora'],
    ['it', 'iscrivere mia figlia alla scuola elementare'],
    ['en', 'free lawyer for my residence permit'],
    ['es', 'curso de costura'],
    ['fr', 'cours d’italien le soir']
  ] as const;
  const CHANGES: readonly [string, (q: string) => string][] = [
    ['capital letters', (q) => q.toUpperCase()],
    ['accents left out', (q) => q.normalize('NFD').replace(/\p{Mn}/gu, '')],
    ['a stop word before', (q) => `la ${q}`],
    ['a stop word after', (q) => `${q} di`],
    ['spaces and marks of direction', (q) => `\u200f  ${q.replaceAll(' ', '   ')}\u200e `]
  ];
  test.each(CHANGES)('%s', (_, change) => {
    for (const [locale, q] of SENTENCES)
      expect(meaning(change(q), locale).kinds).toEqual(meaning(q, locale).kinds);
  });
  test('digits of another script', () => {
    expect(meaning('٧٣٠', 'ar').kinds).toEqual(meaning('730', 'it').kinds);
  });
});

describe('whatever is written, there is an end to it', () => {
  test.each([
    ['nothing', ''],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['two hundred words', 'dove il medico mi picchia '.repeat(50)],
    ['signs of control', '\u0000\u0007\u202e\u2066'],
    ['pictures', '🙂🏥💊'],
    ['marks on one letter', `e${'\u0301'.repeat(5000)}`],
    ['points', '.'.repeat(5000)],
    ['letters with points', 'a.'.repeat(3000)],
    ['SQL', "'; drop table places; --"]
  ])('%s', (_, q) => expect(meaning(q, 'it').said.length).toBeLessThanOrEqual(48));
});
