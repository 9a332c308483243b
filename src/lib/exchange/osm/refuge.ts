import type { Tags } from '../../walking/osm/osm.ts';

/** Whom a shelter may be for without being a refuge from violence. */
const NOT_HIDDEN = /^(homeless|displaced|migrant|refugee|disaster)$/;
/** Whom a refuge is for. */
const PROTECTED = /women|woman|victim|abused|violence|mother|battered/;
/** What refuges are called on maps, by whoever did not know better. */
const CALLED =
  /frauenhaus|frauenhäuser|casa[- ]rifugio|casa protetta|women'?s (shelter|refuge)|refuge for women|safe ?house|casa de acogida|blijf[- ]van[- ]mijn[- ]lijf|kvinnojour|kvinnohus|foyer [^\n]{0,60}femmes (battues|victimes)/i;

/** Whether somebody calls it a refuge from violence, in one of the languages that maps here are written in. */
export const isCalledRefuge = (text: string): boolean => CALLED.test(text);

/**
 * Whether an element may be a refuge: its position is never taken, whatever the map says. In doubt it is one.
 * @see https://wiki.openstreetmap.org/wiki/Tag:social_facility=shelter
 */
export function mayBeRefuge(tags: Tags): boolean {
  const whom = (tags['social_facility:for'] ?? '').toLowerCase();
  if (
    isCalledRefuge(
      Object.entries(tags)
        .flatMap(([key, value]) => (/name|description/.test(key) ? [value] : []))
        .join('\n')
    )
  )
    return true;
  if (/victim|abused|violence|battered/.test(whom)) return true;
  if (!/shelter|refuge|safe_?house/.test(tags['social_facility'] ?? '')) return false;
  return (
    PROTECTED.test(whom) ||
    tags['female'] === 'yes' ||
    !whom.split(';').some((one) => NOT_HIDDEN.test(one.trim()))
  );
}
