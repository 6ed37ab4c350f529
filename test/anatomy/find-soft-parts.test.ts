import { describe, expect, it } from 'vitest';
import { findEndocraniumIn } from '../../geometry/anatomy/find-endocranium';
import { findSoftPartsIn, type SoftPart, type SoftParts } from '../../geometry/anatomy/find-soft-parts';
import { mapHead } from '../../geometry/anatomy/map-head';
import { cross, distance, type Vec3 } from '../../geometry/core/vector';
import type { HeadParameters } from '../../samples/head/parameters';
import { headPose, headToPatient } from '../../samples/head/pose';
import { randomPatient, samplePatient } from '../../samples/patients';
import { coarseHead, cutScan, type PosedScan } from '../support/coarse-heads';

const SIDES = ['left', 'right'] as const;

function partsOf({ volume, dorsal, rostral }: PosedScan): SoftParts {
  const map = mapHead(volume, 226);
  if (!map.ok) throw new Error(map.problem.message);
  const room = findEndocraniumIn(map.value);
  if (!room.ok) throw new Error(room.problem.message);
  return findSoftPartsIn(map.value, room.value, { left: cross(dorsal, rostral), dorsal, rostral });
}

const partOf = ({ found }: SoftParts, kind: SoftPart['kind'], side: SoftPart['side']): SoftPart =>
  found.find(part => part.kind === kind && part.side === side)!;

/** A point of the left side of a head, where it or its like of the right side lies in the scan. */
const place = (side: SoftPart['side'], [x, y, z]: Vec3): Vec3 =>
  headToPatient(headPose(), side === 'left' ? [x, y, z] : [-x, y, z]);

const middles = ({ middlesLps: p }: SoftPart): Vec3[] =>
  Array.from({ length: p.length / 3 }, (_, n) => [p[3 * n]!, p[3 * n + 1]!, p[3 * n + 2]!]);

/** From the straight line between two points to another, mm. */
function offLine(p: Vec3, a: Vec3, b: Vec3): number {
  const along = (q: Vec3): number => q.reduce((sum, v, n) => sum + (v - a[n]!) * (b[n]! - a[n]!), 0);
  const t = Math.max(0, Math.min(1, along(p) / along(b)));
  return distance(p, a.map((v, n) => v + t * (b[n]! - v)) as unknown as Vec3);
}

const patients: HeadParameters[] = [
  samplePatient('mesocephalic'),
  samplePatient('dobermann'),
  samplePatient('bulldog'),
  samplePatient('cat'),
  randomPatient(7),
];

describe.each(patients)('in the scan of $name', patient => {
  const scan = coarseHead(patient);
  const parts = partsOf(scan);

  it('both eyes are found, where they are and as large', () => {
    for (const side of SIDES) {
      const { middlesLps, ballRadiusMm } = partOf(parts, 'eye', side);
      expect(distance(middlesLps as unknown as Vec3, place(side, patient.eye.centre))).toBeLessThan(1.5);
      expect(Math.abs(ballRadiusMm - patient.eye.radiusMm)).toBeLessThan(1);
    }
  });

  it('both ear canals are found to where they end, and nothing else', () => {
    const { inner, outer, radiusMm } = patient.meatus;
    for (const side of SIDES) {
      const cells = middles(partOf(parts, 'ear', side));
      const [from, to] = [place(side, inner), place(side, outer)];
      expect(Math.min(...cells.map(cell => distance(cell, to)))).toBeLessThan(1.5);
      const bulla = place(side, patient.bulla.centre);
      const inBulla = Math.max(...patient.bulla.radiiMm);
      for (const cell of cells) {
        expect(Math.min(offLine(cell, from, to) - radiusMm, distance(cell, bulla) - inBulla)).toBeLessThan(1);
      }
    }
  });
});

describe('what the scan does not show', () => {
  const whole = coarseHead(samplePatient('mesocephalic'));

  it('is named: eyes that are cut away', () => {
    // Rostral is +z of the patient frame.
    const { found, missing } = partsOf(cutScan(whole, [0, 0, 0], [1, 1, 0.46]));
    expect(missing).toEqual([
      { kind: 'eye', side: 'left' },
      { kind: 'eye', side: 'right' },
    ]);
    expect(found.map(({ kind }) => kind)).toEqual(['ear', 'ear']);
  });

  it('is named: an ear canal that is filled', () => {
    const { volume } = whole;
    const [ni, nj] = volume.sizeVoxels;
    // Left is -x of the patient frame.
    const voxels = volume.voxels.map((hu, n) => {
      const x = volume.originLps[0] + (n % ni) * volume.spacingMm[0];
      const y = volume.originLps[1] + (Math.floor(n / ni) % nj) * volume.spacingMm[1];
      const z = volume.originLps[2] + Math.floor(n / (ni * nj)) * volume.spacingMm[2];
      const isEar = x < -12 && x > -42 && y > 8 && y < 42 && z > -32 && z < -2;
      return isEar && hu < -300 ? 40 : hu;
    });
    const { missing } = partsOf({ ...whole, volume: { ...volume, voxels } });
    expect(missing).toEqual([{ kind: 'ear', side: 'left' }]);
  });
});
