import { describe, expect, it } from 'vitest';
import type { SoftPart } from '../../geometry/anatomy/find-soft-parts';
import { frameAlong, patientPoint, patientVector } from '../../geometry/core/frames';
import { checkSoftParts } from '../../geometry/guide/check-soft-parts';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

const frame = frameAlong(patientPoint(0, 0, 0), patientVector(0, 0, 1), patientVector(1, 0, 0));
/** Whatever stands for a guide: its highest point lies 28 mm over the middle. */
const guide = buildSurfaceIndex(skullMesh());
const topMm = -guide.closestDistance(0, 0, 60) + 60;
const eye = (side: SoftPart['side'], offMm: number): SoftPart => ({
  kind: 'eye',
  side,
  middlesLps: Float64Array.of(0, 0, topMm + offMm + 9),
  ballRadiusMm: 9,
});
const check = (found: readonly SoftPart[], missing: readonly Pick<SoftPart, 'kind' | 'side'>[] = []) =>
  checkSoftParts({ found, missing }, guide, frame, { clearOfMm: { eye: 4, ear: 3 } });

describe('the distance of a guide to eyes and ears', () => {
  it('is the nearer of both sides, measured against the case', () => {
    const [row, ...others] = check([eye('left', 12), eye('right', 6)]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: 'eye-clear', status: 'pass', limit: 4, sense: 'at-least', unit: 'mm' });
    expect(row!.value).toBeCloseTo(6, 2);
    expect(row!.message).toBe('The guide keeps 6.0 mm off the right eye.');
    expect(row!.atLps).toEqual([0, 0, topMm + 15]);
  });

  it('warns below what the case asks, the louder where it reaches in', () => {
    expect(check([eye('left', 3)])).toMatchObject([{ status: 'warn', limit: 4 }]);
    expect(check([eye('left', 0.8)])).toMatchObject([{ status: 'warn', limit: 4 }]);
    const [row] = check([eye('left', -2)]);
    expect(row).toMatchObject({ status: 'warn', limit: 4 });
    expect(row!.value).toBeCloseTo(-2, 2);
    expect(row!.message).toContain('REACHES INTO the left eye');
  });

  it('finds the nearest cell of an ear canal', () => {
    const middlesLps = Float64Array.of(0, 0, topMm + 30, 0, 0, topMm + 5, 0, 0, topMm + 12);
    const [row] = check([{ kind: 'ear', side: 'left', middlesLps, ballRadiusMm: 0.5 }]);
    expect(row).toMatchObject({ id: 'ear-clear', status: 'pass', limit: 3, atLps: [0, 0, topMm + 5] });
    expect(row!.value).toBeCloseTo(4.5, 2);
  });
});

describe('what the scan does not show', () => {
  it('is a warning that names it, beside what it does show', () => {
    const rows = check(
      [eye('left', 9)],
      [
        { kind: 'eye', side: 'right' },
        { kind: 'ear', side: 'left' },
        { kind: 'ear', side: 'right' },
      ],
    );
    expect(rows.map(({ id, status, value }) => [id, status, value === null])).toEqual([
      ['eye-clear', 'pass', false],
      ['eye-shown', 'warn', true],
      ['ear-shown', 'warn', true],
    ]);
    expect(rows[1]!.message).toMatch(/does not show the right eye,.* stays 4 mm away/);
    expect(rows[2]!.message).toContain('does not show the left ear canal and the right ear canal,');
  });

  it('is all of it where nobody could look', () => {
    expect(checkSoftParts(null, guide, frame, { clearOfMm: { eye: 4, ear: 4 } })).toMatchObject([
      { id: 'eye-shown', status: 'warn', value: null },
    ]);
  });
});
