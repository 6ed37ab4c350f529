import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The sources of a folder, below it too. */
export function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => join(folder, name))
    .sort();
}

/**
 * Words for people as they stand in a source file; places of values are numbered: "{0} lies outside
 * the scan."
 */
export interface WrittenWords {
  readonly file: string;
  readonly text: string;
}

/**
 * Every whole sentence among a file's strings and templates; thrown ones are faults of ours and
 * left out.
 */
export const collectSentences = (file: string): WrittenWords[] =>
  collect(file, node => {
    if (ts.isThrowStatement(node) || ts.isImportDeclaration(node) || isCallOf(node, ['assertThat']))
      return 'pass-over';
    const text = textOf(node);
    return text !== null && isSentence(text) ? text : null;
  });

/**
 * Every string of words where a message has to be: as `message:`, in a refusal, or in an error that
 * is shown.
 */
export const collectMessages = (file: string): WrittenWords[] =>
  collect(file, node => {
    if (isCallOf(node, ['phrase', 'words', 't'])) return 'pass-over';
    const text = textOf(node);
    return text !== null && / /.test(text) && /[a-z]{2}/i.test(text) && isMessage(node) ? text : null;
  });

/** Words, from a capital letter, a number or a value to a full stop. */
const isSentence = (text: string): boolean =>
  /^(\{\d+\}|[A-Z"\d]).* .*\.$/s.test(text) && /[a-z]{2}/.test(text);

/** Whether a string stands, at whatever depth, in a place that a message belongs in. */
function isMessage(node: ts.Node): boolean {
  for (let at = node; ; at = at.parent) {
    const { parent } = at as { readonly parent?: ts.Node };
    if (!parent || ts.isStatement(parent)) return false;
    if (ts.isPropertyAssignment(parent))
      return parent.initializer === at && parent.name.getText() === 'message';
    if (ts.isCallExpression(parent) && /^refuse/.test(parent.expression.getText()))
      return parent.arguments.slice(1).includes(at as ts.Expression);
    if (ts.isNewExpression(parent)) return parent.expression.getText() === 'MessageError';
  }
}

function collect(file: string, look: (node: ts.Node) => string | 'pass-over' | null): WrittenWords[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: WrittenWords[] = [];
  const visit = (node: ts.Node): void => {
    const text = look(node);
    if (text === 'pass-over') return;
    if (text !== null) found.push({ file, text });
    // What is said within a value's place may be a sentence of its own.
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isCallOf = (node: ts.Node, names: readonly string[]): boolean =>
  ts.isCallExpression(node) && names.includes(node.expression.getText());

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span, n) => `{${n}}${span.literal.text}`).join('');
}
