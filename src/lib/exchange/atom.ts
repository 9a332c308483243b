/** An entry of a feed (RFC 4287): worded already, in one language. */
export interface AtomEntry {
  /** UUID of the entry. */
  readonly id: string;
  readonly title: string;
  /** BCP 47, of the title. */
  readonly language: string;
  readonly summary: string | null;
  /** Of its page. */
  readonly url: string;
  readonly category: { readonly term: string; readonly label: string };
  /** ISO 8601 instants. */
  readonly published: string;
  readonly updated: string;
}

export interface AtomFeed {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Of the feed itself, with its filters. */
  readonly url: string;
  /** Of the page it is about. */
  readonly page: string;
  readonly author: string;
  /** The newest first. */
  readonly entries: readonly AtomEntry[];
}

/** A feed without entries has never been changed. */
const NEVER = '1970-01-01T00:00:00Z';

/** The feed as application/atom+xml. */
export function writeAtom({ title, language, url, page, author, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">`,
    element('id', url),
    element('title', title),
    element('updated', entries[0]?.updated ?? NEVER),
    `<author>${element('name', author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(url)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries.map(writeEntry),
    '</feed>',
    ''
  ].join('\n');
}

function writeEntry({ id, title, language, summary, url, category, published, updated }: AtomEntry): string {
  return [
    `<entry xml:lang="${xml(language)}">`,
    element('id', `urn:uuid:${id}`),
    element('title', title),
    element('published', published),
    element('updated', updated),
    `<link rel="alternate" type="text/html" href="${xml(url)}"/>`,
    `<category term="${xml(category.term)}" label="${xml(category.label)}"/>`,
    ...(summary === null ? [] : [element('summary', summary)]),
    '</entry>'
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${xml(text)}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
};

/** Characters that XML 1.0 has (section 2.2); the others cannot even be written as a number. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
