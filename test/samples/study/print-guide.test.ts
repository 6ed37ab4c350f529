import { describe, expect, it } from 'vitest';
import { patientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { aimOf, printGuide, type GuideBody } from '../../../samples/study/print-guide';
import { PA12_PROFILE, type PublishedPrinter } from '../../../samples/study/settings';

const perfect: PublishedPrinter = {
  ...PA12_PROFILE,
  levelMm: 0,
  riseMm: 0,
  sterilisedLevelMm: 0,
  sterilisedRiseMm: 0,
  scaleShare: 0,
  faceMm: 0,
  boreMm: 0,
};
const insertion = normalize(patientVector(0.2, -0.9, 0.3));

/** A face of four points and a bore that leans 10 degrees off the insertion. */
function guide(): GuideBody {
  const down = normalize<Vec3>([-0.35, 0.85, -0.3]);
  const at = (mm: number): Vec3 => [down[0] * mm, down[1] * mm, down[2] * mm];
  return {
    face: Float64Array.of(12, 0, 0, -12, 0, 0, 0, 0, 12, 0, 0, -12),
    normals: Float64Array.from({ length: 12 }, (_, n) => insertion[(n % 3) as 0 | 1 | 2]),
    bore: { upperLip: at(-28), lowerLip: at(-2), diameterMm: 1.9, reachMm: 58 },
  };
}

describe('printGuide', () => {
  it('leaves a guide as it is on a perfect printer', () => {
    const body = guide();
    const printed = printGuide(body, insertion, perfect, seededRandom(1), seededRandom(2));
    expect([...printed.face]).toEqual([...body.face].map(v => expect.closeTo(v, 12) as number));
    expect(Math.hypot(...subtract<Vec3>(aimOf(printed.bore), aimOf(body.bore)))).toBeLessThan(1e-12);
  });

  it.each([0, 0.003])('is off at the target by the published means, scale of %f included', scaleShare => {
    const body = guide();
    const aim = aimOf(body.bore);
    const face = seededRandom(3);
    const bore = seededRandom(4);
    let level = 0;
    let rise = 0;
    const count = 4000;
    for (let n = 0; n < count; n++) {
      const profile = { ...PA12_PROFILE, scaleShare };
      const off = subtract<Vec3>(aimOf(printGuide(body, insertion, profile, face, bore).bore), aim);
      const up = off.reduce((sum, v, a) => sum + v * insertion[a as 0 | 1 | 2], 0);
      rise += Math.abs(up) / count;
      level += Math.sqrt(off.reduce((sum, v) => sum + v * v, 0) - up * up) / count;
    }
    // The bore leans: a little of what is level is seen along it.
    expect(level).toBeGreaterThan(0.93 * Math.hypot(0.46, 0.16));
    expect(level).toBeLessThan(1.05 * Math.hypot(0.46, 0.16));
    expect(rise).toBeGreaterThan(0.9 * Math.hypot(0.17, 0.06));
    expect(rise).toBeLessThan(1.25 * Math.hypot(0.17, 0.06));
  });

  it('stretches the face about its middle and roughens it along the normals alone', () => {
    const body = guide();
    const scaled = printGuide(
      body,
      insertion,
      { ...perfect, scaleShare: 0.01 },
      seededRandom(5),
      seededRandom(6),
    );
    const width = (face: Float64Array): number =>
      Math.hypot(face[0]! - face[3]!, face[1]! - face[4]!, face[2]! - face[5]!);
    expect(Math.abs(width(scaled.face) / 24 - 1)).toBeGreaterThan(1e-4);
    expect(scaled.face[0]! + scaled.face[3]!).toBeCloseTo(0, 9);
    const rough = printGuide(body, insertion, { ...perfect, faceMm: 0.2 }, seededRandom(7), seededRandom(8));
    for (let p = 0; p < 12; p += 3) {
      const off = [0, 1, 2].map(a => rough.face[p + a]! - body.face[p + a]!);
      const along = off.reduce((sum, v, a) => sum + v * insertion[a as 0 | 1 | 2], 0);
      expect(Math.hypot(...off)).toBeCloseTo(Math.abs(along), 9);
      expect(Math.abs(along)).toBeGreaterThan(1e-3);
    }
  });
});
