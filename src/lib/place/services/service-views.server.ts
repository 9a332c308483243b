import { telephoneOf } from '../../country/countries.server.ts';
import { languageName } from '../../i18n/language-name.ts';
import type { Locale } from '../../i18n/locales.ts';
import { contactViews } from '../contacts.ts';
import { weekBeside } from '../notices/closures.ts';
import { describeBriefly } from '../opening/describe-briefly.ts';
import { describeDoubt, describeOpening, openingTone } from '../opening/describe.ts';
import { openingState, weekTable } from '../opening/evaluate.server.ts';
import { isolated } from '../opening/wording.ts';
import type { Place } from '../place.ts';
import { viewText, wording, type Reading } from '../reading.server.ts';
import type { OpeningView, ServiceView, ViewText } from '../view.ts';
import { hoursOfService } from './service-hours.ts';
import type { PlaceService } from './service.ts';

type WithServices = Pick<Place, 'services' | 'notices' | 'organisation' | 'confirmedAt' | 'addedAt'>;

/** The services of a place, each with whether it is open by its own hours. */
export function serviceViews(place: WithServices, here: Reading): ServiceView[] {
  const { translator, neighbourhood, now } = here;
  return place.services.map((service) => {
    const week = service.hours === undefined ? null : weekTable(service.hours, now, neighbourhood);
    return {
      name: nameOf(service, here),
      opening: openingOf(place, service, here),
      lines: week ? describeBriefly(weekBeside(place.notices, week), wording(here)) : [],
      phone:
        contactViews(
          { ...(service.phone && { phone: service.phone }) },
          telephoneOf(neighbourhood.country)
        )[0] ?? null,
      languages: (service.languages ?? []).map((code) => languageName(code, translator.locale))
    };
  });
}

/** "Evening doctor: open now, closes at midnight", of the first service that is or may be open now; null when none is. */
export function openServiceInWords(
  place: WithServices,
  here: Reading
): { readonly sentence: string; readonly note: string | null } | null {
  const { t, locale } = here.translator;
  for (const service of place.services) {
    const state = stateOf(place, service, here);
    if (state.kind !== 'open') continue;
    const sentence = lowerFirst(describeOpening(state, wording(here)), locale);
    return {
      sentence: t('opening.service', { name: isolated(nameOf(service, here).text), sentence }),
      note: describeDoubt(state, wording(here))
    };
  }
  return null;
}

const stateOf = (place: WithServices, service: PlaceService, { now, neighbourhood }: Reading) =>
  openingState({ now, place: hoursOfService(place, service), neighbourhood });

function openingOf(place: WithServices, service: PlaceService, here: Reading): OpeningView {
  const state = stateOf(place, service, here);
  const note = describeDoubt(state, wording(here));
  return {
    sentence: describeOpening(state, wording(here)),
    tone: openingTone(state),
    ...(note !== null && { note })
  };
}

function nameOf({ name }: PlaceService, here: Reading): ViewText {
  return viewText(name, here) ?? { text: '', locale: here.translator.locale };
}

/** A sentence after a colon. */
const lowerFirst = (sentence: string, locale: Locale): string =>
  sentence.charAt(0).toLocaleLowerCase(locale) + sentence.slice(1);
