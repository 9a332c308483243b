import path from 'node:path';
import ts from 'typescript';
import { projectFolder } from '../../supabase/embedded/folders.ts';

/** A program that knows the types of src/answers.ts and nothing of what pages need. */
const file = path.join(projectFolder, 'src', 'answers.ts');
const program = ts.createProgram([file], {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true
});
const checker = program.getTypeChecker();

/** The declared type of what a function answers. */
function declared(name: string): ts.Type {
  const source = program.getSourceFile(file)!;
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source)!)
    .find((one) => one.name === 'Answers')!;
  return checker.getTypeOfSymbol(checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), name)!);
}

/** Where an answer is not of the type that src/answers.ts says, a line each: `[].position.point is not there`. */
export const contradictions = (name: string, answer: unknown): string[] => [
  ...new Set(against(declared(name), answer, ''))
];

function against(type: ts.Type, value: unknown, at: string): string[] {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
  if (type.isUnion()) return ofUnion(type, value, at);
  const { flags } = type;
  const wrong = [`${at || 'it'} is ${shown(value)}, not ${checker.typeToString(type)}`];
  if (flags & ts.TypeFlags.Null) return value === null ? [] : wrong;
  if (flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type) ? [] : wrong;
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : wrong;
  if (flags & ts.TypeFlags.StringLike) return typeof value === 'string' ? [] : wrong;
  if (flags & ts.TypeFlags.NumberLike) return typeof value === 'number' ? [] : wrong;
  if (flags & ts.TypeFlags.NonPrimitive) return typeof value === 'object' && value !== null ? [] : wrong;
  if (
    !(flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) ||
    typeof value !== 'object' ||
    value === null
  )
    return wrong;
  if (checker.isTupleType(type) || checker.isArrayType(type)) {
    if (!Array.isArray(value)) return wrong;
    const parts = checker.getTypeArguments(type as ts.TypeReference);
    if (checker.isTupleType(type))
      return value.length === parts.length
        ? value.flatMap((one, index) => against(parts[index]!, one, `${at}[]`))
        : wrong;
    return value.flatMap((one) => against(parts[0]!, one, `${at}[]`));
  }
  return Array.isArray(value) ? wrong : ofObject(type, value as Readonly<Record<string, unknown>>, at);
}

/** Of several types it may have, the one it fits best. */
function ofUnion(type: ts.UnionType, value: unknown, at: string): string[] {
  const isObject = typeof value === 'object' && value !== null;
  const found = type.types
    .filter((one) => !isObject || one.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
    .map((one) => against(one, value, at));
  const best = found.sort((a, b) => a.length - b.length)[0];
  // Of `"a" | "b"` neither is the one that was meant.
  return best === undefined || (best.length > 0 && !isObject)
    ? [`${at || 'it'} is ${shown(value)}, not ${checker.typeToString(type)}`]
    : best;
}

function ofObject(type: ts.Type, value: Readonly<Record<string, unknown>>, at: string): string[] {
  const place = (key: string) => (at ? `${at}.${key}` : key);
  const known = new Map(checker.getPropertiesOfType(type).map((property) => [property.name, property]));
  const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return [
    ...[...known].flatMap(([key, property]) => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      if (!(key in value)) return isOptional ? [] : [`${place(key)} is not there`];
      return against(checker.getTypeOfSymbol(property), value[key], place(key));
    }),
    ...Object.keys(value)
      .filter((key) => !known.has(key))
      .flatMap((key) =>
        others ? against(others, value[key], place('*')) : [`${place(key)} is not declared`]
      )
  ];
}

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60);
