/**
 * Implicit solids: a field is negative inside, positive outside and zero on the surface, in
 * millimetres, and near its surface it is close to the signed distance (exact distances come from
 * `nearest-surface.ts`).
 */
export interface Field {
  /** The field's value at a point of the head frame, mm. */
  at(x: number, y: number, z: number): number;
  /**
   * A field with the same values everywhere in the ball about (x, y, z), usually far cheaper: parts
   * that cannot matter there are left out.
   */
  within(x: number, y: number, z: number, radiusMm: number): Field;
  /**
   * No two values differ by more than `slope` times the distance between their points (about 1).
   */
  readonly slope: number;
  /**
   * Where the field has creases: its smooth parts, and how it is made of their values.
   * Interpolating the parts and joining them afterwards keeps the creases sharp.
   */
  readonly split?: Split;
}

interface Split {
  readonly parts: readonly Field[];
  join(values: ArrayLike<number>): number;
}

/** Blends narrower than this count as creases, mm. */
const CREASE_MM = 1.5;
/** Unions of more parts than this are not split. */
const MOST_PARTS = 4;

/** A field of one part, that cannot be made cheaper. */
export function part(slope: number, at: (x: number, y: number, z: number) => number): Field {
  const field: Field = { slope, at, within: () => field };
  return field;
}

/** A part of a union: the field and over how many millimetres it melts into what came before it. */
export interface Blend {
  readonly field: Field;
  readonly blendMm: number;
}

/**
 * Smooth minimum with finite reach (cubic, twice differentiable): equal to min(a, b) where they
 * differ by k or more. min - k/6 * (1 - |a - b| / k)^3.
 */
function smoothMin(a: number, b: number, k: number): number {
  const least = a < b ? a : b;
  if (k <= 0) return least;
  const h = 1 - Math.abs(a - b) / k;
  return h > 0 ? least - (h * h * h * k) / 6 : least;
}

/**
 * The parts, joined in the order given; each melts into the ones before it over its own `blendMm`.
 */
export function union(parts: readonly Blend[]): Field {
  const [first, ...rest] = parts;
  if (!first) return part(0, () => 1e9);
  if (rest.length === 0) return first.field;
  const fields = parts.map(p => p.field);
  const blends = parts.map(p => p.blendMm);
  const slope = Math.max(...fields.map(f => f.slope));
  const join = (values: ArrayLike<number>): number => {
    let value = values[0]!;
    for (let i = 1; i < blends.length; i++) value = smoothMin(value, values[i]!, blends[i]!);
    return value;
  };
  const creased =
    parts.length <= MOST_PARTS && parts.some((p, n) => (n > 0 && p.blendMm < CREASE_MM) || p.field.split);
  return {
    slope,
    ...(creased ? { split: { parts: fields, join } } : {}),
    at(x, y, z) {
      let value = fields[0]!.at(x, y, z);
      for (let i = 1; i < fields.length; i++) value = smoothMin(value, fields[i]!.at(x, y, z), blends[i]!);
      return value;
    },
    within(x, y, z, r) {
      let kept: Blend[] = [];
      let value = Infinity;
      let reach = 0;
      for (const { field, blendMm } of parts) {
        const local = field.within(x, y, z, r);
        const own = local.at(x, y, z);
        const ownReach = local.slope * r;
        const gap = blendMm + ownReach + reach;
        if (kept.length > 0 && own > value + gap) continue;
        if (kept.length > 0 && value > own + gap) kept = [];
        value = kept.length > 0 ? smoothMin(value, own, blendMm) : own;
        kept.push({ field: local, blendMm });
        reach = Math.max(reach, ownReach);
      }
      return union(kept);
    },
  };
}

