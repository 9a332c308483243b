/**
 * The main languages of citizenships (ISO 3166-1 to BCP 47), as CLDR's territories have them: whoever has another first
 * language is not counted as covered by it.
 */
export const LANGUAGES_OF: Readonly<Record<string, readonly string[]>> = {
  EG: ['ar'], MA: ['ar'], SY: ['ar'], TN: ['ar'], PH: ['fil', 'tl', 'en'], PE: ['es'], EC: ['es'], SV: ['es'], CN: ['zh'],
  LK: ['si', 'ta'], BD: ['bn'], RO: ['ro'], UA: ['uk'], AL: ['sq'], FR: ['fr'], SN: ['fr', 'wo'], SO: ['so'], ER: ['ti'],
  PK: ['ur'], IN: ['hi', 'pa', 'en'], ES: ['es'], DE: ['de'], BR: ['pt'], NG: ['en'], GB: ['en'], TR: ['tr'], RU: ['ru']
}; // prettier-ignore
