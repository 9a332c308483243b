import type { Node as ESTreeNode } from 'estree';

export type Node = ESTreeNode & {
  readonly parent?: Node | undefined;
  readonly range?: [number, number] | undefined;
};

/**
 * Whether a name that a browser may lack is itself the question if it is there (`a.b?.()`, `a.b ?? c`, `typeof b`), or stands
 * where only an answer leads (`if ('b' in a) a.b()`).
 * @param text of the file
 */
export function isAskedForFirst(node: Node, name: string, text: string): boolean {
  const names = (asked: Node) => text.slice(...asked.range!).includes(name);
  let asks = true;
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (parent.type === 'LogicalExpression') {
      if (child === parent.left ? asks : names(parent.left)) return true;
    } else if (parent.type === 'ConditionalExpression' || parent.type === 'IfStatement') {
      if (child === parent.test ? asks : names(parent.test)) return true;
    } else if (parent.type === 'CallExpression') {
      if (asks && child === parent.callee && parent.optional) return true;
    } else if (parent.type === 'AssignmentExpression') {
      if (child === parent.left && parent.operator === '??=') return true;
    } else if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return true;
    asks &&= parent.type === 'ChainExpression' || parent.type === 'UnaryExpression';
  }
  return false;
}
