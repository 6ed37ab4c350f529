import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEndocranium, type Endocranium } from '../../geometry/anatomy/find-endocranium';
import { patientPoint } from '../../geometry/core/frames';
import type { Result } from '../../geometry/core/result';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import { makeScan } from '../support/make-scan';
import { sharedFolder } from '../support/prerequisites';
import { readStl } from '../support/read-stl';
import { scanParts, type Grid } from '../support/voxelise-mesh';

function found(result: Result<Endocranium>): Endocranium {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Radius of an ellipsoid in the direction of (x, y, z), as a share: 1 on its surface. */
const ellipsoid = ([x, y, z]: Vec3, [a, b, c]: Vec3) => Math.hypot(x / a, y / b, z / c);

/** A turned volume, so that no axis is the patient's. */
const turned = [
  [0.8, 0.6, 0],
  [-0.6, 0.8, 0],
  [0, 0, 1],
] as const;

interface Head {
  /** Half-axes of the brain-case, mm. */
  readonly inner: readonly [number, number, number];
  readonly boneMm: number;
  /** Half-width of the foramen at the +y end, mm; 0 for none. */
  readonly foramenMm: number;
}

/**
 * A bony egg with a foramen in a cylinder of soft tissue, a snout of bone with an air-filled nose,
 * and a couch.
 */
const huOf = (head: Head) => {
  const [a, b, c] = head.inner;
  const t = head.boneMm;
  return (x: number, y: number, z: number): number => {
    if (z < -c - 30 && z > -c - 32) return 300;
    if (Math.hypot(x, z) > c + 18) return -1000;
    if (Math.abs(x) < 6 && Math.abs(z) < 6 && y < -b - 3 && y > -b - 22) {
      return Math.abs(x) < 4.5 && Math.abs(z) < 4.5 ? -1000 : 1200;
    }
    if (ellipsoid([x, y, z], [a, b, c]) < 1) return 40;
    const inHole = y > 0 && Math.hypot(x, z) < head.foramenMm;
    if (ellipsoid([x, y, z], [a + t, b + t, c + t]) < 1 && !inHole) return 1200;
    return 50;
  };
};

describe.each([
  ['a dog', { inner: [24, 36, 23], boneMm: 3, foramenMm: 8 }],
  ['a cat', { inner: [16, 22, 15], boneMm: 0.9, foramenMm: 5.5 }],
  ['a sealed case', { inner: [20, 26, 19], boneMm: 2, foramenMm: 0 }],
] as [string, Head][])('the brain-case of %s', (_, head) => {
  const [a, b, c] = head.inner;
  const volume = makeScan(huOf(head), {
    low: [-a - 28, -b - 28, -c - 34],
    high: [a + 28, b + 28, c + 28],
    spacingMm: [0.75, 0.75, 1],
    parts: 2,
    axes: turned,
  });
  const room = found(findEndocranium(volume, 226));

  it('has the volume and the centre of the egg', () => {
    const truth = (4 / 3) * Math.PI * a * b * c;
    // The room runs on into the foramen by about its half-width.
    const canal = Math.PI * head.foramenMm ** 2 * (head.boneMm + head.foramenMm);
    expect(room.volumeMm3).toBeGreaterThan(0.92 * truth);
    expect(room.volumeMm3).toBeLessThan(1.06 * truth + canal);
    expect(Math.hypot(...room.centerLps)).toBeLessThan(head.foramenMm > 0 ? 2.5 : 0.3);
  });

  it('tells inside from outside but for a voxel at the wall', () => {
    const random = seededRandom(3);
    let [inside, outside] = [0, 0];
    for (let n = 0; n < 3000; n++) {
      const p = patientPoint(
        random.between(-a - 8, a + 8),
        random.between(-b - 8, b + 8),
        random.between(-c - 8, c + 8),
      );
      if (p[1] > 0.5 * b && Math.hypot(p[0], p[2]) < head.foramenMm + 2) continue;
      if (ellipsoid(p, [a - 1, b - 1, c - 1]) < 1) {
        expect(room.contains(p)).toBe(true);
        inside++;
      } else if (ellipsoid(p, [a + 1, b + 1, c + 1]) > 1) {
        expect(room.contains(p)).toBe(false);
        outside++;
      }
    }
    expect(Math.min(inside, outside)).toBeGreaterThan(300);
  });

  it('measures the distance to its wall', () => {
    const errors: number[] = [];
    for (const [x, z, r] of [
      [1, 0, a],
      [-1, 0, a],
      [0, 1, c],
      [0, -1, c],
    ] as const) {
      for (const d of [-6, -3, -1, 0, 1, 3, 6]) {
        const p = patientPoint(x * (r + d), 0, z * (r + d));
        errors.push(room.distanceMm(p) - d);
        expect(room.contains(p)).toBe(room.distanceMm(p) < 0);
      }
    }
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.8);
    expect(Math.abs(errors.reduce((s, e) => s + e, 0) / errors.length)).toBeLessThan(0.3);
    expect(room.distanceMm(patientPoint(0, 0, c + 60))).toBeCloseTo(60, -1);
  });

  it('knows the width of its opening', () => {
    if (head.foramenMm === 0) expect(room.openingMm).toBe(0);
    else expect(Math.abs(room.openingMm - head.foramenMm)).toBeLessThan(1.2);
  });

  it('is the same room when a point of the brain is given', () => {
    const seeded = found(findEndocranium(volume, 226, patientPoint(0.3 * a, -0.4 * b, 0.2 * c)));
    expect(seeded.volumeMm3).toBe(room.volumeMm3);
  });

  it('refuses a point that is in no room', () => {
    const refused = findEndocranium(volume, 226, patientPoint(0, 0, c + 12));
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.problem.code).toBe('no-endocranium-at-seed');
  });
});

