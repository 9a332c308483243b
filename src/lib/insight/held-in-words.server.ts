import type { Evidence } from './evidence.server.ts';
import { isAbout, partsToldThat, type Service } from './service.ts';
import { joinedList, localisedInWords, type EvidenceWording } from './wording.server.ts';

/** More names are no sentence. */
const MOST_NAMED = 6;

type Found = Pick<Evidence, 'question' | 'all' | 'perhaps'>;

const listed = (names: readonly string[], wording: EvidenceWording): string =>
  joinedList(names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names, wording);

const nameOf = (service: Service, wording: EvidenceWording): string =>
  localisedInWords(service.name, wording, service.slug).text;

/** "Evening doctor (Health house)": of a report that was kept, which has no words, the place alone. */
const partsInWords = (
  service: Service,
  parts: Service['parts'],
  wording: EvidenceWording
): readonly string[] => {
  const place = nameOf(service, wording);
  const named = parts.map(({ name }) =>
    name === null
      ? place
      : wording.speech.say('finding.serviceOf', { service: localisedInWords(name, wording, '').text, place })
  );
  return [...new Set(named)];
};

/** What a notice closes in the week that is counted, and what is so of one service of a place alone; by name. */
export function heldInWords({ question, all, perhaps }: Found, wording: EvidenceWording): string[] {
  const { say } = wording.speech;
  const { topic, conditions } = question;
  const closed = all.filter((one) => one.isClosed && isAbout(one, topic));
  const inside = perhaps.flatMap((one) =>
    partsInWords(one, [...new Set(conditions.flatMap((of) => partsToldThat(one, of)))], wording)
  );
  return [
    ...(closed.length === 0
      ? []
      : [
          say('finding.closed', {
            list: listed(
              closed.map((one) => nameOf(one, wording)),
              wording
            )
          })
        ]),
    ...(inside.length === 0 ? [] : [say('finding.byService', { list: listed(inside, wording) })])
  ];
}

/** Whose hours are in no hour of the week: they are those of a service, not of the place. */
export function servicesBesideInWords(services: readonly Service[], wording: EvidenceWording): string[] {
  const beside = services.flatMap((one) =>
    partsInWords(
      one,
      one.parts.filter(({ times, areTimesOld }) => times !== null && times.length > 0 && !areTimesOld),
      wording
    )
  );
  return beside.length === 0 ? [] : [wording.speech.say('strip.services', { list: listed(beside, wording) })];
}
