import { parseAst, type Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * WebKit before 16 does not find an outer name in a class field whose initializer holds parentheses or an arrow function
 * (https://webkit.org/b/236843): the class cannot be made. Such an initializer becomes a method, which finds it. Vite could
 * rewrite all fields instead (`build.target`), for 1.6 kB of every first view.
 */
export function wrapClassFields(): Plugin {
  return { name: 'wrap-class-fields', renderChunk: (code) => ({ code: wrapped(code), map: null }) };
}

/** @param code of a module */
export function wrapped(code: string): string {
  let result = code;
  // From the end, so that positions before stay right.
  for (const field of fieldsIn(parseAst(code) as unknown as Node).reverse()) {
    const { start, value } = field;
    const method = `#init${start}`;
    const before = `${field.static ? 'static ' : ''}${method}(){return ${code.slice(value.start, value.end)}}`;
    result = `${result.slice(0, start)}${before}${result.slice(start, value.start)}this.${method}()${result.slice(value.end)}`;
  }
  return result;
}

type Field = Node & { readonly static: boolean; readonly value: Node };

/** In the order of the text; a class in an initializer goes with it. */
function fieldsIn(node: Node): Field[] {
  if (node.type === 'PropertyDefinition' && breaksInWebKit(node as Field)) return [node as Field];
  return childrenOf(node).flatMap(fieldsIn);
}

function breaksInWebKit({ value }: Field): boolean {
  const isFunction = (node: Node) => /^(ArrowFunction|Function|Class)Expression$/.test(node.type);
  const some = (node: Node, type: RegExp, inside: (node: Node) => boolean): boolean =>
    type.test(node.type) || (inside(node) && childrenOf(node).some((child) => some(child, type, inside)));
  // A function finds its names itself.
  if (!value || isFunction(value)) return false;
  return (
    some(value, /^(Parenthesized|ArrowFunction)Expression$/, () => true) &&
    some(value, /^Identifier$/, (node) => !isFunction(node))
  );
}

const childrenOf = (node: Node): Node[] =>
  Object.values(node)
    .flat()
    .filter((child): child is Node => typeof (child as Node | null)?.type === 'string');
