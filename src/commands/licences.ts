/** Under what the packages that Vicina runs with may be used. */

/**
 * Licences whose works may be given on together with one under the EUPL 1.2: those that ask for a notice alone, and those
 * that its appendix names as compatible or that hold for their own files and libraries.
 */
const ACCEPTED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EDL-1.0',
  'GPL-2.0-or-later',
  'ISC',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Unlicense'
]);

/** What packages do not say of themselves, or say wrongly; read in their own files. */
const READ_THERE: Readonly<Record<string, string>> = {
  arc: 'BSD-3-Clause',
  suncalc: 'BSD-2-Clause',
  'splaytree-ts': 'BSD-3-Clause'
};

/** What is compiled into a package that names its own licence alone. */
const HOLDS: Readonly<Record<string, readonly { readonly name: string; readonly licence: string }[]>> = {
  '@electric-sql/pglite': [{ name: 'PostgreSQL', licence: 'PostgreSQL' }],
  '@electric-sql/pglite-postgis': [
    { name: 'PostGIS', licence: 'GPL-2.0-or-later' },
    { name: 'GEOS', licence: 'LGPL-2.1-or-later' },
    { name: 'PROJ', licence: 'MIT' }
  ]
};

interface Licensed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or null where it says none. */
  readonly licence: string | null;
  readonly isAccepted: boolean;
}

/** The part of package-lock.json that is read here. */
export interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}

/** All packages that an installation runs with, those of development alone left out, and what is compiled into them. */
export function licencesOf({ packages }: LockFile): Licensed[] {
  const found = new Map<string, Licensed>();
  const note = (name: string, version: string, licence: string | null) =>
    found.set(`${name} ${version}`, {
      name,
      version,
      licence,
      isAccepted: licence !== null && isAccepted(licence)
    });
  for (const [path, { version = '', license, dev }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1)!;
    if (path === '' || dev) continue;
    note(name, version, READ_THERE[name] ?? license ?? null);
    for (const part of HOLDS[name] ?? []) note(`${part.name}, in ${name}`, version, part.licence);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of a choice one must do, of a sum all. */
const isAccepted = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((sum) => sum.split(' OR ').some((one) => ACCEPTED.has(one.trim())));
