import bcd, {
  type Identifier,
  type SimpleSupportStatement
} from '@mdn/browser-compat-data' with { type: 'json' };
import { mdnVersions } from './browsers.ts';

/** Something of JavaScript or of the browser that a script may name. */
export interface PlatformFeature {
  /** From the global object down, without `prototype`: `['Array', 'toSorted']`, `['structuredClone']`. */
  readonly path: readonly string[];
  /** Browsers of the floor that lack it, with the version that brings it. */
  readonly missing: readonly string[];
}

/**
 * What a browser at the floor may lack, and what all have, by MDN's data: of a name that is said of several things (a
 * constructor and its interface) it is enough that one is there.
 * @returns by owner and name (`Array.toSorted`), or by name alone for what is global; nested owners by the last two names
 */
export function featuresByName(versions = mdnVersions()): ReadonlyMap<string, PlatformFeature> {
  const features = new Map<string, PlatformFeature>();
  const visit = (parent: Identifier, above: readonly string[]): void => {
    for (const [key, node] of Object.entries(parent)) {
      if (key === '__compat' || !isIdentifier(node)) continue;
      const path = [...above, key.replace(/_static$/, '')];
      if (node.__compat) {
        const missing = missingIn(node, versions);
        const name = path.slice(-2).join('.');
        if (missing.length === 0 || !features.has(name)) features.set(name, { path, missing });
      }
      visit(node, path);
    }
  };
  visit(bcd.api, []);
  visit(bcd.javascript.builtins!, []);
  // `RegExp.lookbehind_assertion`
  visit(bcd.javascript['regular_expressions']!, ['RegExp']);
  return features;
}

/** The browsers of the floor that lack something, with the version that brings it. */
export function missingIn(feature: Identifier, versions = mdnVersions()): string[] {
  const support = feature.__compat?.support as Readonly<Record<string, Support>> | undefined;
  if (!support) return [];
  return versions
    .filter(([browser, version]) => !listed(support[browser]).some((one) => has(one, version)))
    .map(([browser]) => `${browser} ${listed(support[browser])[0]?.version_added || 'never'}`);
}

/** The names of what a regular expression uses that not every browser reads, as `featuresByName` has them. */
export function namesInRegExp({
  pattern,
  flags
}: {
  readonly pattern: string;
  readonly flags: string;
}): string[] {
  return [
    ...(/\(\?<[=!]/.test(pattern) ? ['RegExp.lookbehind_assertion'] : []),
    ...(/\(\?[ims-]+:/.test(pattern) ? ['RegExp.modifier'] : []),
    ...(flags.includes('d') ? ['RegExp.hasIndices'] : []),
    ...(flags.includes('v') ? ['RegExp.unicodeSets'] : [])
  ];
}

type Support = SimpleSupportStatement | readonly SimpleSupportStatement[] | undefined;

const isIdentifier = (node: unknown): node is Identifier => typeof node === 'object' && node !== null;

const listed = (support: Support): readonly SimpleSupportStatement[] =>
  support === undefined ? [] : [support].flat();

/** Under its own name, without a setting, and not gone again. */
function has(support: SimpleSupportStatement, version: number): boolean {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name: other } = support;
  if (flags || prefix || other || !added || added === 'preview') return false;
  return number(added) <= version && !(removed && number(removed) <= version);
}

/** `≤37` is some version up to 37. */
const number = (version: string): number => Number.parseFloat(version.replace('≤', ''));
