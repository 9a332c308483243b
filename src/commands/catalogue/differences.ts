import type { DatabaseCatalogue } from './read-catalogue.ts';

/** What two catalogues do not have in common, one line each; `before` and `after` name them. */
export function catalogueDifferences(
  before: DatabaseCatalogue,
  after: DatabaseCatalogue,
  names: { readonly before: string; readonly after: string }
): string[] {
  const objects = [...new Set([...before.keys(), ...after.keys()])].sort();
  return objects.flatMap((object) => {
    const [one, other] = [before.get(object), after.get(object)];
    if (!one || !other) return [`${object}: only in ${one ? names.before : names.after}`];
    const properties = [...new Set([...one.keys(), ...other.keys()])].sort();
    return properties
      .filter((property) => one.get(property) !== other.get(property))
      .map((property) => {
        const [was, is] = firstDifference(one.get(property), other.get(property));
        return `${object}: ${property}\n  ${names.before}: ${was}\n  ${names.after}: ${is}`;
      });
  });
}

/** Of texts of many lines, the first that differs. */
function firstDifference(one: string | undefined, other: string | undefined): [string, string] {
  const [ones, others] = [one?.split('\n') ?? [], other?.split('\n') ?? []];
  const at = ones.findIndex((line, index) => line !== others[index]);
  const line = at === -1 ? ones.length : at;
  return [ones[line] ?? 'nothing', others[line] ?? 'nothing'];
}
