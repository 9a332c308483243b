import { Linter, type Rule, type Scope } from 'eslint';
import { isAskedForFirst, type Node } from './asked-for-first.ts';
import { featuresByName, namesInRegExp } from './newer.ts';

/** Called so are methods of our own, of Svelte and of MapLibre. */
const OTHERS = 'capture day destroy equals in notify number reconnect resize show subscribe take toArray';
/** Asked for under another name first: trusted types by Svelte; base64 and Temporal by devalue, which reads what is sent. */
const ASKED_FOR = 'createHTML createPolicy fromBase64 Temporal';
/** Given by src/lib/ui/fallbacks.ts. */
const GIVEN = 'hasOwn';

/** What is global, or called as a method, where every feature of that name is newer than the floor. */
const newer = newerNames();

/**
 * Reads a built file, with all that libraries bring, for syntax and names that a browser at the floor may lack. Types are
 * gone from it: a name that something older bears as well says nothing here.
 */
const rule: Rule.RuleModule = {
  create({ sourceCode, report }) {
    const tell = (node: unknown, message: string) => report({ node: node as Rule.Node, message });
    const name = (node: unknown, called: string) => {
      if (newer.has(called) && !isAskedForFirst(node as Node, called, sourceCode.text)) tell(node, called);
    };
    const isOutsideFunctions = (node: Rule.Node) =>
      !sourceCode.getAncestors(node).some(({ type }) => /Function/.test(type));
    return {
      // Chrome 94, Safari 16.4; Chrome 91; Chrome 89.
      StaticBlock: (node) => tell(node, 'static {}'),
      'BinaryExpression[left.type="PrivateIdentifier"]': (node: unknown) => tell(node, '#a in b'),
      AwaitExpression: (node) => isOutsideFunctions(node) && tell(node, 'await outside of functions'),
      Literal(node) {
        if ('regex' in node) for (const one of namesInRegExp(node.regex)) tell(node, `${one} ${node.raw}`);
      },
      CallExpression({ callee }) {
        if (callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier')
          name(callee, callee.property.name);
      },
      'Program:exit'(program) {
        const { through }: Scope.Scope = sourceCode.getScope(program);
        for (const { identifier } of through) name(identifier, identifier.name);
      }
    };
  }
};

/** @returns what is newer, each once; empty where a browser at the floor can run the file */
export function newerInBuilt(code: string): string[] {
  const config = {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { noInlineConfig: true },
    plugins: { built: { rules: { newer: rule } } },
    rules: { 'built/newer': 'error' }
  } as const satisfies Linter.Config;
  return [...new Set(new Linter().verify(code, config).map(({ message }) => message))];
}

function newerNames(): Set<string> {
  const features = [...featuresByName().values()].map(({ path, missing }) => ({
    name: path[path.length - 1]!,
    missing
  }));
  const older = new Set(features.filter(({ missing }) => missing.length === 0).map(({ name }) => name));
  for (const name of `${OTHERS} ${ASKED_FOR} ${GIVEN}`.split(' ')) older.add(name);
  return new Set(features.map(({ name }) => name).filter((name) => !older.has(name)));
}
