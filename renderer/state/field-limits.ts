import { caseSchema } from '../../geometry/plan/document/case-schema';

export interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * The limits of a number field of the case, read from its schema: 'guide.sleeve.wallMm'. Throws for
 * no such number.
 */
export function fieldLimits(path: string): Limits {
  let node: unknown = caseSchema;
  for (const part of path.split('.')) node = child(bare(node), part);
  const leaf = bare(node);
  if (isNumber(leaf)) return { low: leaf.minValue, high: leaf.maxValue };
  throw new Error(`fieldLimits: "${path}" is no number with limits`);
}

/** A schema without its defaults. */
function bare(node: unknown): unknown {
  let inner = node;
  while (isWrapper(inner)) inner = inner.unwrap();
  return inner;
}

function child(node: unknown, name: string): unknown {
  if (typeof node === 'object' && node !== null && 'shape' in node) {
    return (node.shape as Readonly<Record<string, unknown>>)[name];
  }
  return undefined;
}

function isWrapper(node: unknown): node is { unwrap(): unknown } {
  return typeof node === 'object' && node !== null && 'unwrap' in node;
}

function isNumber(node: unknown): node is { readonly minValue: number; readonly maxValue: number } {
  return (
    typeof node === 'object' &&
    node !== null &&
    'minValue' in node &&
    'maxValue' in node &&
    typeof node.minValue === 'number' &&
    typeof node.maxValue === 'number'
  );
}
