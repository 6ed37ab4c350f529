import ts from 'typescript';
import { mutateCall, mutateNumber, mutateOperator } from './mutate-expression';

/** One small change of one source file, and where it lies. */
export interface Mutant {
  /** Path from the project's root, with slashes. */
  readonly file: string;
  /** The text from `start` to `end` becomes `replacement`. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly mutator: Mutator;
  /** Counted from 1. */
  readonly line: number;
  /** The lines that it touches, as they are and as they become, without the indent. */
  readonly was: string;
  readonly becomes: string;
  /**
   * Start of the innermost function round it; null at the module's own level, which runs on import.
   */
  readonly within: number | null;
}

export type Mutator = 'comparison' | 'arithmetic' | 'condition' | 'statement' | 'number' | 'call';

/**
 * What stands in place of a node, and how much of the text it replaces where that is less than the
 * node.
 */
export interface Replacement {
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
}

/** A broken invariant is a fault of the program and throws: no test of behaviour can reach it. */
const INVARIANT = 'assertThat';
/** But for those that are the last look before a file is written. */
const LAST_LOOK = /\/assert-[a-z-]+\.ts$/;

/**
 * Every mutant of a source file, in the order of the text. Strings, types and invariants are left
 * as they are.
 */
export function makeMutants(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const mutants: Mutant[] = [];

  const add = (node: ts.Node, mutator: Mutator, { text: becomes, ...range }: Replacement): void => {
    const { start = node.getStart(source), end = node.getEnd() } = range;
    const { was, mutated } = touchedLines(text, start, end, becomes);
    mutants.push({
      ...{ file, start, end, replacement: becomes, mutator },
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      ...{ was, becomes: mutated },
      within: functionRound(node)?.getStart(source) ?? null,
    });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || (isInvariant(node) && !LAST_LOOK.test(file))) return;
    for (const becomes of mutateCondition(node)) add(node, 'condition', becomes);
    if (
      ts.isBinaryExpression(node) ||
      ts.isPrefixUnaryExpression(node) ||
      ts.isPostfixUnaryExpression(node)
    ) {
      for (const { mutator, becomes } of mutateOperator(node, source)) add(node, mutator, becomes);
    }
    if (ts.isStatement(node)) for (const becomes of removeStatement(node)) add(node, 'statement', becomes);
    if (ts.isNumericLiteral(node)) for (const becomes of mutateNumber(node)) add(node, 'number', becomes);
    if (ts.isCallExpression(node)) {
      for (const becomes of mutateCall(node, source)) add(node, 'call', becomes);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants.sort((a, b) => a.start - b.start);
}

/** The source with the mutant in it. */
export const applyMutant = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);

function isInvariant(node: ts.Node): boolean {
  const call = ts.isExpressionStatement(node) ? node.expression : node;
  return ts.isCallExpression(call) && call.expression.getText() === INVARIANT;
}

/** Functions with a body; constructors are left out, as `super()` has to come first in them. */
export type BodiedFunction = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

export const isBodiedFunction = (node: ts.Node): node is BodiedFunction =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && !ts.isConstructorDeclaration(node);

function functionRound(node: ts.Node): ts.Node | null {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (isBodiedFunction(at)) return at;
  return null;
}

/**
 * The condition of a branch is made true, then false; that of a loop false alone, as it would never
 * end.
 */
function mutateCondition(node: ts.Node): Replacement[] {
  const condition =
    ts.isIfStatement(node) || ts.isWhileStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node) || ts.isForStatement(node)
        ? node.condition
        : undefined;
  if (!condition) return [];
  const range = { start: condition.getStart(), end: condition.getEnd() };
  const values = ts.isIfStatement(node) || ts.isConditionalExpression(node) ? ['true', 'false'] : ['false'];
  return values.filter(text => text !== condition.getText()).map(text => ({ text, ...range }));
}

/** What is done is left undone; what is returned is undefined. */
function removeStatement(node: ts.Statement): Replacement[] {
  // Alone behind an `if`: the same as a condition that is never true.
  const isBranch =
    ts.isIfStatement(node.parent) ||
    (ts.isBlock(node.parent) && node.parent.statements.length === 1 && ts.isIfStatement(node.parent.parent));
  if (ts.isExpressionStatement(node)) {
    return isBranch ? [] : [{ text: ';' }];
  }
  if (isBranch) return [];
  if (ts.isReturnStatement(node)) {
    return node.expression ? [{ text: 'return undefined as never;' }] : [{ text: ';' }];
  }
  return ts.isContinueStatement(node) || ts.isBreakStatement(node) ? [{ text: ';' }] : [];
}

function touchedLines(
  text: string,
  start: number,
  end: number,
  replacement: string,
): { was: string; mutated: string } {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline < 0 ? text.length : newline;
  const oneLine = (lines: string): string => lines.replace(/\s+/g, ' ').trim();
  return {
    was: oneLine(text.slice(from, to)),
    mutated: oneLine(text.slice(from, start) + replacement + text.slice(end, to)),
  };
}
