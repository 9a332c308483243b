import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/*
 * What documents and comments name is there: files and folders by their path or their name, decisions and migrations by
 * their number, and in documents the functions, settings and constants they speak of.
 */

const OURS = ['docs', 'src', 'static', 'supabase', 'tests'];
const files = [
  ...readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile()),
  ...OURS.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
]
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => path.posix.join(parentPath.replaceAll(path.sep, '/'), name));
const folders = new Set(
  files.flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/')))
);
const documents = files.filter((file) => file.endsWith('.md'));
const sources = files.filter((file) => /\.(ts|svelte|js|mjs|css|html|sql|py)$/.test(file));

/** A path from one of our folders, or the name of a file as we name them. */
const NAMED =
  /(?<![\w/.@:$…-])…?(?:(?:src|supabase|tests|docs|static)\/[\w[\]().=+@-]+(?:\/[\w[\]().=+@-]+)*|(?:[\w-]+\/)*[\w+-][\w.-]*\.(?:ts|svelte|sql|mjs|py|md|css))(?![\w/(-])/g;
const MIGRATION = /\b20\d{12}\b/g;

/** A migration is named without its number, too. */
const unnumbered = (file: string) => /^supabase\/migrations\/\d+_(.+)$/.exec(file)?.[1];

/** Whether it is there, from the root, from where it is named, or by how its path ends (`…_fields.sql`); a decision by its number. */
function exists(name: string, from: string): boolean {
  if (name.startsWith('…')) return files.some((file) => file.endsWith(name.slice(1)));
  const beside = path.posix.join(path.dirname(from), name);
  return (
    folders.has(name) ||
    folders.has(beside) ||
    files.includes(beside) ||
    files.some((file) => file === name || file.endsWith(`/${name}`) || unnumbered(file) === name) ||
    (/^docs\/decisions\/\d{4}$/.test(name) && files.some((file) => file.startsWith(`${name}-`)))
  );
}

/** Code spans and the ends of links. */
const spansOf = (text: string) =>
  [...text.matchAll(/`([^`\n]+)`|\]\((?!https?:)([^)#]+)/g)].map(([, code, link]) => (code ?? link)!);

function commentsOf(file: string, text: string): string[] {
  const form = /\.sql$/.test(file)
    ? /--.*$|comment on[^;]*;/gm
    : /\.py$/.test(file)
      ? /#.*$|"""[^]*?"""/gm
      : /(?<![:"'`])\/\/.*$|\/\*[^]*?\*\/|<!--[^]*?-->/gm;
  return [...text.matchAll(form)].map(([comment]) => comment);
}

/** What is named in a file and is not there, with the line it is named on. */
function missing(file: string, namedIn: (text: string) => readonly string[]): string[] {
  const text = readFileSync(file, 'utf8');
  return namedIn(text).flatMap((part) => {
    const paths = [...part.matchAll(NAMED)].map(([name]) => name.replace(/[.)]+$/, ''));
    const migrations = [...part.matchAll(MIGRATION)].map(([number]) => number);
    const gone = [
      ...paths.filter((name) => !exists(name, file)),
      ...migrations.filter((number) => !files.some((one) => one.startsWith(`supabase/migrations/${number}`)))
    ];
    return gone.map((name) => `${file}:${text.slice(0, text.indexOf(part)).split('\n').length} ${name}`);
  });
}

test('files that documents name are there', () => {
  expect(documents.flatMap((file) => missing(file, spansOf))).toEqual([]);
});

test('files that comments name are there', () => {
  expect(sources.flatMap((file) => missing(file, (text) => commentsOf(file, text)))).toEqual([]);
});

test('functions, settings and constants that documents name are there', () => {
  const everything = new Set(
    [...sources, ...files.filter((file) => file.endsWith('.json'))].flatMap(
      (file) => `${file} ${readFileSync(file, 'utf8')}`.match(/\w+/g) ?? []
    )
  );
  const unknown = documents.flatMap((file) =>
    spansOf(readFileSync(file, 'utf8')).flatMap((span) =>
      // With an underscore or a hump it is ours and no word of a language.
      [...span.matchAll(/(?<!…)\b(?:\w+_\w+|[a-z]+[A-Z]\w*)\b/g)]
        .filter(([name]) => !everything.has(name) && !NOT_OURS.has(name))
        .map(([name]) => `${file} ${name}`)
    )
  );
  expect(unknown).toEqual([]);
});

/** Of adapter-node, of PostgreSQL and of fonttools. */
const NOT_OURS: ReadonlySet<string> = new Set(['ADDRESS_HEADER', 'XFF_DEPTH', 'pg_dump', 'varLib']);
