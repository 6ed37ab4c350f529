import { expect, it } from 'vitest';
import type { Radians } from '../../geometry/core/frames';
import { succeed } from '../../geometry/core/result';
import { angleBetween, cross, length, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import {
  composeTransforms,
  IDENTITY,
  shiftBy,
  transformDirection,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan as runPlan } from '../../geometry/plan/plan';
import { isSeated, verifySeated } from '../../geometry/verify/verify-seated';
import { laterPose } from '../../samples/ct/scan-later';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { headDirectionToPatient, headPose } from '../../samples/head/pose';
import { samplePatient } from '../../samples/patients';
import { aroundPath, lineOf } from '../support/operated-head';
import { cachedCt } from '../support/simulated-scans';
import { wearGuide } from '../support/worn-guide';

const VOXEL_MM = 0.6;

it('a guide on a simulated head, registered by the program: axis within 0.1 mm and 0.2 degrees', async () => {
  const head = buildHead(samplePatient('cat'));
  const region = aroundPath(head, 26);
  const pose = headPose();
  const scanner = { region, spacingMm: [VOXEL_MM, VOXEL_MM, VOXEL_MM] as const, nodeMm: VOXEL_MM };
  const planned = cachedCt(head, { ...scanner, pose }).volume;
  const line = lineOf(head, pose);
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: {
      dorsal: [...headDirectionToPatient(pose, [0, 1, 0])],
      rostral: [...headDirectionToPatient(pose, [0, 0, 1])],
      ...{ confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    },
    trajectories: [{ id: 'T1', targetLps: [...line.targetLps], entryLps: [...line.entryLps] }],
    guide: { support: 'pad', footprintRadiusMm: 12 },
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const made = await runPlan(parsed.value, () => Promise.resolve(succeed({ volume: planned })));
  if (!made.ok) throw new Error(made.problem.message);
  const { plan, guide, bone } = made.value;
  const [{ sleeve, directionLps, targetLps }] = plan.trajectories as unknown as [
    (typeof plan.trajectories)[number],
  ];

  const check = async (motion: RigidTransform, seed: number) => {
    const worn = wearGuide(head, pose, guide!.mesh, motion);
    const scan = simulateCt(worn, { ...scanner, marginMm: 20, pose: laterPose(), seed, noiseHu: 25 }).volume;
    const checked = await verifySeated(
      plan,
      { planned, later: scan },
      { guide: guide!.mesh, bone: bone.mesh },
    );
    if (!checked.ok) throw new Error(checked.problem.message);
    const [bore] = checked.value.bores;
    const lip = transformPoint(motion, sleeve!.upperLipLps);
    const down = transformDirection(motion, directionLps);
    const targetMm = length(cross(subtract<Vec3>(targetLps, lip), down));
    const angleDeg = (angleBetween(down, directionLps) * 180) / Math.PI;
    process.stdout.write(
      `${JSON.stringify({ points: checked.value.guide.points, misfit: checked.value.guide.misfitMm, bore, truth: { targetMm, angleDeg }, zones: checked.value.zones })}\n`,
    );
    expect(Math.abs(bore!.targetMm - targetMm)).toBeLessThan(0.1);
    expect(Math.abs(bore!.angleDeg - angleDeg)).toBeLessThan(0.2);
    return checked.value;
  };

  expect(isSeated(await check(IDENTITY, 61))).toBe(true);
  const insertion = plan.guide!.insertionLps;
  const side = normalize<Vec3>(cross(insertion, headDirectionToPatient(pose, [0, 0, 1])));
  const across = cross(side, insertion);
  const far = plan.trajectories[0]!.entrySurfaceLps.map((v, a) => v - 12 * across[a]!) as unknown as Vec3;
  const lifted = composeTransforms(shiftBy([0, 0, 0]), turnAbout(far, side, (0.5 / 24) as Radians));
  const other = composeTransforms(shiftBy([0, 0, 0]), turnAbout(far, side, (-0.5 / 24) as Radians));
  // One of the two turns lifts the rim and the other presses it into the bone.
  expect(isSeated(await check(lifted, 62))).toBe(false);
  expect(isSeated(await check(other, 63))).toBe(false);
}, 900_000);
