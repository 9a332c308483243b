import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { dataVersion } from '../../server/data-version.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { entryHref, entryOf } from '../entry.server.ts';
import { forgedNames, one, valuesOf } from '../form-values.ts';
import { localised } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { logForged, OUTCOME_STATUS } from '../propose.server.ts';
import { isSecret, newSecret, proposalHref } from '../secret.ts';
import { sayProblem } from '../speech.ts';
import { cleanText, localeOfText, problemOfText } from '../text-hygiene.ts';
import { proposePhoto } from './propose-photo.server.ts';
import { PHOTO_STATUS } from './refusal.ts';
import { takePhotoOf } from './take-photo.server.ts';

const INPUTS = new Set(['secret', 'alt']);
const LONGEST_ALT = 300;

/** The page `/{l}/{n}/organisations/{slug}/logo`. */
export interface LogoView {
  readonly name: string;
  readonly href: string;
  readonly secret: string;
}

export interface LogoFailure {
  readonly alt: string;
  readonly secret: string;
  /** Sentences by input. */
  readonly problems: Readonly<Partial<Record<'logo' | 'alt', string>>>;
  readonly general: string | null;
}

interface Where {
  readonly neighbourhood: string;
  readonly slug: string;
}

/** The form, with a secret of its own; throws a 404 when there is no such organisation. */
export async function logoView(
  { neighbourhood, slug }: Where,
  locale: App.Locals['locale']
): Promise<LogoView> {
  const { defaultLocale } = await neighbourhoodBySlug(neighbourhood);
  const { name } = await entryOf(neighbourhood, 'organisations', slug);
  return {
    name: localised(name, locale, defaultLocale)?.text ?? slug,
    href: entryHref(locale, neighbourhood, 'organisations', slug),
    secret: newSecret()
  };
}

/** Takes the post of that form: the file made anew as a square, proposed like any picture. */
export async function sendLogo(event: RequestEvent, where: Where): Promise<ActionFailure<LogoFailure>> {
  const { locals, request } = event;
  const { neighbourhood, slug } = where;
  const { locale } = locals;
  const here = await neighbourhoodBySlug(neighbourhood);
  const [speech, { say }, view] = await Promise.all([
    loadSpeech(locale, wordsHere(here, locale), 'contribution'),
    loadSpeech(locale, null, 'photo'),
    logoView(where, locale)
  ]);
  const form = await request.formData();
  const values = valuesOf(form);
  const secret = isSecret(one(values, 'secret')) ? one(values, 'secret') : newSecret();
  const back = (status: number, failure: Partial<LogoFailure>) =>
    fail(status, { alt: one(values, 'alt'), secret, problems: {}, general: null, ...failure });
  if (forgedNames(values, (name) => INPUTS.has(name)).length > 0) {
    logForged({ target: 'photos', kind: 'create' });
    return back(403, { general: speech.say('error.forged') });
  }
  const alt = cleanText(one(values, 'alt'));
  const problem = problemOfText(alt, { most: LONGEST_ALT });
  if (alt === '' || problem)
    return back(400, { problems: { alt: problem ? sayProblem(speech, problem) : say('logo.altMissing') } });
  const file = form.get('logo');
  if (!(file instanceof File) || file.size === 0)
    return back(400, { problems: { logo: say('logo.missing') } });
  const sender = { caller: event.getClientAddress(), client: (await locals.session())?.client };
  const photo = await takePhotoOf(file, sender, 'logo');
  if ('refused' in photo)
    return back(PHOTO_STATUS[photo.refused] ?? 400, {
      problems: { logo: say(`refused.${photo.refused}`) }
    });
  const outcome = await proposePhoto(
    photo,
    {
      neighbourhood,
      of: 'organisations',
      entry: { slug },
      alt: { [localeOfText(alt, { locale, local: here.defaultLocale })]: alt },
      locale,
      secret
    },
    sender
  );
  if (outcome.kind !== 'taken')
    return back(OUTCOME_STATUS[outcome.kind], { general: sayOutcome(speech, outcome) });
  if (outcome.receipt.state === 'pending')
    redirect(303, `${proposalHref(locale, neighbourhood, secret)}?done=sent`);
  dataVersion.forget();
  redirect(303, view.href);
}
