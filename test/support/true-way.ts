import type { Random } from '../../geometry/core/random';
import type { Head } from '../../samples/head/head';
import { buildMandible, openMouth } from '../../samples/head/mandible';
import { buildSkull } from '../../samples/head/skull';
import { unit, walk, type P3 } from './vec';

/**
 * What truly stands on a straight way from the brain outwards, by the head's own shapes; head
 * frame, mm.
 */
export interface TrueWay {
  /**
   * The first other bone met beyond the brain-case's wall and a gap that is no hollow of the skull;
   * null for none.
   */
  readonly other: {
    readonly name: 'mandible' | 'zygomatic arch' | 'process';
    readonly gapMm: number;
    readonly thickMm: number;
  } | null;
  /** Where the wall's outer face lies. */
  readonly outerMm: number;
  /** Of the wall. */
  readonly thickMm: number;
  /** How far the nearest jaw or arch lies from the way beyond the wall, mm. */
  readonly clearMm: number;
  /**
   * How near any bone comes again beyond the wall, once the way has come `LEFT_MM` clear of it, mm.
   */
  readonly againMm: number;
}

const STEP_MM = 0.05;
const REACH_MM = 120;
const LEFT_MM = 2;

/** A judge of ways through one head; it knows each bone by its own shape. */
export function createWayJudge(head: Head) {
  const { parameters: p } = head;
  const skull = buildSkull(p);
  const jaw = openMouth(p, buildMandible(p));
  const { cavity, sinus, ear } = skull.cranium;
  const inHollow = (q: P3): boolean =>
    Math.min(cavity.at(...q), sinus.at(...q), ear.at(...q), skull.airway.at(...q)) < 0.5;
  const nameOf = (q: P3): NonNullable<TrueWay['other']>['name'] =>
    jaw.at(...q) < 0.3 ? 'mandible' : skull.face.arches.at(...q) < 0.5 ? 'zygomatic arch' : 'process';

  const judge = (from: P3, outward: P3): TrueWay => {
    let inner = -1;
    let outerMm = -1;
    let thickMm = 0;
    let gapMm = 0;
    let clearMm = Infinity;
    let againMm = Infinity;
    let hasLeft = false;
    for (let r = 0; r < REACH_MM; r += STEP_MM) {
      const q = walk(from, outward, r);
      const inBone = head.bone.at(...q) < 0;
      if (inner < 0) {
        if (inBone) inner = r;
        continue;
      }
      if (outerMm >= 0) clearMm = Math.min(clearMm, jaw.at(...q), skull.face.arches.at(...q));
      const bareMm = head.bone.at(...q);
      hasLeft = outerMm >= 0 && (hasLeft || bareMm > LEFT_MM);
      if (hasLeft) againMm = Math.min(againMm, bareMm);
      if (!inBone) {
        if (outerMm < 0) outerMm = r;
        if (inHollow(q)) outerMm = -1;
        else gapMm += STEP_MM;
      } else if (outerMm < 0) {
        thickMm += STEP_MM;
        gapMm = 0;
      } else {
        let end = r;
        while (end < REACH_MM && head.bone.at(...walk(from, outward, end)) < 0) end += STEP_MM;
        const name = nameOf(walk(from, outward, (r + end) / 2));
        return { other: { name, gapMm, thickMm: end - r }, outerMm, thickMm, clearMm, againMm };
      }
    }
    return { other: null, outerMm, thickMm, clearMm, againMm };
  };

  /** A place of the brain 3 mm off its wall, and a way out of it upwards or to the side. */
  const draw = (random: Random): { from: P3; outward: P3 } => {
    const { min, max } = head.bounds;
    for (;;) {
      const from = [0, 1, 2].map(a => random.between(min[a]!, max[a]!)) as unknown as P3;
      if (!(cavity.at(...from) < -3)) continue;
      const [turn, rise] = [random.between(0, 2 * Math.PI), random.between(-0.5, 1.2)];
      return {
        from,
        outward: unit([Math.cos(rise) * Math.cos(turn), Math.sin(rise), Math.cos(rise) * Math.sin(turn)]),
      };
    }
  };
  /** Signed distances of a point to what no pad may stand on, mm, and to all bone. */
  const away = (q: P3) => ({ jaw: jaw.at(...q), arch: skull.face.arches.at(...q), bone: head.bone.at(...q) });
  return { judge, draw, away };
}
