import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { parseLonLat } from '../../geo/bounding-box.ts';
import { localised } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import {
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { readContact, tookSince } from '../form-meta.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { one, valuesOf, type FormValues } from '../form-values.ts';
import { FormReader } from '../form-reader.ts';
import { hintsOf } from '../spam-signals.ts';
import { proposePhoto } from '../photo/propose-photo.server.ts';
import { PHOTO_STATUS } from '../photo/refusal.ts';
import { takePhotoOf, type TakenPhoto } from '../photo/take-photo.server.ts';
import { challengeForForm, proofIn } from '../proof/challenge.server.ts';
import { MOST_MESSAGE, type Target } from '../proposal.ts';
import { logForged, OUTCOME_STATUS, propose, type Outcome } from '../propose.server.ts';
import { formPlace, hasForgedInput } from '../question/form-place.server.ts';
import { offeredFor } from '../question/offered.server.ts';
import type { Question } from '../question/question.ts';
import { questionsToAdd } from '../question/questions.server.ts';
import { readWholeQuestion } from '../question/read-whole-question.ts';
import { isSecret, newSecret } from '../secret.ts';
import { similarEntries } from '../similar.server.ts';
import { sayProblems, type Speech } from '../speech.ts';
import { cleanText, localeOfText } from '../text-hygiene.ts';
import { hasPhoto, TARGET_OF, type Addable, type AddFailure, type SimilarView } from './form.ts';
import { ADD_STEPS } from './steps.ts';

/** From so alike on somebody is asked whether it is the same. Courses of one kind are called alike and are not the same. */
const LIKELY = { place: 0.6, activity: 0.85 } as const;

/**
 * Takes the post of a form that adds: what is not right comes back with all that was typed; what is, is proposed, and
 * the answer is the page that says what happens now.
 */
export async function sendForm(event: RequestEvent, what: Addable): Promise<ActionFailure<AddFailure>> {
  const { locals, params, request } = event;
  const neighbourhood = await neighbourhoodBySlug(params['neighbourhood'] ?? '');
  const speech = await loadSpeech(locals.locale, wordsHere(neighbourhood, locals.locale), 'contribution');
  const form = await request.formData();
  const values = valuesOf(form);
  const back = (status: number, about: Partial<AddFailure>) =>
    fail(status, {
      values,
      problems: {},
      general: speech.say('error.title'),
      similar: [],
      challenge: null,
      ...about
    });

  const target = TARGET_OF[what];
  const questions = questionsToAdd(what, await offeredFor(neighbourhood.slug, target));
  if (
    hasForgedInput(
      values,
      questions,
      ADD_STEPS[what].flatMap(({ beside }) => beside)
    )
  ) {
    logForged({ target, kind: 'create' });
    return back(403, { general: speech.say('error.forged') });
  }
  const reader = await readForm(questions, values, neighbourhood, { target, locale: locals.locale });
  const contact = readContact(reader);
  const message = reader.line('message', { most: MOST_MESSAGE, lines: true });
  const sender = { caller: event.getClientAddress(), client: (await locals.session())?.client };
  const photo = hasPhoto(what) ? await readPhoto(form, reader, locals.locale, sender) : NO_PHOTO;
  const problems = {
    ...sayProblems(speech, reader.problems),
    ...photo.problems
  };
  // Only that others are being looked at is no fault of what was sent: it may come again as it is.
  const isFault = Object.keys(reader.problems).length > 0;
  if (Object.keys(problems).length > 0) return back((!isFault && photo.status) || 400, { problems });

  const similar =
    hasPhoto(what) && one(values, 'different') !== 'yes'
      ? await likely(what, reader, neighbourhood, speech)
      : [];
  if (similar.length > 0) return back(409, { general: speech.say('add.similar.title'), similar });

  const secret = isSecret(one(values, 'secret')) ? one(values, 'secret') : newSecret();
  const outcome = await propose(
    {
      neighbourhood: neighbourhood.slug,
      target,
      kind: 'create',
      changes: reader.changes,
      message,
      contact,
      locale: locals.locale,
      secret,
      hints: hintsOf({
        texts: reader.texts,
        trapFilled: one(values, 'nickname') !== '',
        took: tookSince(values, Date.now()),
        scripted: one(values, 'scripted') === 'yes'
      }),
      proof: proofIn(form)
    },
    sender
  );
  if (outcome.kind !== 'taken') return refused(outcome);

  const sent = `/${locals.locale}/${neighbourhood.slug}/add/sent/${secret}`;
  const added =
    photo.taken === null ||
    (await proposePhoto(
      photo.taken.photo,
      {
        neighbourhood: neighbourhood.slug,
        of: what === 'place' ? 'places' : 'activities',
        entry: { partOf: secret },
        alt: photo.taken.alt,
        locale: locals.locale,
        // Of the same post the same one: sent again, it is the same photo.
        secret: createHash('sha256').update(`photo of ${secret}`).digest('base64url')
      },
      sender
    ).then(({ kind }) => kind === 'taken'));
  redirect(303, added ? sent : `${sent}?photo=missing`);

  async function refused(outcome: Exclude<Outcome, { kind: 'taken' }>) {
    const status = OUTCOME_STATUS[outcome.kind];
    const sentence = sayOutcome(speech, outcome);
    if (outcome.kind === 'proof-needed') {
      const challenge = await challengeForForm(neighbourhood.slug, event.getClientAddress());
      return back(status, { general: challenge ? null : sentence, challenge });
    }
    return outcome.kind === 'refused' && outcome.field !== null
      ? back(status, { problems: { [outcome.field]: sentence } })
      : back(status, { general: sentence });
  }
}

async function readForm(
  questions: readonly Question[],
  values: FormValues,
  neighbourhood: NeighbourhoodWithOutline,
  about: { readonly target: Target; readonly locale: string }
): Promise<FormReader> {
  const reader = new FormReader(
    values,
    await formPlace(neighbourhood, about.locale, { target: about.target, fields: null })
  );
  for (const question of questions) readWholeQuestion(question, reader);
  return reader;
}

interface PhotoReading {
  readonly taken: { readonly photo: TakenPhoto; readonly alt: Record<string, string> } | null;
  readonly problems: Readonly<Record<string, string>>;
  /** The HTTP status of what is no fault of the photo: too many at once. */
  readonly status?: number | undefined;
}
const NO_PHOTO: PhotoReading = { taken: null, problems: {} };

async function readPhoto(
  form: FormData,
  reader: FormReader,
  locale: Locale,
  sender: Parameters<typeof takePhotoOf>[1]
): Promise<PhotoReading> {
  const alt = reader.line('photo-alt', { most: 300 });
  const file = form.get('photo');
  if (!(file instanceof File) || file.size === 0) return NO_PHOTO;
  const { say } = await loadSpeech(locale, null, 'photo');
  if (alt === null) return { taken: null, problems: { 'photo-alt': say('altMissing') } };
  const photo = await takePhotoOf(file, sender);
  if ('refused' in photo) {
    const problems = { photo: say(`refused.${photo.refused}`) };
    return { taken: null, problems, status: PHOTO_STATUS[photo.refused] };
  }
  return { taken: { photo, alt: { [localeOfText(alt, reader.here)]: alt } }, problems: {} };
}

/** Entries that are probably the same one, to be asked about once. */
async function likely(
  what: 'place' | 'activity',
  reader: FormReader,
  neighbourhood: NeighbourhoodWithOutline,
  { locale }: Speech
): Promise<readonly SimilarView[]> {
  const location = one(reader.values, 'location');
  const near = (location && parseLonLat(location)) || null;
  const name = cleanText(one(reader.values, what === 'place' ? 'name' : 'title'));
  const found = await similarEntries(neighbourhood.slug, TARGET_OF[what], name, near);
  const { t } = await translatorHere(neighbourhood, locale);
  const categories = new Map(
    (await categoriesOf(neighbourhood.slug)).map((category) => [category.slug, category])
  );
  return found
    .filter(
      ({ likeness, metres }) =>
        likeness >= LIKELY[what] || (what === 'place' && metres !== null && metres <= 100)
    )
    .map(({ slug, name, kind, address }) => {
      const category = categories.get(kind);
      const kindName = category
        ? localised(category.name, locale, neighbourhood.defaultLocale)?.text
        : t(`calendar.kind.${kind}` as Parameters<typeof t>[0]);
      return {
        name: localised(name, locale, neighbourhood.defaultLocale) ?? {
          text: slug,
          locale: neighbourhood.defaultLocale
        },
        about: [kindName, address].filter(Boolean).join(' · '),
        href: `/${locale}/${neighbourhood.slug}/${TARGET_OF[what]}/${slug}/change`
      };
    });
}
