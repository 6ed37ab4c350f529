import { distance } from '../../geometry/core/vector';
import { beforeAll, describe, expect, it } from 'vitest';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import type { Case } from '../../geometry/plan/document/case-schema';
import { guideInput } from '../../geometry/plan/guide-input';
import {
  errorSources,
  predictAccuracy,
  surfaceUncertaintyAt,
  THRESHOLD_SURFACE,
  type Accuracy,
} from '../../geometry/plan/predict-accuracy';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { skullMesh } from '../support/analytic-skull';
import { skullCase, skullGrid, skullPath } from '../support/skull-case';

const grid = skullGrid;
const caseOf = (accuracy: object = {}): Case => skullCase({ accuracy });

describe('predictAccuracy', () => {
  const mesh = skullMesh();
  const path = skullPath(mesh);
  const entry = path.entrySurfaceLps;
  const trajectories = [path];
  /** A surface whose uncertainty is told by the way from the entry. */
  const known = (sigmaAt: (awayMm: number) => number) => ({
    mesh,
    uncertaintyMm: Float32Array.from({ length: mesh.positions.length / 3 }, (_, v) => {
      const p = mesh.positions.subarray(3 * v, 3 * v + 3);
      return sigmaAt(Math.hypot(p[0]! - entry[0], p[1]! - entry[1], p[2]! - entry[2]));
    }),
  });
  const unrefined = { mesh, uncertaintyMm: null };
  const nearlySure = known(() => 0.02);
  let design: GuideDesign;
  const predict = (planCase: Case, bone: Parameters<typeof predictAccuracy>[4]): Accuracy =>
    predictAccuracy(planCase, design, trajectories, grid, bone);
  const seatingOf = (accuracy: Accuracy): number => accuracy.errors[0]!.terms.seating!;

  beforeAll(async () => {
    const planCase = caseOf();
    const made = await designGuide(
      guideInput(planCase, { bone: { mesh }, softParts: null }, trajectories, {
        kernel: await loadKernel(),
        quality: 'preview',
      }),
    );
    if (!made.ok) throw new Error(made.problem.message);
    design = made.value;
  });

  it('takes the surface term from the bone round the entry, not from bone elsewhere', () => {
    const bone = known(away => (away < 3 ? 0.03 : 0.5));
    expect(surfaceUncertaintyAt(bone, entry)).toBeCloseTo(0.03, 6);
    expect(errorSources(caseOf(), grid, bone, entry).surfaceMm).toBeCloseTo(0.03, 6);
    expect(errorSources(caseOf(), grid, unrefined, entry).surfaceMm).toBe(THRESHOLD_SURFACE.offsetMm);
    expect(errorSources(caseOf({ surfaceMm: 0.2 }), grid, bone, entry).surfaceMm).toBe(0.2);
  });

  it('bends the guide that was made: by what its sleeve gives, and less the stiffer the print', async () => {
    const termOf = (bends: GuideDesign['bends']): number =>
      predictAccuracy(caseOf(), { ...design, bends }, trajectories, grid, nearlySure).errors[0]!.terms
        .bending!;
    const [bend] = design.bends;
    const [one, other] = bend!.perNewton;
    const upperMm = Math.hypot(...one.upper);
    const sleeve = design.sleeves[0]!;
    const lever = distance(sleeve.lowerLipLps, path.targetLps) / sleeve.guidedLengthMm;
    // 5 N 95 times in 100, carried through a lower lip that stays.
    expect(termOf(design.bends) / (5 * upperMm * lever)).toBeCloseTo(1, 1);
    expect(Math.hypot(...other.upper)).toBeCloseTo(upperMm, 9);
    const stiff = await designGuide(
      guideInput(caseOf(), { bone: { mesh }, softParts: null }, trajectories, {
        kernel: await loadKernel(),
        quality: 'preview',
        printer: { bedMm: [145, 145, 185], modulusMpa: 2 * 1387 },
      }),
    );
    expect(stiff.ok && termOf(stiff.value.bends) / termOf(design.bends)).toBeCloseTo(0.5, 9);
  });

  it('seats the guide on the uncertainty that the bone has under each contact', () => {
    const sure = seatingOf(predict(caseOf(), nearlySure));
    const unsureOutside = seatingOf(
      predict(
        caseOf(),
        known(away => (away < 8 ? 0.02 : 0.3)),
      ),
    );
    const unsure = seatingOf(
      predict(
        caseOf(),
        known(() => 0.3),
      ),
    );
    expect(unsureOutside).toBeGreaterThan(1.05 * sure);
    expect(unsure).toBeGreaterThan(1.1 * sure);
    // An even uncertainty is what the case can say itself, and the case's word goes before the
    // scan's.
    const said = caseOf({ surfaceNoiseMm: 0.3 });
    expect(seatingOf(predict(said, unrefined))).toBeCloseTo(unsure, 6);
    expect(seatingOf(predict(said, nearlySure))).toBeCloseTo(unsure, 6);
  });

  it('assumes the error of a threshold where the surface was not refined, and says the same twice', () => {
    const assumed = caseOf({ surfaceNoiseMm: THRESHOLD_SURFACE.noiseMm });
    expect(seatingOf(predict(caseOf(), unrefined))).toBe(seatingOf(predict(assumed, nearlySure)));
    expect(predict(caseOf(), nearlySure).errors).toEqual(predict(caseOf(), nearlySure).errors);
  });
});
