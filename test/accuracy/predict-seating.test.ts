import { describe, expect, it } from 'vitest';
import { describeSeating } from '../../geometry/accuracy/describe-seating';
import { drawPlacements, HAND_DEFAULTS } from '../../geometry/accuracy/draw-placement';
import { predictSeating } from '../../geometry/accuracy/predict-seating';
import { movePoint } from '../../geometry/accuracy/solve-contacts';
import { simulateSeating, type SolidField } from '../../geometry/accuracy/simulate-seating';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import type { ContactFace } from '../../geometry/guide/collect-contacts';
import { comparePatch, randomPatch } from '../support/seat-trials';

/** Points on the cap of a ball of 30 mm, 0.15 mm off it. */
function cap(polarStep = 0.09): ContactFace {
  const positions: number[] = [];
  const normals: number[] = [];
  for (let ring = 0; ring <= 6; ring++) {
    for (let n = 0; n < 6 * Math.max(1, ring); n++) {
      const [polar, turn] = [polarStep * ring, (n * Math.PI) / 3 / Math.max(1, ring)];
      const normal = [
        Math.sin(polar) * Math.cos(turn),
        Math.sin(polar) * Math.sin(turn),
        Math.cos(polar),
      ] as const;
      normals.push(...normal);
      positions.push(...normal.map(v => 30.15 * v));
    }
  }
  const count = positions.length / 3;
  return {
    positions: Float64Array.from(positions),
    normals: Float64Array.from(normals),
    gapsMm: new Float64Array(count).fill(0.15),
    areasMm2: new Float64Array(count).fill(6),
  };
}

/** The ball under it. */
const ball: SolidField = {
  at(x, y, z, out) {
    const r = Math.hypot(x, y, z);
    out.set([r - 30, x / r, y / r, z / r]);
  },
};

const up: Vec3 = [0, 0, 1];
const options = { noiseMm: 0.1, patchMm: 4 };

