import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { worstStatus } from '../../geometry/core/check';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import type { FootprintShift } from '../../geometry/guide/parameters';
import {
  describeSite,
  design,
  designOnVault,
  guideInput,
  SHORT_SITES,
  smooth,
  target,
  trajectoryOn,
} from '../support/guide-sites';

SHORT_SITES.forEach(describeSite);

describe('designGuide', () => {
  it('gives the same bytes for the same input', async () => {
    const request = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])]);
    const [a, b] = [await designOnVault(), await design(request)];
    expect(a.mesh.positions).toEqual(b.mesh.positions);
    expect(a.mesh.triangles).toEqual(b.mesh.triangles);
  });

  it('carries two trajectories in one piece', async () => {
    const paths = [
      trajectoryOn(smooth, target, [14, 5, 60]),
      trajectoryOn(smooth, patientPoint(6, -12, 6), [16, -18, 60], 'T2'),
    ];
    const made = await design({ ...guideInput(smooth, paths), quality: 'preview' });
    expect(worstStatus(made.checks)).not.toBe('fail');
    expect(made.sleeves.map(s => s.trajectory)).toEqual(['T1', 'T2']);
  });

  it('lies beside its entry where it is moved, the sleeve still on its path', async () => {
    const path = trajectoryOn(smooth, target, [14, 5, 60]);
    const middle = ({ contacts: { positions, areasMm2 } }: GuideDesign): Vec3 => {
      const area = areasMm2.reduce((sum, a) => sum + a, 0);
      const along = (axis: number): number =>
        areasMm2.reduce((sum, a, n) => sum + (a * positions[3 * n + axis]!) / area, 0);
      return [along(0), along(1), along(2)];
    };
    const quick = (footprintShiftMm: FootprintShift): Promise<GuideDesign> =>
      design({ ...guideInput(smooth, [path], { footprintShiftMm }), quality: 'preview' });
    const straight = await quick({ rostral: 0, left: 0 });
    // Rostral is towards -y here, left towards +x.
    const rostral = await quick({ rostral: 6, left: 0 });
    const right = await quick({ rostral: 0, left: -6 });
    expect(middle(rostral)[1] - middle(straight)[1]).toBeLessThan(-4);
    expect(Math.abs(middle(rostral)[0] - middle(straight)[0])).toBeLessThan(1.5);
    expect(middle(right)[0] - middle(straight)[0]).toBeLessThan(-4);
    expect(Math.abs(middle(right)[1] - middle(straight)[1])).toBeLessThan(1.5);
    for (const made of [rostral, right]) {
      expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
      expect(made.checks.find(c => c.id === 'footprint')).toMatchObject({ status: 'pass' });
      expect(made.sleeves[0]!.depthStopMm).toBe(
        Math.round(distance(made.sleeves[0]!.upperLipLps, path.targetLps)),
      );
    }
  });

  it('stays off the places that it is told to keep off', async () => {
    const path = trajectoryOn(smooth, target, [14, 5, 60]);
    const [x, y, z] = path.entrySurfaceLps;
    const free = await design({ ...guideInput(smooth, [path]), quality: 'preview' });
    const { positions } = free.contacts;
    // A row of places some 8 to 10 mm beside the entry, on the face as it was.
    const row = Array.from({ length: positions.length / 3 }, (_, n) => positions.subarray(3 * n, 3 * n + 3))
      .filter(
        p => p[0]! < x - 5 && Math.abs(p[1]! - y) < 7 && Math.hypot(p[0]! - x, p[1]! - y, p[2]! - z) > 8,
      )
      .map(p => [p[0]!, p[1]!, p[2]!] as const);
    expect(row.length).toBeGreaterThan(3);
    const made = await design({ ...guideInput(smooth, [path], { keepOffLps: row }), quality: 'preview' });
    const nearest = (face: Float64Array): number => {
      let least = Infinity;
      for (let p = 0; p < face.length; p += 3) {
        for (const [a, b, c] of row)
          least = Math.min(least, Math.hypot(face[p]! - a, face[p + 1]! - b, face[p + 2]! - c));
      }
      return least;
    };
    expect(nearest(positions)).toBeLessThan(0.01);
    expect(nearest(made.contacts.positions)).toBeGreaterThan(2.5);
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
  });

  it('says how near a pad comes to an eye, and warns below what the case asks', async () => {
    const path = trajectoryOn(smooth, target, [14, 5, 60]);
    const asked = { ...guideInput(smooth, [path]), quality: 'preview' as const };
    const { contacts, insertionLps: up } = await design(asked);
    const [x, y, z] = path.entrySurfaceLps;
    const far = Array.from({ length: contacts.positions.length / 3 }, (_, n) =>
      contacts.positions.subarray(3 * n, 3 * n + 3),
    ).reduce((best, p) =>
      Math.hypot(p[0]! - x, p[1]! - y, p[2]! - z) > Math.hypot(best[0]! - x, best[1]! - y, best[2]! - z)
        ? p
        : best,
    );
    // Over the pad's rim.
    const middlesLps = Float64Array.from(far, (v, a) => v + 7 * up[a]!);
    const eye = { kind: 'eye', side: 'left', middlesLps, ballRadiusMm: 5 } as const;
    const softParts = { found: [eye], missing: [] };
    const guide = { ...asked.guide, clearOfMm: { eye: 4, ear: 4 } };
    const made = await design({ ...asked, guide, softParts });
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
    const row = made.checks.find(c => c.id === 'eye-clear')!;
    expect(row).toMatchObject({ status: 'warn', limit: 4 });
    expect(row.value).toBeLessThan(1.5);
  });

  it('warns where the pad reaches beyond the bone that is to be exposed', async () => {
    const made = await design({
      ...guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])], {
        footprintShiftMm: { rostral: -3, left: 4 },
        exposedRadiusMm: 20.5,
      }),
      quality: 'preview',
    });
    const { status, message } = made.checks.find(c => c.id === 'footprint')!;
    expect(status).toBe('warn');
    expect(message).toBe(
      'The pad reaches 16.0 mm from its middle, as asked. Its middle lies 3.0 mm to caudal and 4.0 mm to the left of the entry. It reaches 21.0 mm from the entry, beyond the 20.5 mm of bone that are to be exposed: expose more, or make the pad smaller.',
    );
  });

  it('sees sleeves that stand in each other’s way', async () => {
    const paths = [
      trajectoryOn(smooth, target, [14, 5, 60]),
      trajectoryOn(smooth, patientPoint(8, 9, 8), [14, 5.5, 60], 'T2'),
    ];
    const made = await design({ ...guideInput(smooth, paths), quality: 'preview' });
    expect(made.checks.some(c => c.status === 'fail' && c.id === 'bores-apart')).toBe(true);
  });

  it('fails a needle that is too short', async () => {
    const request = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])]);
    const made = await design({ ...request, tool: { ...request.tool, lengthMm: 60 }, quality: 'preview' });
    expect(made.checks.find(c => c.id === 'needle-length')).toMatchObject({ status: 'fail', unit: 'mm' });
  });

  it('fails a bore that leans too far from the given insertion direction', async () => {
    const made = await design({
      ...guideInput(smooth, [trajectoryOn(smooth, target, [60, 10, 30])], { insertion: [-0.2, 0, 1] }),
      quality: 'preview',
    });
    expect(made.checks.find(c => c.id === 'bore-tilt')?.status).toBe('fail');
  });

  it('fails a guide larger than the printer', async () => {
    const request = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])]);
    const made = await design({ ...request, printer: { bedMm: [30, 30, 20] }, quality: 'preview' });
    expect(made.checks.find(c => c.id === 'printer-bed')?.status).toBe('fail');
  });

  it('refuses in words where there is no trajectory and where there is no bone', async () => {
    expect(await designGuide(guideInput(smooth, []))).toMatchObject({
      ok: false,
      problem: { code: 'no-trajectory' },
    });
    const path = { ...trajectoryOn(smooth, target, [14, 5, 60]), entrySurfaceLps: patientPoint(300, 0, 0) };
    expect(await designGuide(guideInput(smooth, [path]))).toMatchObject({
      ok: false,
      problem: { code: 'no-bone-at-entry' },
    });
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const request = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])]);
    const running = designGuide(request, ({ fraction }) => fraction > 0.05 && stop.abort(), stop.signal);
    await expect(running).rejects.toThrow(/abort/i);
  });

  it('previews quickly made guides of the same shape', async () => {
    const request = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])]);
    const [preview, final] = [await design({ ...request, quality: 'preview' }), await designOnVault()];
    expect(preview.sleeves).toEqual(final.sleeves);
    expect(Math.abs(preview.volumeMm3 / final.volumeMm3 - 1)).toBeLessThan(0.02);
  });
});