describe('scans without a brain-case', () => {
  const shell = (x: number, y: number, z: number) => {
    const r = Math.hypot(x, y, z);
    return r < 20 ? 40 : r < 22 ? 1200 : 50;
  };
  it('refuses a scan that cuts the brain-case open', () => {
    const volume = makeScan(shell, {
      low: [-30, -30, -30],
      high: [30, 30, 2],
      spacingMm: [1, 1, 1],
      parts: 2,
    });
    const refused = findEndocranium(volume, 226);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.problem).toMatchObject({ code: 'no-endocranium' });
  });
  it('refuses a scan without bone, in words', () => {
    const volume = makeScan(() => 40, {
      low: [-20, -20, -20],
      high: [20, 20, 20],
      spacingMm: [1, 1, 1],
      parts: 1,
    });
    const refused = findEndocranium(volume, 226);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.problem.message).toMatch(/No bone lies above 226 HU/);
  });
});

const dog = sharedFolder('dog-head');
describe.skipIf(!dog.isThere)(`a modelled dog head${dog.note}`, () => {
  it.each([
    [1, 'as large as it is', 90, 112],
    [0.6, 'as small as a cat', 18, 25],
  ])('is found at scale %f, %s', (scale, _, least, most) => {
    const part = (name: string, hu: number) => ({
      corners: readStl(readFileSync(`${dog.path}/${name}.stl`), 1000 * scale).corners,
      hu,
    });
    const low = [255, -62, 640].map(v => v * scale) as [number, number, number];
    const high = [456, 62, 752].map(v => v * scale) as [number, number, number];
    const step = 1 * scale;
    const grid: Grid = {
      spacingMm: [step, step, step],
      sizeVoxels: [0, 1, 2].map(a => Math.floor((high[a]! - low[a]!) / step)) as [number, number, number],
      originLps: low,
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    };
    const volume = scanParts(
      [part('SKINbody', 50), ...['BONESkull', 'BONEMandible', 'BONEC_1', 'BONEC_2'].map(n => part(n, 1250))],
      grid,
    );
    const room = found(findEndocranium(volume, 226));
    // The mesh's own brain-case holds about 99 cm3 at full size; the room ends at the narrowest
    // ring of the canal.
    expect(room.volumeMm3 / 1000).toBeGreaterThan(least);
    expect(room.volumeMm3 / 1000).toBeLessThan(most);
    expect(room.centerLps[1]).toBeCloseTo(0, 0);
    // In the middle of the brain; in the neck, the nose and under the zygomatic arch.
    const at = (x: number, y: number, z: number) =>
      room.contains(patientPoint(x * scale, y * scale, z * scale));
    expect(at(315, 0, 705)).toBe(true);
    expect(at(315, 15, 705)).toBe(true);
    expect(at(262, 0, 660)).toBe(false);
    expect(at(400, 0, 680)).toBe(false);
    expect(at(340, 40, 690)).toBe(false);
  });
});
