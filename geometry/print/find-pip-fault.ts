import { along, basisAcross, scale, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';

/** A needle in its bore, in the phantom's frame, mm. */
export interface BenchPath {
  readonly trajectory: string;
  /** Unit, up the bore. */
  readonly up: Vec3;
  /** Middle of the upper lip, and where the tip comes to with the stop on it. */
  readonly lip: Vec3;
  readonly tip: Vec3;
  readonly needleStopMm: number;
  readonly toolDiameterMm: number;
}

/** A tip that meets its pip nearer than this touches it, mm. */
const TOUCH_MM = 0.01;
const AROUND = 12;

/**
 * Whether every needle's tip touches its own pip: along its axis the first thing that it meets lies
 * where the tip comes to rest, and nothing stands in the way of its sides.
 *
 * @returns the first trajectory of which that is not so; null where all is well
 */
export function findPipFault(bench: TriangleMesh, paths: readonly BenchPath[]): string | null {
  const index = buildSurfaceIndex(bench);
  const bad = paths.find(({ up, lip, needleStopMm, toolDiameterMm }) => {
    const down = scale<Vec3>(up, -1);
    const reach = needleStopMm + 1;
    const meets = (from: Vec3): number => index.castRay(from, down, reach)[0]?.distanceMm ?? Infinity;
    if (Math.abs(meets(lip) - needleStopMm) > TOUCH_MM) return true;
    const [side, other] = basisAcross(up);
    return Array.from({ length: AROUND }, (_, n) => (2 * Math.PI * n) / AROUND).some(turn => {
      const r = toolDiameterMm / 2;
      const from = along(along(lip, side, r * Math.cos(turn)), other, r * Math.sin(turn));
      return meets(from) < needleStopMm - TOUCH_MM;
    });
  });
  return bad?.trajectory ?? null;
}
