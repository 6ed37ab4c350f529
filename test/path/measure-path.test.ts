import { describe, expect, it } from 'vitest';
import type { BoneParts } from '../../geometry/anatomy/find-bone-parts';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import type { Check } from '../../geometry/core/check';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { measureTrajectory, type TrajectoryInput } from '../../geometry/path/measure-trajectory';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Volume } from '../../geometry/volume/volume';
import { codesOf } from '../support/codes-of';
import { joinMeshes, makeBox } from '../support/make-meshes';

/**
 * A case of flat walls, of which a scan shows the upper one about the path: exact and without
 * noise, so that what is measured is known to a hundredth. Spheres, noise and askew scans are in
 * test/path/measure-trajectory.test.ts.
 */
const cube = (mm: number): TriangleMesh => makeBox([-mm, -mm, -mm], [mm, mm, mm]);
const caseOf = (outerMm = 20, innerMm = 17): TriangleMesh => joinMeshes(cube(outerMm), cube(innerMm), true);

/** Where HU change: below so high they are this, mm; the height may rise with x. */
type Step = readonly [number, number, number?];
const HEAD: readonly Step[] = [
  [32, 50],
  [20, 1400],
  [17, 40],
];
const SLICES = 116;

/** A logistic edge about as wide as 0.8 mm of blur. */
const edge = (mm: number): number => 1 / (1 + Math.exp(-mm / 0.2));
function scanOf(steps: readonly Step[]): Volume {
  const voxels = Int16Array.from({ length: 33 * 33 * SLICES }, (_, n) => {
    const x = 0.5 * (n % 33) - 8;
    const z = 0.4 * Math.floor(n / (33 * 33)) - 6;
    return steps.reduce((hu, [height, below, rise = 0], s) => {
      const before = s === 0 ? -1000 : steps[s - 1]![1];
      return hu + (below - before) * edge((height + rise * x - z) / Math.hypot(1, rise));
    }, -1000);
  });
  return {
    ...{
      sizeVoxels: [33, 33, SLICES],
      voxels,
      originLps: patientPoint(-8, -8, -6),
      spacingMm: [0.5, 0.5, 0.4],
    },
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}
const head = scanOf(HEAD);
const room: Endocranium = {
  contains: p => Math.max(...p.map(Math.abs)) < 17,
  distanceMm: p => Math.max(...p.map(Math.abs)) - 17,
  volumeMm3: 1,
  centerLps: patientPoint(0, 0, 0),
  openingMm: 0,
};
const parts: BoneParts = {
  spaceAt: p => (p[2] > 20.5 ? 'outside' : 'closed'),
  isOwn: () => true,
  nameAt: () => 'zygomatic-arch',
};
const TARGET = [0.3, -0.2, 2] as const;
const tool = { diameterMm: 1.8, windowMm: 8, tipMm: 2, lengthMm: 200 };

interface Asked extends Partial<Omit<TrajectoryInput, 'request'>> {
  readonly target?: readonly [number, number, number];
  readonly entry?: readonly [number, number, number];
}
function ask({ target = TARGET, entry = [target[0], target[1], 35], mesh = caseOf(), ...more }: Asked = {}) {
  const measured = measureTrajectory({
    ...{ volume: head, mesh, bone: buildSurfaceIndex(mesh), endocranium: room, sinuses: null, parts, tool },
    request: { id: 'T1', targetLps: patientPoint(...target), entryLps: patientPoint(...entry) },
    ...more,
  });
  const of = (id: string): Check => measured.checks.find(check => check.id === id)!;
  return { ...measured, of };
}
const withPlate = (low: Vec3, high: Vec3): TriangleMesh => joinMeshes(caseOf(), makeBox(low, high));

describe('measureTrajectory through a flat wall', () => {
  it('measures a straight path and passes it', () => {
    const { trajectory, checks, isBlocked, of } = ask();
    expect(isBlocked).toBe(false);
    expect(checks.filter(check => check.status !== 'pass')).toEqual([]);
    expect(trajectory!.lengthMm).toBeCloseTo(18, 1);
    expect(trajectory!.boneThicknessMm).toBeCloseTo(3, 1);
    expect(trajectory!.angleToNormalDeg).toBeCloseTo(0, 6);
    expect([...trajectory!.directionLps]).toEqual([0, 0, -1]);
    expect([...trajectory!.normalLps]).toEqual([0, 0, 1]);
    expect(trajectory!.entrySurfaceLps[2]).toBeCloseTo(2 + trajectory!.lengthMm, 9);
    expect(trajectory).toMatchObject({ id: 'T1', targetLps: [...TARGET] });
    expect(of('entry-apart')).toMatchObject({ value: 33, limit: 1, sense: 'at-least', unit: 'mm' });
    expect(of('line-meets-bone')).toMatchObject({ value: 1, limit: 1, sense: 'at-least', unit: 'count' });
    // Half of the window and the tip go 6 mm beyond the target; the sleeve takes 27 mm.
    expect(of('far-side')).toMatchObject({ limit: 8, unit: 'mm' });
    expect(of('needle-length').value).toBeCloseTo(trajectory!.lengthMm + 27 + 6, 9);
    const surface = of('surface-at-entry');
    expect(surface).toMatchObject({ limit: 0.2, sense: 'at-most', unit: 'mm' });
    expect(surface.value).toBeCloseTo(Math.abs(trajectory!.lengthMm - 18), 9);
  });

  it('shows the profile from 5 mm outside the skin to 10 mm beyond the tip', () => {
    const { trajectory } = ask();
    const { startMm, stepMm, hu } = trajectory!.profile;
    expect(Math.abs(startMm + 32 - 20 + 5)).toBeLessThan(0.3);
    // Half the window and the tip's 2 mm lie behind the target; the scan ends at z = -6.
    expect(startMm + (hu.length - 1) * stepMm).toBeCloseTo(26, 0);
    const short = ask({ tool: { ...tool, windowMm: 2, tipMm: 0.5 }, target: [0.3, -0.2, 12] });
    const shown = short.trajectory!.profile;
    expect(Math.abs(shown.startMm + (shown.hu.length - 1) * shown.stepMm - (8 + 1.5 + 10))).toBeLessThan(0.2);
  });

  it('measures an oblique path along itself', () => {
    const angle = (25 * Math.PI) / 180;
    const { trajectory, of } = ask({
      target: [-4, 0, 11],
      entry: [-4 + 30 * Math.sin(angle), 0, 11 + 30 * Math.cos(angle)],
    });
    expect(trajectory!.angleToNormalDeg).toBeCloseTo(25, 6);
    expect(Math.abs(trajectory!.lengthMm - 9 / Math.cos(angle))).toBeLessThan(0.06);
    expect(Math.abs(trajectory!.boneThicknessMm - 3 / Math.cos(angle))).toBeLessThan(0.08);
    expect(of('surface-at-entry').status).toBe('pass');
  });

  it('asks for a direction', () => {
    const of = (z: number) => ask({ entry: [TARGET[0], TARGET[1], z] });
    const near = of(2.9);
    expect(near.trajectory).toBeNull();
    expect(near.isBlocked).toBe(false);
    expect(near.of('entry-apart')).toMatchObject({
      ...{ status: 'fail', value: expect.closeTo(0.9, 9), limit: 1, sense: 'at-least', unit: 'mm' },
      atLps: [...TARGET],
    });
    expect(of(3).trajectory).not.toBeNull();
    for (const nowhere of [NaN, Infinity]) {
      expect(of(nowhere).trajectory).toBeNull();
      expect(of(nowhere).of('entry-apart')).toMatchObject({ status: 'fail', value: null });
    }
  });

  it('asks for a target in the scan, and for bone on the line', () => {
    const outside = ask({ target: [0, 0, 90] });
    expect(outside.trajectory).toBeNull();
    expect(outside.checks).toHaveLength(1);
    const above = ask({ target: [0, 0, 25], entry: [0, 0, 38] });
    expect(above.trajectory).toBeNull();
    expect(above.of('line-meets-bone')).toMatchObject({
      ...{ status: 'fail', value: 0, limit: 1, sense: 'at-least', unit: 'count', atLps: [0, 0, 38] },
    });
  });
});

describe('whether the faces are good enough to set a stop by', () => {
  it('warns where the surface is not where the scan has its edge, and trusts the scan', () => {
    for (const off of [0.3, -0.3]) {
      const found = ask({ mesh: caseOf(20 + off, 17) });
      expect(found.trajectory!.lengthMm).toBeCloseTo(18, 1);
      const check = found.of('surface-at-entry');
      expect(check).toMatchObject({ status: 'warn', limit: 0.2, sense: 'at-most', unit: 'mm' });
      expect(check.value).toBeCloseTo(0.3, 1);
      expect(check.atLps).toEqual([...found.trajectory!.entrySurfaceLps]);
      expect(codesOf(check)[0]).toMatch(/^surface-off /);
      const rough = ask({ mesh: caseOf(20 + off, 17), surface: 'threshold' }).of('surface-at-entry');
      expect(codesOf(rough)[0]).toMatch(/^surface-off-threshold /);
    }
    expect(ask({ mesh: caseOf(20.1, 17) }).of('surface-at-entry').status).toBe('pass');
  });

  it('warns where scan and surface read another thickness', () => {
    for (const off of [0.3, -0.3]) {
      const check = ask({ mesh: caseOf(20, 17 + off) }).of('surface-at-entry');
      expect(check).toMatchObject({ status: 'warn', limit: 0.15, sense: 'at-most', unit: 'mm' });
      expect(check.value).toBeCloseTo(0.3, 1);
      expect(codesOf(check)[0]).toMatch(/^thickness-off profile=(3\.0|2\.9)\d surface=(2\.70|3\.30)/);
    }
  });

  it('warns of a wedge, with the thinnest and the thickest under the tool', () => {
    const wedge = scanOf([
      [32, 50],
      [20, 1400],
      [17, 40, 0.7],
    ]);
    const { of, trajectory } = ask({ volume: wedge, target: [0, 0, 2] });
    const check = of('surface-at-entry');
    expect(check).toMatchObject({ status: 'warn', limit: 0.5, sense: 'at-most', unit: 'mm/mm' });
    expect(Math.abs(check.value! - 0.7)).toBeLessThan(0.08);
    const [, thinnest, thickest, width] = codesOf(check)[0]!.match(
      /^thickness-uneven thinnest=(.*) thickest=(.*) tool=(.*)$/,
    )!;
    const by = 0.9 * check.value!;
    expect(Number(thinnest)).toBeCloseTo(trajectory!.boneThicknessMm - by, 0);
    expect(Math.abs(Number(thickest) - trajectory!.boneThicknessMm - by)).toBeLessThan(0.06);
    expect(Math.abs(Number(thinnest) - trajectory!.boneThicknessMm + by)).toBeLessThan(0.06);
    expect(width).toBe('1.8');
    expect(
      ask({ volume: wedge, target: [0, 0, 2], limits: { warnWedge: 0.9 } }).of('surface-at-entry').unit,
    ).toBe('mm');
  });

  it('takes the surface where the scan shows no bone, and says so', () => {
    const flesh = scanOf([
      [32, 50],
      [17, 40],
    ]);
    const { trajectory, of } = ask({ volume: flesh });
    expect(trajectory!.lengthMm).toBeCloseTo(18, 6);
    expect(trajectory!.boneThicknessMm).toBeCloseTo(3, 6);
    expect(of('surface-at-entry')).toMatchObject({ status: 'warn', value: null });
    expect(codesOf(of('surface-at-entry'))).toEqual(['surface-not-measured']);
    expect(of('surface-at-entry').atLps![2]).toBeCloseTo(20, 6);
  });

  it('does not fit the inner face of a wall that the target lies in', () => {
    const { trajectory, of } = ask({ target: [0.3, -0.2, 18] });
    expect(trajectory!.boneThicknessMm).toBeCloseTo(2, 6);
    expect(codesOf(of('surface-at-entry'))).toEqual(['surface-not-measured']);
  });

  it('sums the walls of a path across a sinus, each with its own faces', () => {
    const hollow = joinMeshes(caseOf(26, 24), caseOf(20, 17));
    const closed: BoneParts = { ...parts, spaceAt: () => 'closed' };
    const sinus = scanOf([
      [32, 50],
      [26, 1400],
      [24, -950],
      [20, 1400],
      [17, 40],
    ]);
    const { trajectory, of } = ask({ mesh: hollow, volume: sinus, parts: closed });
    expect(trajectory!.lengthMm).toBeCloseTo(24, 1);
    expect(Math.abs(trajectory!.boneThicknessMm - 5)).toBeLessThan(0.15);
    expect(of('line-meets-bone').value).toBe(2);
    expect(of('bone-crossings')).toMatchObject({ status: 'warn', value: 2 });
    expect(of('sinus').status).toBe('warn');
    expect(Math.abs(of('sinus').value! - 4)).toBeLessThan(0.7);
    // The inner wall's surface half a millimetre thin: the sum of both is off.
    const off = joinMeshes(caseOf(26, 24), caseOf(20, 17.5));
    const check = ask({ mesh: off, volume: sinus, parts: closed }).of('surface-at-entry');
    expect(check).toMatchObject({ status: 'warn', limit: 0.15 });
    expect(Math.abs(check.value! - 0.5)).toBeLessThan(0.15);
    // One of the walls a wedge, the other with even faces.
    const uneven = scanOf([
      [32, 50],
      [26, 1400],
      [24, -950],
      [20, 1400],
      [17, 40, 0.7],
    ]);
    const found = ask({ mesh: hollow, volume: uneven, parts: closed, target: [0, 0, 2] });
    expect(found.of('surface-at-entry')).toMatchObject({ status: 'warn', unit: 'mm/mm' });
  });

  it('warns of nothing that is just at its limit', () => {
    const at = (asked: Asked): Check => ask(asked).of('surface-at-entry');
    const off = { mesh: caseOf(20.3, 17.3) };
    const warnSurfaceMm = at(off).value!;
    expect(at({ ...off, limits: { warnSurfaceMm } })).toMatchObject({ status: 'pass', value: warnSurfaceMm });
    const thin = { mesh: caseOf(20, 17.3) };
    expect(at({ ...thin, limits: { warnReadingsMm: at(thin).value! } }).status).toBe('pass');
  });
});

describe('what else stands in the path', () => {
  it('another bone blocks it', () => {
    const { isBlocked, of, trajectory } = ask({ mesh: withPlate([-6, -6, 24], [6, 6, 27]) });
    expect(isBlocked).toBe(true);
    expect(of('other-bone').status).toBe('fail');
    expect(of('line-meets-bone').value).toBe(2);
    expect(trajectory!.lengthMm).toBeCloseTo(18, 1);
  });

  it('bone that the surface does not hold blocks it too, from the threshold on', () => {
    const loose = (hu: number): Volume =>
      scanOf([
        [38, 50],
        [29, hu],
        [26, 50],
        [20, 1400],
        [17, 40],
      ]);
    const found = ask({ volume: loose(700) });
    expect(found.isBlocked).toBe(true);
    expect(codesOf(found.of('other-bone'))[0]).toMatch(/^other-bone-loose before=[56]\.\d$/);
    const dense = ask({ volume: loose(700), thresholdHu: 900 });
    expect(dense.isBlocked).toBe(false);
    expect(ask({ volume: loose(200) }).isBlocked).toBe(false);
  });

  it('there has to be room for the sleeve: its wall of 3 mm, its height of 27 mm', () => {
    const barAt = (mm: number, z = 24): TriangleMesh =>
      withPlate([TARGET[0] + mm, -6, z], [TARGET[0] + mm + 5, 6, z + 3]);
    expect(ask({ mesh: barAt(3.8) }).of('other-bone').status).toBe('fail');
    expect(ask({ mesh: barAt(4) }).of('other-bone').status).toBe('pass');
    expect(ask({ mesh: barAt(4), sleeveWallMm: 3.5 }).of('other-bone').status).toBe('fail');
    expect(ask({ mesh: barAt(2, 46.8) }).of('other-bone').status).toBe('fail');
    expect(ask({ mesh: barAt(2, 47.2) }).of('other-bone').status).toBe('pass');
    expect(ask({ mesh: barAt(2, 47.2), sleeveMm: 30 }).of('other-bone').status).toBe('fail');
    // What the needle itself would touch.
    expect(codesOf(ask({ mesh: barAt(0.8) }).of('other-bone'))[0]).toContain('other-bone-through');
    expect(codesOf(ask({ mesh: barAt(1) }).of('other-bone'))[0]).toContain('other-bone-in-sleeve');
  });

  it('averages the normal over half the tool and a millimetre', () => {
    // The wall's upper face ends 2.5 mm beside the path, where a slope of 45 degrees goes down.
    const roof = (atMm: number): TriangleMesh => {
      const x = TARGET[0] + atMm;
      return {
        positions: Float32Array.of(
          -20,
          -20,
          20,
          x,
          -20,
          20,
          x,
          20,
          20,
          -20,
          20,
          20,
          40,
          -20,
          60 - 40 - x - x,
          40,
          20,
          60 - 40 - x - x,
        ),
        triangles: Uint32Array.of(0, 1, 2, 0, 2, 3, 1, 4, 5, 1, 5, 2),
      };
    };
    const leanOf = (atMm: number, footprintRadiusMm?: number): number =>
      ask({ mesh: roof(atMm), ...(footprintRadiusMm ? { footprintRadiusMm } : {}) }).trajectory
        ?.angleToNormalDeg ?? NaN;
    expect(leanOf(1.95)).toBeCloseTo(0, 6);
    expect(leanOf(1.6)).toBeGreaterThan(0.05);
    expect(leanOf(2.2, 2.6)).toBeGreaterThan(0.05);
  });
});
