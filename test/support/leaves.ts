import { z } from '../../geometry/plan/document/zod';

/** Where a value stands in a document. */
export type Path = readonly (string | number)[];

/**
 * Paths of every leaf of a document, and the value in its place; a rotation changes as a whole or
 * is none.
 */
export function leaves(value: unknown, at: Path = []): [Path, unknown][] {
  if (typeof value !== 'object' || value === null || at.at(-1) === 'rotation') return [[at, value]];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The document with another value at a path. */
export function changed(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(document) as Record<string | number, unknown>;
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

/** Other values that may do in a leaf's place; the first that the schema takes is tried. */
export const otherValues = (value: unknown): readonly unknown[] =>
  typeof value === 'number'
    ? [value + 0.01, value + 1, value - 0.01, value + 2]
    : [
        ...[
          'feline',
          'left',
          'right',
          'threshold',
          'landmarks',
          'doubtful',
          'likely',
          'dorsal',
          'mr',
          'ct',
          'pad',
          'patient',
          'none',
          'published',
          'measured',
          'sls',
          'ethylene-oxide',
        ],
        ...['2026-01-02T10:00:01Z', '1.2.9', 'other', 'f'.repeat(64), true, false, 0.5, 2],
        [0, -1, 0, 1, 0, 0, 0, 0, 1],
      ].filter(other => other !== value);

/**
 * Paths of every leaf that a schema knows, through defaults, nulls, lists and refinements, by
 * construction: a field that is added to it is here too. A list's item stands at 0; a rotation is
 * one leaf; of several forms the one with most leaves counts.
 */
export function schemaLeaves(schema: unknown, at: Path = []): Path[] {
  if (at.at(-1) === 'rotation') return [at];
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  ) {
    return schemaLeaves(schema.unwrap(), at);
  }
  // What is read under an older name too: what comes in is what a file says.
  if (schema instanceof z.ZodPipe) return schemaLeaves(schema.def.in, at);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, part]) => schemaLeaves(part, [...at, key]));
  }
  // What is read may be brought up to date behind it.
  if (schema instanceof z.ZodPipe) return schemaLeaves(schema.def.in, at);
  if (schema instanceof z.ZodArray) return schemaLeaves(schema.element, [...at, 0]);
  if (schema instanceof z.ZodTuple) {
    return schema.def.items.flatMap((item, n) => schemaLeaves(item, [...at, n]));
  }
  if (schema instanceof z.ZodUnion) {
    const ways = schema.options.map(option => schemaLeaves(option, at));
    return ways.reduce((most, way) => (way.length > most.length ? way : most));
  }
  if (LEAF_KINDS.some(kind => schema instanceof kind)) return [at];
  throw new Error(`${at.join('.')} is of a kind of schema that this walk does not know.`);
}

const LEAF_KINDS = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodISODateTime];

/** A path by name, whichever item of a list it is of. */
export const anyIndex = (at: Path): string => at.map(key => (typeof key === 'number' ? '*' : key)).join('.');
