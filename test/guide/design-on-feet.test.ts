import { beforeAll, describe, expect, it } from 'vitest';
import { distance, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import type { Foot } from '../../geometry/guide/placed-foot';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { skullDistance } from '../support/analytic-skull';
import { compareBend, soleOf } from '../support/compare-bend';
import { guideInput, smooth, target, trajectoryOn } from '../support/guide-sites';

const toBone = skullDistance(false);
const index = buildSurfaceIndex(smooth);

/** A foot on the skull below a place, square to it. */
function footBelow(x: number, y: number): Foot {
  const [hit] = index.castRay([x, y, 60], [0, 0, -1]);
  const [a, b, c] = [30, 45, 28];
  const [px, py, pz] = hit!.point;
  return { pointLps: hit!.point, normalLps: normalize<Vec3>([px / a ** 2, py / b ** 2, pz / c ** 2]) };
}

const feet = [footBelow(-8, 0), footBelow(25, -8), footBelow(14, 28), footBelow(8, -19)];
const path = trajectoryOn(smooth, target, [14, 5, 60]);
const input = { ...guideInput(smooth, [path], { support: 'feet' }), feet };

describe('designGuide on feet', () => {
  let made: GuideDesign;
  beforeAll(async () => {
    const result = await designGuide(input);
    if (!result.ok) throw new Error(result.problem.message);
    made = result.value;
  });

  it('passes every check', () => {
    expect(made.checks.filter(c => c.status !== 'pass').map(c => [c.id, c.message])).toEqual([]);
    expect(made.windows).toBe(4);
    expect(made.arrow).toBe(true);
  });

  it('is one closed solid', () => {
    const seen = inspectMesh(made.mesh);
    expect([seen.openEdges, seen.nonManifoldEdges, seen.shells]).toEqual([0, 0, 1]);
    expect(seen.volumeMm3).toBeCloseTo(made.volumeMm3, 0);
  });

  it('comes near the true bone at its feet alone, and nowhere nearer than the gap, also on the way off', () => {
    const { positions: p } = made.mesh;
    const [dx, dy, dz] = made.insertionLps;
    let least = Infinity;
    for (let v = 0; v < p.length; v += 3) {
      const at: Vec3 = [p[v]!, p[v + 1]!, p[v + 2]!];
      for (const up of [0, 0.2, 0.6, 1.5, 4, 10]) {
        least = Math.min(least, toBone(at[0] + up * dx, at[1] + up * dy, at[2] + up * dz));
      }
      if (toBone(...at) > 0.6) continue;
      expect(Math.min(...feet.map(foot => distance(at, foot.pointLps)))).toBeLessThan(2.5 + 0.6);
    }
    expect(least).toBeGreaterThan(0.13);
  });

  it('stands on all four feet with most of their soles', () => {
    const { positions: p, gapsMm } = made.contacts;
    for (const { pointLps, normalLps } of feet) {
      const under = [...gapsMm].filter((_, n) => {
        const d = subtract<Vec3>([p[3 * n]!, p[3 * n + 1]!, p[3 * n + 2]!], pointLps);
        return Math.hypot(...d) < 3 && Math.abs(dot(d, normalLps) - 0.15) < 0.15;
      });
      expect(under.length).toBeGreaterThanOrEqual(3);
    }
    expect(made.contactAreaMm2).toBeGreaterThan(0.7 * 4 * Math.PI * (2.5 ** 2 - 0.9 ** 2));
  });

  it('bends as coarse elastic voxels of it do, to 20 % (short form of test/check/stiffness)', () => {
    const [sleeve] = made.sleeves;
    const { contactGapMm } = input.guide;
    const { estimated, judged } = compareBend(
      {
        mesh: made.mesh,
        insertion: [made.insertionLps[0], made.insertionLps[1], made.insertionLps[2]],
        lowerLip: sleeve!.lowerLipLps,
        upperLip: sleeve!.upperLipLps,
        outerDiameterMm: sleeve!.outerDiameterMm,
        rests: feet.map(foot => soleOf(foot.pointLps, foot.normalLps, 2.5, contactGapMm)),
        modulusMpa: 1387,
      },
      made.bends[0]!,
      { lipToTargetMm: distance(sleeve!.lowerLipLps, target), holding: 'hinged', cells: [1.6, 1.2] },
    );
    expect(Math.abs(estimated.axisDeg / judged.axisDeg - 1)).toBeLessThan(0.2);
    expect(Math.abs(estimated.targetMm / judged.targetMm - 1)).toBeLessThan(0.2);
  });

  it('needs a disc bare for each foot and its bore, with a millimetre round them', () => {
    expect(made.bareMm2).toBeCloseTo(Math.PI * (4 * 3.5 ** 2 + (0.95 + 3 + 1) ** 2), 6);
  });

  it('says where more is to be bared than is allowed', async () => {
    const guide = { ...input.guide, exposedAreaMm2: 100, exposedRadiusMm: 20 };
    const result = await designGuide({ ...input, guide, quality: 'preview' });
    const of = (id: string) => (result.ok ? result.value.checks.find(c => c.id === id) : undefined);
    expect(of('footprint')?.status).toBe('warn');
    expect(of('footprint')?.sentences.map(s => s.code)).toEqual(['feet-reach', 'feet-beyond-exposed']);
    expect(of('exposed-area')).toMatchObject({ status: 'warn', limit: 100, unit: 'mm2' });
    expect(of('exposed-area')!.value).toBeCloseTo(made.bareMm2, 6);
  });
});

describe('designGuide on feet, with a sight', () => {
  const seen = footBelow(2, 26);
  const sight = { ...seen, acrossLps: [1, 0, 0] as Vec3, radiusMm: 2, showsMm: 0.6 };
  let made: GuideDesign;
  beforeAll(async () => {
    const result = await designGuide({ ...input, sights: [sight] });
    if (!result.ok) throw new Error(result.problem.message);
    made = result.value;
  });

  it('passes every check, the sight’s own among them, as one closed solid', () => {
    expect(made.checks.filter(c => c.status !== 'pass').map(c => [c.id, c.message])).toEqual([]);
    expect(made.checks.find(c => c.id === 'sights')).toMatchObject({ value: 1, limit: 1 });
    const solid = inspectMesh(made.mesh);
    expect([solid.openEdges, solid.nonManifoldEdges, solid.shells]).toEqual([0, 0, 1]);
    expect(made.sights).toEqual([sight]);
  });

  it('hangs its head over the place, off the bone, with a free view of it', () => {
    const guide = buildSurfaceIndex(made.mesh);
    const { pointLps: p, normalLps: n } = sight;
    const out = (mm: number, aside: number): Vec3 => [
      p[0] + mm * n[0] + aside,
      p[1] + mm * n[1],
      p[2] + mm * n[2],
    ];
    expect(guide.castRay(out(20, 0), [-n[0], -n[1], -n[2]], 25)).toEqual([]);
    const hits = guide.castRay(out(20, 2.4), [-n[0], -n[1], -n[2]], 25).map(hit => 20 - hit.distanceMm);
    // Its underside hangs 2 mm over the bone, less what the place's own slope and rounding take.
    expect(Math.min(...hits)).toBeGreaterThan(1.5);
    expect(Math.min(...hits)).toBeLessThan(2.8);
  });

  it('rests on its feet alone', () => {
    const { positions: c } = made.contacts;
    for (let k = 0; k < c.length; k += 3) {
      expect(distance([c[k]!, c[k + 1]!, c[k + 2]!], sight.pointLps)).toBeGreaterThan(4);
    }
  });
});

describe('designGuide on feet with a small pad', () => {
  it('stands on the pad too, with the gap that was asked for, and holds together', async () => {
    const { feet: measures } = input.guide;
    const result = await designGuide({
      ...input,
      guide: { ...input.guide, feet: { ...measures, padRadiusMm: 8 } },
    });
    if (!result.ok) throw new Error(result.problem.message);
    const { mesh, contacts, checks, bareMm2, sleeves } = result.value;
    expect(checks.filter(c => c.status === 'fail').map(c => [c.id, c.message])).toEqual([]);
    const seen = inspectMesh(mesh);
    expect([seen.openEdges, seen.nonManifoldEdges, seen.shells]).toEqual([0, 0, 1]);
    // A ring of the pad's radius less its rounded rim, without the room round the bore.
    const { positions: c, gapsMm, areasMm2 } = contacts;
    let area = 0;
    for (let k = 0; k < c.length; k += 3) {
      const at: Vec3 = [c[k]!, c[k + 1]!, c[k + 2]!];
      const isFoot = feet.some(foot => distance(at, foot.pointLps) < 2.5 + 0.6);
      if (isFoot || gapsMm[k / 3]! > 0.27) continue;
      expect(distance(at, path.entrySurfaceLps)).toBeLessThan(8.6);
      expect(toBone(...at)).toBeGreaterThan(0.13);
      area += areasMm2[k / 3]!;
    }
    const ring = (outer: number, inner: number): number => Math.PI * (outer ** 2 - inner ** 2);
    expect(area).toBeGreaterThan(0.7 * ring(7.3, 3));
    expect(area).toBeLessThan(ring(8.6, 1));
    expect(bareMm2).toBeCloseTo(4 * Math.PI * 3.5 ** 2 + Math.PI * 9 ** 2, 0);
    // As thick as a pad: a ray down beside the sleeve passes that much of it.
    const [{ lowerLipLps, upperLipLps, outerDiameterMm }] = sleeves as [(typeof sleeves)[number]];
    const up = normalize(subtract<Vec3>(upperLipLps, lowerLipLps));
    const guide = buildSurfaceIndex(mesh);
    const thick = feet.map((_, n) => {
      const turn = (n * Math.PI) / 2 + 0.4;
      const r = outerDiameterMm / 2 + 2.4;
      const from: Vec3 = [
        path.entrySurfaceLps[0] + r * Math.cos(turn) + 30 * up[0],
        path.entrySurfaceLps[1] + r * Math.sin(turn) + 30 * up[1],
        path.entrySurfaceLps[2] + 30 * up[2],
      ];
      const hits = guide.castRay(from, [-up[0], -up[1], -up[2]], 60);
      return hits.length < 2 ? 0 : hits.at(-1)!.distanceMm - hits.at(-2)!.distanceMm;
    });
    expect(Math.min(...thick)).toBeGreaterThan(3.5);
  });
});

it('refuses a guide on feet without any', async () => {
  expect(await designGuide({ ...input, feet: [] })).toMatchObject({
    ok: false,
    problem: { code: 'no-feet' },
  });
});
