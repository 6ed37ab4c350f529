import { describe, expect, it } from 'vitest';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import { findSinuses } from '../../geometry/anatomy/find-sinuses';
import type { Check } from '../../geometry/core/check';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { along, distance, dot, type Vec3 } from '../../geometry/core/vector';
import { measureTrajectory, type TrajectoryInput } from '../../geometry/path/measure-trajectory';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Volume } from '../../geometry/volume/volume';
import { joinMeshes, makeBall } from '../support/make-meshes';
import { makeScan } from '../support/make-scan';

const tool = { diameterMm: 1.8, windowMm: 8, tipMm: 2, lengthMm: 200 };

/** A round brain-case about the origin, of which all is known. */
const roundRoom = (radiusMm: number): Endocranium => ({
  contains: p => Math.hypot(...p) < radiusMm,
  distanceMm: p => Math.hypot(...p) - radiusMm,
  volumeMm3: (4 / 3) * Math.PI * radiusMm ** 3,
  centerLps: patientPoint(0, 0, 0),
  openingMm: 0,
});

const ballShell = (outerMm: number, innerMm: number, divisions = 24): TriangleMesh =>
  joinMeshes(makeBall([0, 0, 0], outerMm, divisions), makeBall([0, 0, 0], innerMm, divisions), true);

interface Shell {
  readonly radiusMm: number;
  /** Thickness and HU of the layers, from outside in. */
  readonly layers: readonly (readonly [number, number])[];
  readonly brainHu?: number;
}

const thicknessOf = (shell: Shell) => shell.layers.reduce((sum, [mm]) => sum + mm, 0);

function huOf(shell: Shell) {
  return (x: number, y: number, z: number): number => {
    let depth = shell.radiusMm - Math.hypot(x, y, z);
    if (depth < -12) return -1000;
    if (depth < 0) return 50;
    for (const [mm, hu] of shell.layers) {
      if (depth < mm) return hu;
      depth -= mm;
    }
    return shell.brainHu ?? 40;
  };
}

const check = (checks: readonly Check[], id: string): Check => {
  const found = checks.find(c => c.id === id);
  if (!found) throw new Error(`no check ${id} among ${checks.map(c => c.id).join(', ')}`);
  return found;
};

/** Every check is a sentence of its trajectory with its numbers finite or absent. */
function expectWords(checks: readonly Check[]) {
  expect(checks.length).toBeGreaterThan(0);
  for (const c of checks) {
    expect(c.message).toMatch(/^[A-Z].*\.$/);
    expect(c.trajectory).toBe('T1');
    expect(c.id).toMatch(/^[a-z-]+$/);
    for (const v of [c.value, c.limit, ...(c.atLps ?? [])])
      expect(v === null || Number.isFinite(v)).toBe(true);
  }
  expect(new Set(checks.map(c => c.id)).size).toBe(checks.length);
}

