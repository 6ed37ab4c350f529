import ts from 'typescript';
import { isBodiedFunction } from './make-mutants';
import { REACHED } from './worker-protocol';

/** The source with a mark at the head of every function, which says that it has run. */
export function markFunctions(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const inserts: { readonly at: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (isBodiedFunction(node)) {
      const name = JSON.stringify(`${file}@${node.getStart(source)}`);
      const mark = `(((globalThis as any).${REACHED} ??= new Set()).add(${name}))`;
      if (ts.isBlock(node.body)) inserts.push({ at: node.body.getStart(source) + 1, text: `${mark};` });
      else {
        inserts.push({ at: node.body.getStart(source), text: `(${mark}, ` });
        inserts.push({ at: node.body.getEnd(), text: ')' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Sorting is stable: closing marks of functions that end together keep their order.
  return inserts
    .sort((a, b) => b.at - a.at)
    .reduce((marked, { at, text: piece }) => marked.slice(0, at) + piece + marked.slice(at), text);
}
