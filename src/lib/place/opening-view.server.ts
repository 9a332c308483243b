import { describeDoubt, describeOpening, openingTone, yearOfDoubt } from './opening/describe.ts';
import { openingState } from './opening/evaluate.server.ts';
import type { Place } from './place.ts';
import { wording, type Reading } from './reading.server.ts';
import { openServiceInWords } from './services/service-views.server.ts';
import type { OpeningView } from './view.ts';

/**
 * Whether a place is open, by its own hours. A service that is open now is said by its name: where the place's hours are not
 * known that is all that is said, and the place is not called open for it.
 * @param brief in a list: of a doubt the year alone
 */
export function openingView(
  place: Pick<
    Place,
    'openingHours' | 'openingHoursYear' | 'services' | 'notices' | 'organisation' | 'confirmedAt' | 'addedAt'
  >,
  reading: Reading,
  { brief = false } = {}
): OpeningView {
  const state = openingState({ now: reading.now, place, neighbourhood: reading.neighbourhood });
  const words = wording(reading);
  const service = state.kind === 'open' ? null : openServiceInWords(place, reading);
  if (service && state.kind === 'unknown') {
    const note = [service.note, reading.translator.t('opening.houseUnknown')].filter(Boolean).join(' · ');
    return { sentence: service.sentence, tone: 'maybe', note };
  }
  const notes = [
    brief ? yearOfDoubt(state, words) : describeDoubt(state, words),
    service && [service.sentence, service.note].filter(Boolean).join(', ')
  ];
  const note = notes.filter(Boolean).join(' · ');
  return {
    sentence: describeOpening(state, words),
    tone: openingTone(state),
    ...(note !== '' && { note })
  };
}