/** What of `base` lies outside `cutter`, the edge rounded over `blendMm`. */
export function carve(base: Field, cutter: Field, blendMm = 0): Field {
  const slope = Math.max(base.slope, cutter.slope);
  const join = (values: ArrayLike<number>): number => -smoothMin(-values[0]!, values[1]!, blendMm);
  return {
    slope,
    split: { parts: [base, cutter], join },
    at: (x, y, z) => -smoothMin(-base.at(x, y, z), cutter.at(x, y, z), blendMm),
    within(x, y, z, r) {
      const localBase = base.within(x, y, z, r);
      const localCutter = cutter.within(x, y, z, r);
      const own = localBase.at(x, y, z);
      const cut = -localCutter.at(x, y, z);
      const gap = blendMm + (localBase.slope + localCutter.slope) * r;
      if (own > cut + gap) return localBase;
      if (cut > own + gap) return invert(localCutter);
      return carve(localBase, localCutter, blendMm);
    },
  };
}

/** What is outside `field`. */
export function invert(field: Field): Field {
  const { split } = field;
  return {
    slope: field.slope,
    ...(split ? { split: { parts: split.parts, join: (v: ArrayLike<number>) => -split.join(v) } } : {}),
    at: (x, y, z) => -field.at(x, y, z),
    within: (x, y, z, r) => invert(field.within(x, y, z, r)),
  };
}

/** What lies in both, the edge rounded over `blendMm`. */
export function intersect(a: Field, b: Field, blendMm = 0): Field {
  return carve(a, invert(b), blendMm);
}

/** The field moved outward by `byMm` (inward where negative). */
export function grow(field: Field, byMm: number): Field {
  const { split } = field;
  return {
    slope: field.slope,
    ...(split ? { split: { parts: split.parts, join: (v: ArrayLike<number>) => split.join(v) - byMm } } : {}),
    at: (x, y, z) => field.at(x, y, z) - byMm,
    within: (x, y, z, r) => grow(field.within(x, y, z, r), byMm),
  };
}

/** The field of the left half (x >= 0), mirrored in the median plane. */
export function mirror(field: Field): Field {
  return {
    slope: field.slope,
    ...movedSplit(field, mirror),
    at: (x, y, z) => field.at(x < 0 ? -x : x, y, z),
    within(x, y, z, r) {
      if (x - r >= 0) return field.within(x, y, z, r);
      return mirror(field.within(Math.abs(x), y, z, r));
    },
  };
}

/**
 * The field turned about an axis parallel to x (left) through `pivot`; positive lowers what lies
 * rostral of it.
 */
export function turnDown(field: Field, pivot: readonly [number, number, number], angle: number): Field {
  const [, py, pz] = pivot;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const yOf = (y: number, z: number): number => py + cosine * (y - py) + sine * (z - pz);
  const zOf = (y: number, z: number): number => pz - sine * (y - py) + cosine * (z - pz);
  return {
    slope: field.slope,
    ...movedSplit(field, part => turnDown(part, pivot, angle)),
    at: (x, y, z) => field.at(x, yOf(y, z), zOf(y, z)),
    within: (x, y, z, r) => turnDown(field.within(x, yOf(y, z), zOf(y, z), r), pivot, angle),
  };
}

/**
 * The field stretched along z about z0 by `factor` (1 or more): surfaces are exact, distances along
 * z too small.
 */
export function stretchAlong(field: Field, z0: number, factor: number): Field {
  const zOf = (z: number): number => z0 + (z - z0) / factor;
  return {
    slope: field.slope,
    ...movedSplit(field, part => stretchAlong(part, z0, factor)),
    at: (x, y, z) => field.at(x, y, zOf(z)),
    within: (x, y, z, r) => stretchAlong(field.within(x, y, zOf(z), r), z0, factor),
  };
}

/** The split of a field whose parts are moved as the field is. */
export function movedSplit(field: Field, move: (part: Field) => Field): Pick<Field, 'split'> {
  const { split } = field;
  return split ? { split: { parts: split.parts.map(move), join: v => split.join(v) } } : {};
}
