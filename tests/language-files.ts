import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text of a language's file: where it stands, as people count lines. */
export interface Leaf {
  readonly text: string;
  readonly line: number;
}

/** A file of a language: every text in it by its path, `list.total_one`, and the line where each section begins. */
export interface LanguageFile {
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly sections: ReadonlyMap<string, number>;
  /** What is not as JSON, or as we write it. */
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
}

/** Reads a file with its lines: TypeScript's own parser of JSON keeps them. */
export function readLanguageFile(file: string): LanguageFile {
  const source = ts.parseJsonText(file, readFileSync(file, 'utf8'));
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const leaves = new Map<string, Leaf>();
  const sections = new Map<string, number>();
  const faults = parseDiagnostics.map(({ start, messageText }) => ({
    line: lineAt(start),
    fault: `is no JSON: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  }));
  const visit = (node: ts.Expression, path: string): void => {
    const line = lineAt(node.getStart(source));
    const under = (name: string) => (path ? `${path}.${name}` : name);
    if (ts.isStringLiteral(node)) leaves.set(path, { text: node.text, line });
    else if (ts.isObjectLiteralExpression(node)) {
      sections.set(path, line);
      for (const property of node.properties) {
        if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) continue;
        const at = under(property.name.text);
        if (leaves.has(at) || sections.has(at))
          faults.push({ line: lineAt(property.getStart(source)), fault: `says ${at} twice` });
        visit(property.initializer, at);
      }
    } else if (ts.isArrayLiteralExpression(node)) {
      sections.set(path, line);
      node.elements.forEach((element, index) => visit(element, under(String(index))));
    } else faults.push({ line, fault: `has no text at ${path || 'its beginning'}` });
  };
  const root = source.statements[0]?.expression;
  if (root) visit(root, '');
  return { leaves, sections, faults };
}

/** The messages of a file in a language, by key: for the tests of the rooms that say them. */
export function messagesIn(file: string, locale: string): ReadonlyMap<string, string> {
  const { leaves } = readLanguageFile(`src/lib/i18n/languages/${locale}/${file}.json`);
  return new Map([...leaves].map(([key, { text }]) => [key, text]));
}
