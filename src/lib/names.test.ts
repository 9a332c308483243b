import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * One exported name has one meaning in the whole tree: who searches for it finds one thing. What a place exports under a name
 * that the place prescribes is no second meaning.
 */
const PRESCRIBED: readonly RegExp[] = [
  // SvelteKit asks for them by name: load, actions, GET, match, handle, …
  /^src\/(routes|params)\/|^src\/hooks\./,
  // A file a field, named as the field is in every kind of entry, and the builders of the values they hold.
  /^src\/lib\/\w+\/fields\/|^src\/lib\/field\/kinds\.ts$/,
  // Each room speaks by its own messages.
  /^src\/lib\/[\w/]+\/speech(-context)?\.ts$/,
  // A file a command.
  /^src\/commands\/vicina\//,
  // Of the files people write, what the rooms read of them has the same name.
  /^supabase\/seed\/format\.ts$/
];

const files = globSync('{src,supabase}/**/*.ts')
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !/\.(test|d)\.ts$/.test(file) && !PRESCRIBED.some((place) => place.test(file)));

/** What a file exports by a name of its own; what it passes on of another has that file's. */
function exportedBy(file: string): string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
    const { name } = statement as ts.Statement & { readonly name?: ts.Node };
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

const boundBy = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundBy(one.name) : []));

test('one exported name has one meaning', () => {
  const placesOf = new Map<string, string[]>();
  for (const file of files)
    for (const name of new Set(exportedBy(file))) placesOf.set(name, [...(placesOf.get(name) ?? []), file]);
  expect(placesOf.size).toBeGreaterThan(1000);
  const twice = [...placesOf].filter(([, places]) => places.length > 1);
  expect(twice.map(([name, places]) => `${name}: ${places.join(', ')}`)).toEqual([]);
});
