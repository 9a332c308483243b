import type { Rule } from 'eslint';
import ts from 'typescript';
import { isAskedForFirst, type Node } from './asked-for-first.ts';
import { featuresByName, namesInRegExp, type PlatformFeature } from './newer.ts';

/** What typescript-eslint's parsers tell beside the tree. */
interface TypedServices {
  readonly program?: ts.Program;
  readonly esTreeNodeToTSNodeMap: { get(node: unknown): ts.Node | undefined };
}

/**
 * No method, property, global or regular expression that a browser at the floor may lack, unless the code asks for it first.
 * Whose method it is, is known from its type: `at` of an array is newer than the floor, `at` of something of ours is not.
 */
export const noNewerThanFloor: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { newer: '{{name}} is newer than the floor: {{missing}} (package.json, browserslist)' }
  },
  create({ sourceCode, report: tell }) {
    const { program, esTreeNodeToTSNodeMap } = sourceCode.parserServices as TypedServices;
    if (!program) return {};
    const checker = program.getTypeChecker();
    const features = featuresByName();

    const report = (node: unknown, { path, missing }: PlatformFeature): void => {
      if (missing.length === 0 || isAskedForFirst(node as Node, path[path.length - 1]!, sourceCode.text))
        return;
      tell({
        node: node as Rule.Node,
        messageId: 'newer',
        data: { name: path.join('.'), missing: missing.join(', ') }
      });
    };
    const isBuiltIn = (node: unknown): boolean => {
      const named = esTreeNodeToTSNodeMap.get(node);
      const declarations = named && checker.getSymbolAtLocation(named)?.declarations;
      return declarations?.some((one) => program.isSourceFileDefaultLibrary(one.getSourceFile())) ?? false;
    };

    return {
      MemberExpression(node) {
        const { computed, object, property } = node;
        if (computed || property.type !== 'Identifier' || !isBuiltIn(property)) return;
        const typed = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(object)!);
        const names = ownersOf(typed, checker).flatMap((owner) =>
          owner === 'Window' ? [`Window.${property.name}`, property.name] : [`${owner}.${property.name}`]
        );
        const found = names.find((name) => features.has(name));
        if (found) report(node, features.get(found)!);
      },
      Identifier(node) {
        const feature = features.get(node.name) ?? features.get(`Window.${node.name}`);
        if (feature && feature.missing.length > 0 && isValue(node as Node) && isBuiltIn(node))
          report(node, feature);
      },
      Literal(node) {
        if (!('regex' in node)) return;
        for (const name of namesInRegExp(node.regex)) report(node, features.get(name)!);
      }
    };
  }
};

/** Names of the interfaces that a value of this type has members of, its own first: `HTMLFormElement`, `HTMLElement`… */
function ownersOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  return (type.isUnionOrIntersection() ? type.types : [type]).flatMap((one) => {
    const apparent = checker.getApparentType(one);
    const declared = 'target' in apparent ? (apparent as ts.TypeReference).target : apparent;
    const bases = declared.isClassOrInterface() ? checker.getBaseTypes(declared) : [];
    const name = nameOf(apparent);
    const kin = /^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$/.test(name) ? ['TypedArray'] : [];
    return [name, ...kin, ...bases.flatMap((base) => ownersOf(base, checker))];
  });
}

/** `ReadonlyArray` and `ArrayConstructor` are `Array`; so is what stands in `declare var Array: { … }`. */
function nameOf({ symbol }: ts.Type): string {
  const parent = symbol?.declarations?.[0]?.parent;
  if (symbol?.name === '__type' && parent && ts.isVariableDeclaration(parent)) return parent.name.getText();
  return (symbol?.name ?? '').replace(/^Readonly(?=(Array|Map|Set)$)|Constructor$/, '');
}

/** Not the name of a member, of a key or of a type. */
function isValue(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent?.type === 'Property') return parent.value === node || parent.computed;
  return !parent?.type.startsWith('TS');
}