describe('predictSeating', () => {
  it('finds a patch of a ball held in no slide or spin at all', () => {
    const seats = predictSeating(cap(), ball, up, options)!;
    const seen = describeSeating(cap(), up, seats);
    expect(seen.condition).toBeNull();
    expect(seen.kind).toBe('slide');
    expect(Math.abs(seen.directionLps[2])).toBeLessThan(1e-6);
    // Friction is off and nothing centres it: it comes to where the hand put it, and a little down
    // the dome.
    expect(seen.amount).toBeGreaterThan(0.8);
    expect(seen.amount).toBeLessThan(2);
  });

  it('finds a face on three walls at right angles held alike in every motion', () => {
    const positions: number[] = [];
    const normals: number[] = [];
    for (const u of [-6, -2, 2, 6]) {
      for (const v of [-6, -2, 2, 6]) {
        positions.push(-8, u, v, u, -8, v, u, v, -8);
        normals.push(1, 0, 0, 0, 1, 0, 0, 0, 1);
      }
    }
    const count = positions.length / 3;
    // Three planes at -8.15: the nearest is the one that a point of the face stands before.
    const walls: SolidField = {
      at(x, y, z, out) {
        const least = Math.min(x, y, z);
        out.set([least + 8.15, x === least ? 1 : 0, y === least ? 1 : 0, z === least ? 1 : 0]);
      },
    };
    const face: ContactFace = {
      positions: Float64Array.from(positions),
      normals: Float64Array.from(normals),
      gapsMm: new Float64Array(count).fill(0.15),
      areasMm2: new Float64Array(count).fill(16),
    };
    const corner: Vec3 = [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)];
    const smooth = predictSeating(face, walls, corner, { noiseMm: 0, patchMm: 4 })!;
    for (const motion of smooth.motions) {
      for (let k = 0; k < 3; k++) expect(motion[k]).toBeCloseTo(-0.15, 3);
      for (let k = 3; k < 6; k++) expect(motion[k]).toBeCloseTo(0, 4);
    }
    const seen = describeSeating(face, corner, smooth);
    expect(seen.condition!).toBeLessThan(3);
  });

  it('gives the same again, and less spread for a surer hand', () => {
    const once = predictSeating(cap(), ball, up, options)!;
    expect(predictSeating(cap(), ball, up, options)!.motions).toEqual(once.motions);
    const surer = predictSeating(cap(), ball, up, { ...options, hand: { slideMm: 0.2, turnDeg: 0.5 } })!;
    const spread = (seats: typeof once): number => describeSeating(cap(), up, seats).amount;
    expect(spread(surer)).toBeLessThan(0.6 * spread(once));
  });

  it('follows the bone wherever the hand put the guide down, not only near its place', () => {
    // Furrows of 0.4 mm, 6 mm apart, across a dome: off its place, a guide meets the next one.
    const furrowed: SolidField = {
      at(x, y, z, out) {
        const r = Math.hypot(x, y, z);
        const slope = (0.4 * 2 * Math.PI) / 6;
        const wave = (2 * Math.PI * x) / 6;
        out.set([r - 30 - 0.2 * Math.sin(wave), x / r - (slope / 2) * Math.cos(wave), y / r, z / r]);
      },
    };
    const face = cap();
    const seats = predictSeating(face, furrowed, up, { noiseMm: 0, patchMm: 4, draws: 40, seed: 9 })!;
    const hands = drawPlacements(40, [0, 0, -1], HAND_DEFAULTS, seededRandom(9));
    const first = simulateSeating({
      face: face.positions,
      bone: furrowed,
      pressDirection: [0, 0, -1],
      placed: hands[0]!,
    });
    const aim: Vec3 = [0, 0, 0];
    const predicted = movePoint(seats.motions[0]!, seats.centre, aim);
    const simulated = movePoint(first.motion, first.centre, aim);
    for (let axis = 0; axis < 3; axis++) expect(predicted[axis]).toBeCloseTo(simulated[axis]!, 1);
    // A guide that strays stands on what it met: it stays higher than one that strays over a smooth
    // ball.
    const height = (bone: SolidField): number => {
      const { motions } = predictSeating(face, bone, up, { noiseMm: 0, patchMm: 4, draws: 40, seed: 9 })!;
      return motions.reduce((sum, m) => sum + m[2]!, 0) / motions.length;
    };
    expect(height(furrowed)).toBeGreaterThan(height(ball) + 0.05);
  });

  it('says nothing of a guide that has nothing to stand on', () => {
    const face = cap();
    const two: ContactFace = {
      positions: face.positions.subarray(0, 6),
      normals: face.normals.subarray(0, 6),
      gapsMm: face.gapsMm.subarray(0, 2),
      areasMm2: face.areasMm2.subarray(0, 2),
    };
    expect(predictSeating(two, ball, up, options)).toBeNull();
  });

  it('draws placements whose spread is the hand’s to the last digit', () => {
    const drawn = drawPlacements(100, up, { slideMm: 2, turnDeg: 3 }, seededRandom(5));
    for (const [k, wanted] of [2, 2, 0, 0.05236, 0.05236, 0.05236].entries()) {
      const square = drawn.reduce((sum, motion) => sum + motion[k]! ** 2, 0) / drawn.length;
      expect(Math.sqrt(square)).toBeCloseTo(wanted, 4);
      expect(drawn.reduce((sum, motion) => sum + motion[k]!, 0)).toBeCloseTo(0, 8);
    }
  });

  // The short form of test/check/seating.test.ts: one patch, beside a crest.
  it('agrees with seatings on the true surface within 25 %, patch 5', async () => {
    const seen = await comparePatch(randomPatch(5), 200, 5);
    expect(Math.abs(seen.predicted95Mm / seen.observed95Mm - 1)).toBeLessThan(0.25);
  });
});
