import ts from 'typescript';
import type { Mutator, Replacement } from './make-mutants';

const COMPARISONS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};
const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

/** Comparison at its boundary or denied, sign or operation of arithmetic, and for or. */
export function mutateOperator(
  node: ts.BinaryExpression | ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  source: ts.SourceFile,
): { readonly mutator: Mutator; readonly becomes: Replacement }[] {
  if (!ts.isBinaryExpression(node)) {
    const becomes = mutateUnary(node, source);
    return becomes ? [{ mutator: node.operator === NOT ? 'condition' : 'arithmetic', becomes }] : [];
  }
  const operator = node.operatorToken.getText(source);
  const at = { start: node.operatorToken.getStart(source), end: node.operatorToken.getEnd() };
  const found = (mutator: Mutator, table: Readonly<Record<string, string>>) =>
    operator in table ? [{ mutator, becomes: { text: table[operator]!, ...at } }] : [];
  // The step of a loop the other way round: it would never end.
  if (isLoopStep(node)) return [];
  const isOfText = operator === '+' && [node.left, node.right].some(isText);
  return [
    ...found('comparison', COMPARISONS),
    ...found('condition', LOGIC),
    ...(isOfText ? [] : found('arithmetic', ARITHMETIC)),
  ];
}

/** Whether it is what a `for` does after each turn, or one of several such. */
function isLoopStep(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    return isLoopStep(parent);
  }
  return ts.isForStatement(parent) && parent.incrementor === node;
}

const NOT = ts.SyntaxKind.ExclamationToken;

function mutateUnary(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  source: ts.SourceFile,
): Replacement | null {
  if (node.operator === ts.SyntaxKind.MinusToken || node.operator === NOT) {
    return { text: node.operand.getText(source) };
  }
  if (isLoopStep(node)) return null;
  const operand = node.operand.getText(source);
  if (node.operator === ts.SyntaxKind.PlusPlusToken) return { text: `${operand}--` };
  return node.operator === ts.SyntaxKind.MinusMinusToken ? { text: `${operand}++` } : null;
}

/** Text joined to text; its pieces are left as they are. */
const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && [node.left, node.right].some(isText));

/** Smaller ones guard against rounding, and nothing that can be seen hangs on them. */
const LEAST_NUMBER = 1e-6;
/** Figures behind the point and the base of digits: how a number is shown. */
const SHOWING = new Set(['toFixed', 'toPrecision', 'toString', 'padStart', 'decimal', 'significant']);

/** 0 becomes 1, a small whole number the next one, another half as much again. */
export function mutateNumber(node: ts.NumericLiteral): Replacement[] {
  const value = Number(node.text);
  if (value !== 0 && value < LEAST_NUMBER) return [];
  const call = node.parent;
  if (ts.isCallExpression(call) && SHOWING.has(nameOf(call.expression))) return [];
  if (ts.isPropertyAssignment(call) && call.name === node) return [];
  const isSmallWhole = Number.isInteger(value) && value < 10;
  return [{ text: String(isSmallWhole ? value + 1 : 1.5 * value) }];
}

const CALLS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  sin: 'cos',
  cos: 'sin',
  every: 'some',
  some: 'every',
};

/** Least for most, up for down, sine for cosine, all for any; a magnitude keeps its sign. */
export function mutateCall(node: ts.CallExpression, source: ts.SourceFile): Replacement[] {
  const called = node.expression;
  if (!ts.isPropertyAccessExpression(called)) return [];
  const name = called.name.text;
  const isOfMath = called.expression.getText(source) === 'Math';
  if (isOfMath && name === 'abs') return [{ text: `(${node.arguments[0]!.getText(source)})` }];
  if (!(name in CALLS) || isOfMath === (name === 'every' || name === 'some')) return [];
  return [{ text: CALLS[name]!, start: called.name.getStart(source), end: called.name.getEnd() }];
}

function nameOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : '';
}
