import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageIn, PUBLIC_PAGES } from '../browser/pages.ts';
import { readLanguageFile } from '../language-files.ts';
import { problemsOfLanguages } from '../language-parity.ts';
import { addLanguage, inWideLetters } from './another-language.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';
import { textsOfPage } from './texts-of-page.ts';

/*
 * Whoever adds a language adds a folder, and touches nothing else: here it is done, on a copy of the project, and every page
 * is asked for in it.
 */
const TAG = 'ur';
const EMAIL = 'rosa@example.org';
const MANAGE = `/${TAG}/san-siro/manage`;
const MANAGED = ['', '/queue', '/confirm', '/members', '/log', '/feeds', '/year', '/claim'];

let project: ProjectCopy;
let origin: string;

beforeAll(async () => {
  project = copyProject();
  addLanguage(project.folder, TAG);
  origin = await project.up();
}, 600_000);
afterAll(() => project?.remove(), 60_000);

const ask = (address: string, init?: RequestInit) => fetch(origin + address, { redirect: 'manual', ...init });

test('the folder is one that the check of languages takes', () => {
  expect(problemsOfLanguages(path.join(project.folder, 'src/lib/i18n/languages'))).toEqual([]);
});

describe('every page', () => {
  const strange = sentencesOf('it').concat(sentencesOf('en'));

  test.each(Object.entries(PUBLIC_PAGES))('%s speaks it, and no other language', async (_, address) => {
    // Followed: the front door leads on while there is one neighbourhood.
    const response = await fetch(origin + pageIn(TAG, address));
    expectSpoken(await response.text());
  });

  test('also those of who manages, with the code that the letter brings', async () => {
    const cookie = await signIn();
    for (const page of MANAGED) {
      const response = await ask(MANAGE + page, { headers: { cookie } });
      expect(response.status, page).toBe(200);
      expectSpoken(await response.text());
    }
  });

  test('also those of a proposal that was made in it', async () => {
    const secret = await propose();
    for (const page of ['proposals', 'add/sent']) {
      const response = await ask(`/${TAG}/san-siro/${page}/${secret}`);
      expect(response.status, page).toBe(200);
      expectSpoken(await response.text());
    }
  });

  function expectSpoken(html: string): void {
    expect(/<html[^>]*>/.exec(html)?.[0]).toContain(`lang="${TAG}" dir="rtl"`);
    const own = textsOfPage(html).filter(({ lang }) => lang === TAG);
    expect(own.some(({ text }) => /[\uff21-\uff5a]{3}/.test(text))).toBe(true);
    const leaks = own.filter(({ text }) => strange.some((sentence) => text.includes(sentence)));
    expect(leaks.map(({ text }) => text)).toEqual([]);
  }
});

test('the browser gets its words where it looks for them', async () => {
  const [file] = globSync(`build/client/_app/immutable/*/languages/${TAG}/common.js`, {
    cwd: project.folder
  });
  const response = await ask(file!.replace('build/client', ''));
  expect(await response.text()).toContain(inWideLetters('Open now'));
});

test('whoever asks for it is led to it, and from every other language there is a way', async () => {
  const home = await ask('/', { headers: { 'accept-language': 'ur-PK, it;q=0.5' } });
  expect(home.headers.get('location')).toBe(`/${TAG}`);
  expect(await (await ask('/it/san-siro')).text()).toMatch(
    new RegExp(`<a href="/${TAG}/san-siro" hreflang="${TAG}" lang="${TAG}" dir="rtl"`)
  );
  const sitemap = await (await ask('/sitemap.xml')).text();
  expect(sitemap).toContain(`hreflang="${TAG}" href="${origin}/${TAG}/san-siro"`);
});

test('programs are told of it and may ask in it', async () => {
  const described = await (await ask('/api/openapi.json')).text();
  expect(/"enum":(\["it",[^\]]*\])/.exec(described)?.[1]).toBe('["it","en","ur","ar"]');
  const pack = await (await ask(`/api/v1/san-siro/pack/${TAG}`)).text();
  expect(pack).toContain(inWideLetters('Nursery'));
  const calendar = await (await ask(`/${TAG}/san-siro/activities.ics`)).text();
  expect(calendar).toMatch(/[\uff21-\uff5a]{3}/);
});

test('who searches by its words finds what they mean', async () => {
  const found = await (
    await ask(`/api/v1/san-siro/places?q=${encodeURIComponent(inWideLetters('chemist'))}`)
  ).json();
  expect((found as { features: unknown[] }).features.length).toBeGreaterThan(0);
});

test('the page for when nothing works says it too', () => {
  const [file] = globSync('.svelte-kit/error.html', { cwd: project.folder });
  expect(readFileSync(path.join(project.folder, file!), 'utf8')).toContain(
    `<div lang="${TAG}" dir="rtl">\n      <h1>${inWideLetters('The map is resting')}`
  );
});

/** Names and texts of the seed, which stay in the languages they were written in. */
const SEEDED = globSync('supabase/seed/san-siro/*.json')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** What a language says in its files that is long enough to be known again, without what is put into it. */
function sentencesOf(locale: string): string[] {
  return globSync(`src/lib/i18n/languages/${locale}/**/*.json`)
    .filter((file) => !/language\.json$/.test(file))
    .flatMap((file) => [...readLanguageFile(file).leaves.values()])
    .flatMap(({ text }) => text.split(/{{[^}]*}}/))
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part.length >= 8 && part.includes(' ') && !SEEDED.includes(part));
}

async function signIn(): Promise<string> {
  const invited = spawnSync(process.execPath, ['src/commands/vicina.ts', 'coordinator', EMAIL], {
    cwd: project.folder,
    env: { ...process.env, VICINA_DATA: project.data },
    encoding: 'utf8'
  });
  expect(invited.status, invited.stderr).toBe(0);
  const send = (step: string, fields: Record<string, string>) =>
    ask(`${MANAGE}/sign-in?/${step}`, {
      method: 'POST',
      headers: { origin, accept: 'text/html' },
      body: new URLSearchParams({ email: EMAIL, ...fields })
    });
  await send('send', {});
  const outbox = path.join(project.data, 'outbox');
  const letter = readFileSync(path.join(outbox, readdirSync(outbox).at(-1)!), 'utf8');
  expect(letter).toContain(inWideLetters('Your code to sign in'));
  const entered = await send('code', { code: /\b\d{6}\b/.exec(letter)![0] });
  expect(entered.status).toBe(303);
  return entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** @returns the secret of its private link */
async function propose(): Promise<string> {
  const response = await ask('/api/v1/san-siro/contributions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      target: 'places',
      kind: 'update',
      slug: 'biblioteca-harar',
      locale: TAG,
      changes: { address: 'Via Albenga 4' }
    })
  });
  const answer = (await response.json()) as { url?: string; link?: string };
  expect(response.status, JSON.stringify(answer)).toBe(201);
  return JSON.stringify(answer).match(/proposals\/([\w-]+)/)![1]!;
}