describe('a path through a shell whose every figure is known (0.45 mm voxels, 0.9 mm blur, 20 HU, seed 11)', () => {
  const random = seededRandom(11);
  const walls: [string, Shell['layers']][] = [
    ["a cat's temple, 0.8 mm", [[0.8, 1300]]],
    ['1.2 mm of cortex', [[1.2, 1250]]],
    ['2 mm of cortex', [[2, 1500]]],
    [
      "a cat's vault, 0.55 mm tables",
      [
        [0.55, 1300],
        [0.6, 600],
        [0.55, 1300],
      ],
    ],
    [
      "a dog's vault with diploe",
      [
        [1.2, 1500],
        [1.6, 600],
        [1.2, 1500],
      ],
    ],
    [
      'a vault with marrow',
      [
        [1.2, 1400],
        [2.5, 150],
        [1, 1400],
      ],
    ],
    [
      'a thick vault, 8 mm',
      [
        [1.5, 1500],
        [5, 500],
        [1.5, 1500],
      ],
    ],
  ];
  const cases = walls.flatMap(([name, layers]) => [0, 15, 28].map(angleDeg => ({ name, layers, angleDeg })));

  it.each(cases)(
    '$name at $angleDeg degrees: length within 0.15 mm, thickness within 0.2 mm',
    ({ layers, angleDeg }) => {
      const shell: Shell = { radiusMm: random.between(22, 32), layers, brainHu: random.between(8, 40) };
      const R = shell.radiusMm;
      const T = thicknessOf(shell);
      // The volume lies askew; the path begins on its third axis.
      const axes: [Vec3, Vec3, Vec3] = [
        [0.8, 0.6, 0],
        [-0.36, 0.48, 0.8],
        [0.48, -0.64, 0.6],
      ];
      const volume = makeScan(huOf(shell), {
        low: [-9 + random.uniform(), -9 + random.uniform(), R - 21],
        high: [9, 9, R + 8],
        axes,
        seed: random.whole(1, 1e6),
      });
      const angle = (angleDeg * Math.PI) / 180;
      const roll = random.between(0, 2 * Math.PI);
      const [u, v, w] = axes;
      const d = patientVector(
        ...([0, 1, 2].map(
          a => Math.sin(angle) * (Math.cos(roll) * u[a]! + Math.sin(roll) * v[a]!) - Math.cos(angle) * w[a]!,
        ) as [number, number, number]),
      );
      const entry = patientPoint(R * w[0], R * w[1], R * w[2]);
      const target = along(entry, d, 14);
      const b = -R * Math.cos(angle);
      const thickness = -b - Math.sqrt(b * b - (R * R - (R - T) ** 2));
      // A surface that is off by as much as an unrefined one, either way.
      const off = random.between(-0.3, 0.45);
      const mesh = ballShell(R + off, R - T - off);
      const { trajectory, checks } = measureTrajectory({
        volume,
        bone: buildSurfaceIndex(mesh),
        mesh,
        endocranium: roundRoom(R - T),
        sinuses: null,
        request: { id: 'T1', targetLps: target, entryLps: along(target, d, -40) },
        tool,
      });
      expectWords(checks);
      expect(trajectory).not.toBeNull();
      const t = trajectory!;
      expect(Math.abs(t.lengthMm - 14)).toBeLessThan(0.15);
      expect(Math.abs(t.boneThicknessMm - thickness)).toBeLessThan(0.2);
      expect(Math.abs(t.angleToNormalDeg - angleDeg)).toBeLessThan(1.5);
      expect(distance(along(t.entrySurfaceLps, t.directionLps, t.lengthMm), target)).toBeLessThan(1e-9);
      expect(dot(t.directionLps, d)).toBeCloseTo(1, 12);
      expect(dot(t.normalLps, w)).toBeGreaterThan(0.999);
      // The profile: air before the skin (cut by the scan here), bone from 0 on, brain behind.
      const at = (s: number) => t.profile.hu[Math.round((s - t.profile.startMm) / t.profile.stepMm)]!;
      expect(t.profile.startMm).toBeLessThan(-7);
      expect(Math.abs(at(-3) - 50)).toBeLessThan(90);
      expect(Math.abs(at(thickness + 3) - shell.brainHu!)).toBeLessThan(90);
      expect(at(Math.min(0.6, thickness / 2))).toBeGreaterThan(500);
    },
  );
});

