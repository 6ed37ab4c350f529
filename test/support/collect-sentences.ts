import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A sentence that the program can say, as it stands in a source file. */
export interface SourceSentence {
  /** Places of values are numbered: "The target ({0} mm) lies outside the scan." */
  readonly text: string;
  readonly file: string;
}

/** The sources of a folder, below it too. */
export function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => join(folder, name))
    .sort();
}

/** Words, from a capital letter, a number or a value to a full stop. */
const isSentence = (text: string): boolean =>
  /^(\{\d+\}|[A-Z"\d]).* .*\.$/s.test(text) && /[a-z]{2}/.test(text);

/** Every whole sentence among a file's strings and templates; thrown ones are faults of ours and left out. */
export function collectSentences(file: string): SourceSentence[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: SourceSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node) || ts.isImportDeclaration(node)) return;
    if (ts.isCallExpression(node) && node.expression.getText() === 'assertThat') return;
    const text = textOf(node);
    if (text !== null) {
      if (isSentence(text)) found.push({ text, file });
      // What is said within a value's place may be a sentence of its own.
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span, n) => `{${n}}${span.literal.text}`).join('');
}
