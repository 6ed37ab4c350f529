import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from '../field/field';
import { shiftHeights, type HeightShift } from '../field/shift-heights';
import type { HeadParameters } from './parameters';

/** How an even head becomes one whose halves differ: all that is in it goes with the bone. */
export interface Unevenness {
  readonly field: (even: Field) => Field;
  /** Where a point of the even head comes to lie. */
  readonly point: (even: Vec3) => Vec3;
}

const NONE: Unevenness = { field: even => even, point: even => even };

/** From so far out, as a share of the brain-case's half-width, one side is lower by all of it. */
const FULL_ASIDE = 0.6;
/** And from so high over its widest place, as a share of its height. */
const FULL_UP = 0.6;
/** Greatest slope of `rise`. */
const STEEPEST = 1.875;

/**
 * The unevenness of a head: over the height of the brain-case's widest place one side is pushed
 * down, from nothing at the median plane to `flatterMm` where the dome turns into the temple. No
 * published figure of it was found; see `extremePatient` for those that are drawn.
 */
export function unevennessOf({ uneven, braincase }: HeadParameters): Unevenness {
  if (!uneven) return NONE;
  const { side, flatterMm } = uneven;
  const sign = side === 'left' ? 1 : -1;
  const [, middle, halfWidth, up] = braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const aside = FULL_ASIDE * halfWidth;
  const over = FULL_UP * up;
  const heightBefore = (x: number, y: number): number =>
    y + flatterMm * rise((sign * x) / aside) * rise((y - middle) / over);
  const stretch = 1 + flatterMm * STEEPEST * Math.hypot(1 / aside, 1 / over);
  const shift: HeightShift = { heightBefore, stretch };
  // Layers that share a field share what it is evaluated to: so do those that are pushed down.
  const made = new Map<Field, Field>();
  return {
    field: even => {
      const done = made.get(even) ?? shiftHeights(even, shift);
      made.set(even, done);
      return done;
    },
    point: ([x, y, z]) => {
      let [low, high] = [y - flatterMm, y];
      // To the last bit of a double.
      for (let n = 0; n < 60; n++) {
        const half = (low + high) / 2;
        if (heightBefore(x, half) < y) low = half;
        else high = half;
      }
      return [x, heightBefore(x, y) === y ? y : high, z];
    },
  };
}

/** From 0 at 0 to 1 at 1, level at both ends and twice differentiable. */
function rise(t: number): number {
  const u = Math.min(1, Math.max(0, t));
  return u * u * u * (10 + u * (6 * u - 15));
}