describe('what can be nonsense about a path', () => {
  // Coarse voxels keep these quick; they blur the faces by a third of a millimetre at worst.
  const R = 26;
  const shell: Shell = { radiusMm: R, layers: [[3, 1200]] };
  const mesh = ballShell(R, R - 3);
  const box = { low: [-42, -42, -42], high: [42, 42, 42], spacingMm: [0.9, 0.9, 0.9], parts: 2 } as const;
  const plain = makeScan(huOf(shell), box);
  const ask = (
    target: readonly [number, number, number],
    entry: readonly [number, number, number],
    more: Partial<TrajectoryInput> = {},
  ) => {
    const used = more.mesh ?? mesh;
    const result = measureTrajectory({
      volume: plain,
      bone: buildSurfaceIndex(used),
      mesh: used,
      endocranium: roundRoom(R - 3),
      sinuses: null,
      request: { id: 'T1', targetLps: patientPoint(...target), entryLps: patientPoint(...entry) },
      tool,
      ...more,
    });
    expectWords(result.checks);
    return result;
  };

  it('nothing, where nothing is', () => {
    const { checks, trajectory } = ask([2, 0, 5], [2, 0, 40]);
    expect(checks.filter(c => c.status !== 'pass')).toEqual([]);
    expect(checks.map(c => c.id)).toEqual([
      'target-in-scan',
      'target-in-head',
      'target-in-bone',
      'target-in-braincase',
      'entry-apart',
      'line-meets-bone',
      'surface-at-entry',
      'obliquity',
      'bone-thickness',
      'other-bone',
      'bone-crossings',
      'sinus',
      'far-side',
      'needle-length',
    ]);
    expect(trajectory!.entrySurfaceLps[2]).toBeCloseTo(Math.sqrt(R * R - 4), 0);
  });

  it('is the same whether the entry lies on the skin, the bone or within', () => {
    const far = ask([2, 0, 5], [2, 0, 40]).trajectory!;
    for (const z of [25.9, 18, 7]) expect(ask([2, 0, 5], [2, 0, z]).trajectory).toEqual(far);
  });

  it('a target outside the scan', () => {
    const { checks, trajectory } = ask([2, 0, 60], [2, 0, 80]);
    expect(trajectory).toBeNull();
    expect(check(checks, 'target-in-scan').status).toBe('fail');
    expect(ask([NaN, 0, 0], [2, 0, 80]).trajectory).toBeNull();
  });

  it('an entry that is the target, or no number', () => {
    const { checks, trajectory } = ask([2, 0, 5], [2, 0, 5.5]);
    expect(trajectory).toBeNull();
    expect(check(checks, 'entry-apart')).toMatchObject({ status: 'fail', value: 0.5, limit: 1, unit: 'mm' });
    expect(ask([2, 0, 5], [2, NaN, 5]).trajectory).toBeNull();
  });

  it('a target in air outside the head, but not one in the air of a dry skull', () => {
    const { checks } = ask([0, 0, 40], [0, 0, 10]);
    expect(check(checks, 'target-in-head').status).toBe('fail');
    const dry = makeScan((x, y, z) => {
      const r = Math.hypot(x, y, z);
      return r < R && r > R - 3 ? 1200 : -1000;
    }, box);
    const inside = ask([2, 0, 5], [2, 0, 40], { volume: dry, endocranium: null });
    expect(check(inside.checks, 'target-in-head').status).toBe('pass');
    expect(inside.trajectory!.boneThicknessMm).toBeCloseTo(3, 0);
    const beside = ask([0, 0, 40], [0, 0, 10], { volume: dry, endocranium: null });
    expect(check(beside.checks, 'target-in-head').status).toBe('fail');
  });

  it('a target in bone, a target outside the brain-case, a brain-case that was not found', () => {
    const inBone = ask([0, 0, R - 1.5], [0, 0, 40]);
    expect(check(inBone.checks, 'target-in-bone')).toMatchObject({ status: 'fail', unit: 'mm' });
    expect(check(inBone.checks, 'target-in-bone').value).toBeCloseTo(-1.5, 1);
    expect(check(inBone.checks, 'target-in-braincase').status).toBe('fail');
    const muscle = ask([0, 0, R + 5], [0, 0, -40]);
    expect(check(muscle.checks, 'target-in-head').status).toBe('pass');
    expect(check(muscle.checks, 'target-in-braincase')).toMatchObject({ status: 'fail', value: -8 });
    const unknown = ask([2, 0, 5], [2, 0, 40], { endocranium: null });
    expect(check(unknown.checks, 'target-in-braincase')).toMatchObject({ status: 'warn', value: null });
  });

  it('a line that misses the bone', () => {
    const { checks, trajectory } = ask([0, 0, R + 5], [30, 0, R + 5]);
    expect(trajectory).toBeNull();
    expect(check(checks, 'line-meets-bone')).toMatchObject({ status: 'fail', value: 0 });
  });

  it('a path too oblique to drill', () => {
    const degOf = (x: number) => ask([x, 0, 0], [x, 0, 40]);
    const steep = degOf(15);
    expect(check(steep.checks, 'obliquity')).toMatchObject({ status: 'warn', limit: 30, unit: 'deg' });
    expect(check(steep.checks, 'obliquity').value).toBeCloseTo((Math.asin(15 / R) * 180) / Math.PI, 0);
    expect(check(degOf(22.9).checks, 'obliquity')).toMatchObject({ status: 'fail', limit: 60 });
    expect(check(degOf(10).checks, 'obliquity').status).toBe('pass');
    const strict = ask([15, 0, 0], [15, 0, 40], { limits: { failAngleDeg: 30 } });
    expect(check(strict.checks, 'obliquity').status).toBe('fail');
  });

  it('a needle whose tip reaches the far side, or nearly', () => {
    // The inner wall lies 23 mm below the middle; the tip goes 6 mm beyond the target.
    const far = ask([0, 0, -19], [0, 0, 40]);
    expect(check(far.checks, 'far-side')).toMatchObject({ status: 'fail', limit: 6, unit: 'mm' });
    expect(check(far.checks, 'far-side').value).toBeCloseTo(4, 1);
    expect(check(ask([0, 0, -16], [0, 0, 40]).checks, 'far-side').status).toBe('warn');
    expect(check(ask([0, 0, -10], [0, 0, 40]).checks, 'far-side').status).toBe('pass');
    const short = ask([0, 0, -19], [0, 0, 40], { tool: { ...tool, windowMm: 2, tipMm: 0.5 } });
    expect(check(short.checks, 'far-side').status).toBe('pass');
  });

  it('a needle that leaves the brain-case where there is no bone', () => {
    const open: Endocranium = { ...roundRoom(R - 3), contains: p => Math.hypot(...p) < R - 3 && p[2] > -8 };
    const { checks } = ask([0, 0, -4], [0, 0, 40], { endocranium: open });
    expect(check(checks, 'far-side')).toMatchObject({ status: 'fail', limit: 6 });
    expect(Math.abs(check(checks, 'far-side').value! - 4)).toBeLessThan(0.3);
  });

  it('a needle too short for path and sleeve', () => {
    // Length 21, sleeve 27, half a window and the tip 6: 54.
    const fits = ask([0, 0, 5], [0, 0, 40], { tool: { ...tool, lengthMm: 55 } });
    expect(check(fits.checks, 'needle-length')).toMatchObject({ status: 'pass', limit: 55, unit: 'mm' });
    expect(Math.abs(check(fits.checks, 'needle-length').value! - 54)).toBeLessThan(0.4);
    expect(
      check(ask([0, 0, 5], [0, 0, 40], { tool: { ...tool, lengthMm: 53 } }).checks, 'needle-length').status,
    ).toBe('fail');
    const longer = ask([0, 0, 5], [0, 0, 40], { tool: { ...tool, lengthMm: 55 }, sleeveMm: 40 });
    expect(check(longer.checks, 'needle-length').status).toBe('fail');
  });

  it('bone too thin to hold', () => {
    const { checks } = ask([0, 0, 5], [0, 0, 40], { limits: { warnThicknessMm: 3.5 } });
    expect(check(checks, 'bone-thickness')).toMatchObject({ status: 'warn', limit: 3.5, unit: 'mm' });
  });

  it('a surface that is not where the scan has its edge', () => {
    const { checks } = ask([0, 0, 5], [0, 0, 40], { mesh: ballShell(R + 0.7, R - 3) });
    expect(check(checks, 'surface-at-entry').status).toBe('warn');
    expect(check(checks, 'surface-at-entry').value).toBeCloseTo(0.7, 1);
  });

  it('a wall that is a wedge: from how thin to how thick it is under the tool', () => {
    // The inner face leans by 0.7 mm a mm against the outer one, and passes the line where the
    // shell's own would.
    const leaning = (slope: number) =>
      makeScan(
        (x, y, z) => (z < R - 3 + slope * x ? 40 : huOf({ radiusMm: R, layers: [[12, 1200]] })(x, y, z)),
        {
          low: [-9, -9, 3],
          high: [9, 9, 42],
          spacingMm: [0.45, 0.45, 0.45],
        },
      );
    const wedge = ask([0, 0, 5], [0, 0, 40], { volume: leaning(0.7) });
    const found = check(wedge.checks, 'surface-at-entry');
    expect(found).toMatchObject({ status: 'warn', limit: 0.5, unit: 'mm/mm' });
    expect(Math.abs(found.value! - 0.7)).toBeLessThan(0.1);
    // 3 mm in the middle, 0.7 x 0.9 mm less and more at the rim of a tool of 1.8 mm.
    expect(found.message).toMatch(/over the tool's 1\.8 mm it is from 2\.[2-5] to 3\.[5-8] mm thick/);
    const even = ask([0, 0, 5], [0, 0, 40], { volume: leaning(0.2) });
    expect(check(even.checks, 'surface-at-entry').status).toBe('pass');
  });

  it('a wall whose thickness the scan and the surface read differently', () => {
    // The outer face stands right, so that the entry is sound; the inner lies 0.5 mm too deep.
    const { checks } = ask([0, 0, 5], [0, 0, 40], { mesh: ballShell(R, R - 3.5) });
    expect(check(checks, 'surface-at-entry')).toMatchObject({ status: 'warn', limit: 0.15, unit: 'mm' });
    // The scan of 1 mm reads the true 3 mm to within 0.2.
    expect(Math.abs(check(checks, 'surface-at-entry').value! - 0.5)).toBeLessThan(0.2);
    expect(check(checks, 'surface-at-entry').message).toMatch(/edges and 3\.(4[89]|50) mm by its surface/);
  });

  it('another bone in the way, as a zygomatic arch', () => {
    const arch = joinMeshes(mesh, makeBall([0, 0, 37], 2, 8));
    const { checks, trajectory } = ask([0, 0, 5], [0, 0, 30], { mesh: arch });
    expect(check(checks, 'other-bone')).toMatchObject({ status: 'fail', value: 1, limit: 0 });
    expect(check(checks, 'other-bone').atLps![2]).toBeCloseTo(39, 1);
    expect(Math.abs(trajectory!.lengthMm - 21)).toBeLessThan(0.4);
    expect(check(ask([0, 0, 5], [9, 0, 40], { mesh: arch }).checks, 'other-bone').status).toBe('pass');
  });
});

describe('a path across the frontal sinus', () => {
  // Outer table 27..29 mm, air 21..27, inner table 18..21, in front; solid bone of 11 mm elsewhere.
  const hu = (fluid: boolean) => (x: number, y: number, z: number) => {
    const r = Math.hypot(x, y, z);
    if (r < 18) return 40;
    if (r > 36) return -1000;
    if (r > 29) return 50;
    return z > 0.8 * r && r > 21 && r < 27 ? (fluid ? 15 : -1000) : 1200;
  };
  const box = { low: [-39, -39, -39], high: [39, 39, 39], spacingMm: [0.75, 0.75, 0.75], parts: 2 } as const;
  /**
   * Skull, and the cap-shaped sinus within it as a cavity: a box of the right faces on the axis
   * serves.
   */
  const meshOf = () => {
    const ball = ballShell(29, 18);
    const cap = makeBall([0, 0, 24], 3, 12);
    return joinMeshes(ball, cap, true);
  };
  const volumes: Record<'air' | 'fluid', Volume> = {
    air: makeScan(hu(false), box),
    fluid: makeScan(hu(true), box),
  };
  const ask = (
    volume: Volume,
    more: Partial<TrajectoryInput> = {},
    entry: PatientPoint = patientPoint(0, 0, 50),
  ) => {
    const mesh = meshOf();
    const result = measureTrajectory({
      volume,
      bone: buildSurfaceIndex(mesh),
      mesh,
      endocranium: roundRoom(18),
      sinuses: null,
      request: { id: 'T1', targetLps: patientPoint(0, 0, 4), entryLps: entry },
      tool,
      ...more,
    });
    expectWords(result.checks);
    return result;
  };

  it('sums both tables, counts two walls and warns of the air, with the sinuses known or not', () => {
    const found = findSinuses(volumes.air, 226, roundRoom(18));
    if (!found.ok) throw new Error(found.problem.message);
    for (const sinuses of [null, found.value]) {
      const { trajectory, checks } = ask(volumes.air, { sinuses });
      expect(Math.abs(trajectory!.lengthMm - 25)).toBeLessThan(0.3);
      expect(Math.abs(trajectory!.boneThicknessMm - 5)).toBeLessThan(0.35);
      expect(check(checks, 'bone-crossings')).toMatchObject({ status: 'warn', value: 2, limit: 1 });
      expect(check(checks, 'other-bone').status).toBe('pass');
      expect(check(checks, 'sinus')).toMatchObject({ status: 'warn', limit: 0.3, unit: 'mm' });
      expect(Math.abs(check(checks, 'sinus').value! - 6)).toBeLessThan(1.4);
      expect(check(checks, 'sinus').atLps![2]).toBeGreaterThan(25.5);
    }
    expect(check(ask(volumes.air, { limits: { sinus: 'fail' } }).checks, 'sinus').status).toBe('fail');
  });

  it('takes fluid of that width for a marrow space, and says so nowhere as air', () => {
    const { trajectory, checks } = ask(volumes.fluid);
    expect(Math.abs(trajectory!.lengthMm - 25)).toBeLessThan(0.3);
    expect(check(checks, 'sinus').status).toBe('pass');
  });
});
