import { dot, subtract, type Vec3 } from '../core/vector';
import { components, union } from '../solid/combine';
import { toMesh } from '../solid/convert-mesh';
import type { Solid, SolidScope } from '../solid/solid-scope';
import type { PlacedSleeve } from './placed-sleeve';

/**
 * Parts of a pad that join no sleeve: fragments that a cut left, islands behind places that were
 * kept off.
 */
export interface LooseParts {
  readonly count: number;
  readonly volumeMm3: number;
}

/** A vertex this near to a sleeve's upper lip belongs to that sleeve, mm. */
const LIP_MM = 1;

/**
 * Keeps what joins a sleeve and leaves out the rest: a loose piece holds no needle, and rests on
 * bone that the guide does not. Sleeves in several components keep them all, so that the check of
 * components sees them. Local frame.
 */
export function dropLoose(
  scope: SolidScope,
  solid: Solid,
  sleeves: readonly PlacedSleeve[],
): { readonly solid: Solid; readonly loose: LooseParts } {
  const all = components(scope, solid);
  const kept = all.filter(piece => all.length === 1 || holdsSleeve(piece, sleeves));
  const left = all.filter(piece => !kept.includes(piece));
  return {
    solid: left.length === 0 || kept.length === 0 ? solid : kept.length === 1 ? kept[0]! : union(scope, kept),
    loose: {
      count: kept.length === 0 ? 0 : left.length,
      volumeMm3: kept.length === 0 ? 0 : left.reduce((sum, piece) => sum + piece.volume(), 0),
    },
  };
}

function holdsSleeve(piece: Solid, sleeves: readonly PlacedSleeve[]): boolean {
  const { positions: p } = toMesh(piece);
  for (let v = 0; v < p.length; v += 3) {
    for (const { entry, up, upperLipMm, outerRadiusMm } of sleeves) {
      const d = subtract<Vec3>([p[v]!, p[v + 1]!, p[v + 2]!], entry);
      const t = dot(d, up);
      if (Math.abs(t - upperLipMm) > LIP_MM) continue;
      if (dot(d, d) - t * t < (outerRadiusMm + 0.1) ** 2) return true;
    }
  }
  return false;
}
