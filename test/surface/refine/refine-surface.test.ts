import { describe, expect, it } from 'vitest';
import type { Vec3 } from '../../../geometry/core/vector';
import { extractIsosurface } from '../../../geometry/surface/isosurface/extract-isosurface';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { refineSurface, type RefinedSurface } from '../../../geometry/surface/refine/refine-surface';
import { blurredPhantom, obliqueAxes, type Coat, type PhantomOptions } from '../blurred-phantom';

type Distance = (x: number, y: number, z: number) => number;

/** A calvaria of radius 30 mm about `center`, whose vault the volume holds. */
const ball =
  (radius: number, [cx, cy, cz]: Vec3 = [0, -30, 0]): Distance =>
  (x, y, z) =>
    Math.hypot(x - cx, y - cy, z - cz) - radius;

interface Errors {
  mean: number;
  rms: number;
  /** Deepest into true bone (negative) and farthest outside, mm. */
  lowest: number;
  highest: number;
  count: number;
}

function errorsOf(mesh: TriangleMesh, truth: Distance, counts: Distance): Errors {
  const { positions: p } = mesh;
  const errors = { mean: 0, rms: 0, lowest: Infinity, highest: -Infinity, count: 0 };
  for (let v = 0; v < p.length; v += 3) {
    const at = [p[v]!, p[v + 1]!, p[v + 2]!] as const;
    if (counts(...at) < 0) continue;
    const d = truth(...at);
    errors.mean += d;
    errors.rms += d * d;
    errors.lowest = Math.min(errors.lowest, d);
    errors.highest = Math.max(errors.highest, d);
    errors.count++;
  }
  errors.mean /= errors.count;
  errors.rms = Math.sqrt(errors.rms / errors.count);
  return errors;
}

/** Positive well inside the volume and on the outer side of `truth`. */
const outerSide =
  (truth: Distance, center: Vec3 = [0, 0, 0]): Distance =>
  (x, y, z) =>
    Math.min(6.3 - Math.hypot(x - center[0], y - center[1], z - center[2]), truth(x, y, z) + 0.35);

const cube = { sizeVoxels: [36, 36, 36], spacingMm: [0.45, 0.45, 0.45] } as const;

function refinePhantom(coats: readonly Coat[], options: PhantomOptions, levelHu = 226): RefinedSurface {
  const volume = blurredPhantom(coats, options);
  const refined = refineSurface(volume, extractIsosurface(volume, levelHu));
  expect(refined).not.toBeNull();
  return refined!;
}

const BONE = 1350;
const BRAIN = 40;
const shell = (outer: Distance, thicknessMm: number, insideHu = BRAIN): Coat[] => [
  { hu: BONE, distance: outer },
  { hu: insideHu, distance: (x, y, z) => outer(x, y, z) + thicknessMm },
];

describe('refineSurface', () => {
  it('leaves the threshold surface half a millimetre outside, as measured before', () => {
    const volume = blurredPhantom(shell(ball(30), 4), cube);
    const errors = errorsOf(extractIsosurface(volume, 226), ball(30), outerSide(ball(30)));
    expect(errors.mean).toBeGreaterThan(0.35);
  });

  it.each([0.8, 1.2, 1.6, 2.5, 5])('finds the outer face of a %f mm cortex in soft tissue', thicknessMm => {
    // Scalp of 4.5 mm, then air: the scan shows its blur at the skin whatever the bone is like.
    const coats = [{ hu: 50, distance: ball(34.5) }, ...shell(ball(30), thicknessMm)];
    const refined = refinePhantom(coats, { ...cube, backgroundHu: -1000, seed: 100 * thicknessMm });
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(errors.count).toBeGreaterThan(500);
    expect(Math.abs(errors.mean)).toBeLessThan(0.05);
    expect(errors.rms).toBeLessThan(0.06);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it('errs outward, by a tenth of a millimetre at most, where a scan shows nothing but thin cortex', () => {
    const refined = refinePhantom(shell(ball(30), 0.8), { ...cube, seed: 80 });
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(errors.mean).toBeGreaterThan(-0.03);
    expect(errors.mean).toBeLessThan(0.1);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it('is no worse on a dry skull in air, where the threshold lies inside', () => {
    const options = { ...cube, backgroundHu: -1000, seed: 3 };
    const refined = refinePhantom(shell(ball(30), 2.5, -1000), options);
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(Math.abs(errors.mean)).toBeLessThan(0.03);
    expect(errors.rms).toBeLessThan(0.04);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it('takes the terraces of a phantom in thick slices for no skin', () => {
    // Printed plastic of two densities, sliced obliquely to its surface at a millimetre.
    const phantom: Coat[] = [
      { hu: 790, distance: ball(30) },
      { hu: 690, distance: ball(28.6) },
      { hu: 790, distance: ball(26.4) },
      { hu: -1000, distance: ball(25) },
    ];
    const refined = refinePhantom(phantom, {
      sizeVoxels: [44, 44, 22],
      spacingMm: [0.4, 0.4, 1],
      blurMm: [0.8, 0.8, 1.3],
      axes: obliqueAxes([1, 0.3, 0.2], [0.2, 1, 0.6]),
      backgroundHu: -1000,
      noiseHu: 30,
      seed: 8,
    });
    expect(refined.model.isBare).toBe(true);
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(Math.abs(errors.mean)).toBeLessThan(0.05);
    expect(errors.rms).toBeLessThan(0.06);
    expect(errors.lowest).toBeGreaterThan(-0.15);
  });

  it('finds a thin sinus wall with air behind it', () => {
    const refined = refinePhantom(shell(ball(30), 1, -1000), { ...cube, seed: 4 });
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(Math.abs(errors.mean)).toBeLessThan(0.05);
    expect(errors.lowest).toBeGreaterThan(-0.12);
  });

  it('finds the outer table over diploe', () => {
    const coats = [
      { hu: BONE, distance: ball(30) },
      { hu: 500, distance: ball(29) },
      { hu: BONE, distance: ball(27.5) },
      { hu: BRAIN, distance: ball(26.5) },
    ];
    const refined = refinePhantom(coats, { ...cube, seed: 5 });
    const errors = errorsOf(refined.mesh, ball(30), outerSide(ball(30)));
    expect(Math.abs(errors.mean)).toBeLessThan(0.05);
    expect(errors.rms).toBeLessThan(0.07);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it('stays on a flat face that lies across the voxels', () => {
    const slant: Distance = (x, y, z) => 0.36 * x + 0.8 * y - 0.48 * z;
    const refined = refinePhantom(shell(slant, 3), { ...cube, seed: 6 });
    const errors = errorsOf(refined.mesh, slant, outerSide(slant));
    expect(Math.abs(errors.mean)).toBeLessThan(0.02);
    expect(errors.rms).toBeLessThan(0.03);
    expect(errors.lowest).toBeGreaterThan(-0.08);
  });

  it('takes oblique slices of uneven voxels and an uneven blur', () => {
    const center: Vec3 = [120, -340, 75];
    const outer = ball(30, [120, -370, 75]);
    const refined = refinePhantom(shell(outer, 2.5), {
      sizeVoxels: [40, 40, 22],
      spacingMm: [0.4, 0.4, 0.75],
      blurMm: [0.9, 0.9, 1.1],
      axes: obliqueAxes([1, 0.3, -0.2], [0.1, 1, 0.4]),
      center,
      seed: 7,
    });
    const errors = errorsOf(refined.mesh, outer, outerSide(outer, center));
    expect(Math.abs(errors.mean)).toBeLessThan(0.05);
    expect(errors.rms).toBeLessThan(0.06);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it.each([0.8, 1.2, 2])('does not cut the edge off a crest of %f mm radius', radiusMm => {
    // A wall along z whose rounded edge lies at y = 2 + radius, on a vault at y = -3.
    const wall: Distance = (x, y, z) => Math.hypot(x, Math.max(0, y - 2)) - radiusMm + 0 * z;
    const vault = ball(30, [0, -33, 0]);
    const coats = [
      ...shell(vault, 2.5),
      { hu: BONE, distance: (x: number, y: number, z: number) => (y > -4 ? wall(x, y, z) : 1) },
    ];
    const axes = obliqueAxes([1, 0.2, 0.1], [-0.2, 1, 0.3]);
    const refined = refinePhantom(coats, { ...cube, axes, seed: 10 * radiusMm });
    const inView = outerSide(wall);
    const errors = errorsOf(refined.mesh, wall, (x, y, z) => Math.min(inView(x, y, z), y - 0.5));
    expect(errors.count).toBeGreaterThan(200);
    expect(Math.abs(errors.mean)).toBeLessThan(0.04);
    expect(errors.rms).toBeLessThan(0.06);
    expect(errors.lowest).toBeGreaterThan(-0.1);
  });

  it('keeps the mesh sound, turns no triangle over and says how sure it is', () => {
    const volume = blurredPhantom(shell(ball(30), 1.6), { ...cube, seed: 8 });
    const mesh = extractIsosurface(volume, 226);
    const refined = refineSurface(volume, mesh)!;
    expect(refined.mesh.triangles).toBe(mesh.triangles);
    const found = inspectMesh(refined.mesh);
    expect(found).toMatchObject({ manifold: true, degenerateTriangles: 0 });
    expect(found.volumeMm3).toBeLessThan(inspectMesh(mesh).volumeMm3);
    const normal = (p: Float32Array, t: number): number[] => {
      const corner = (e: number): number[] => [
        ...p.subarray(3 * mesh.triangles[t + e]!, 3 * mesh.triangles[t + e]! + 3),
      ];
      const [a, b, c] = [corner(0), corner(1), corner(2)] as [number[], number[], number[]];
      const u = b.map((x, n) => x - a[n]!) as [number, number, number];
      const v = c.map((x, n) => x - a[n]!) as [number, number, number];
      return [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    };
    let turned = 0;
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      const before = normal(mesh.positions, t);
      const after = normal(refined.mesh.positions, t);
      if (before.reduce((sum, x, n) => sum + x * after[n]!, 0) < 0) turned++;
    }
    expect(turned).toBe(0);
    // The stated uncertainty covers the error: within three of them nearly everywhere on the outer
    // face.
    let covered = 0;
    let count = 0;
    refined.mesh.positions.forEach((_, n, p) => {
      if (n % 3 !== 0 || outerSide(ball(30))(p[n]!, p[n + 1]!, p[n + 2]!) < 0) return;
      count++;
      if (Math.abs(ball(30)(p[n]!, p[n + 1]!, p[n + 2]!)) < 3 * refined.uncertaintyMm[n / 3]!) covered++;
    });
    expect(covered / count).toBeGreaterThan(0.95);
    expect(Math.max(...refined.uncertaintyMm)).toBeLessThan(1.5);
    expect(refined.blurMm).toBeGreaterThan(0.85);
    expect(refined.blurMm).toBeLessThan(1.05);
  });

  it('refines a ball only where asked, fading out, and to the same place', () => {
    const volume = blurredPhantom(shell(ball(30), 2.5), { ...cube, seed: 9 });
    const mesh = extractIsosurface(volume, 226);
    const all = refineSurface(volume, mesh)!;
    const some = refineSurface(volume, mesh, {
      within: { center: [0, 0, 0], radiusMm: 3 },
      model: all.model,
    })!;
    expect(some.vertices).toBeLessThan(0.6 * all.vertices);
    mesh.positions.forEach((_, n, p) => {
      if (n % 3 !== 0) return;
      const far = Math.hypot(p[n]!, p[n + 1]!, p[n + 2]!);
      const gap = Math.abs(some.mesh.positions[n + 1]! - all.mesh.positions[n + 1]!);
      if (far < 2) expect(gap).toBeLessThan(0.01);
      if (far > 6.5) expect(some.mesh.positions[n + 1]).toBe(p[n + 1]);
    });
  });

  it('gives the same surface again, and null where there is no bone edge to learn from', () => {
    const volume = blurredPhantom(shell(ball(30), 2.5), { ...cube, sizeVoxels: [24, 24, 24], seed: 11 });
    const mesh = extractIsosurface(volume, 226);
    expect(refineSurface(volume, mesh)!.mesh.positions).toEqual(refineSurface(volume, mesh)!.mesh.positions);
    const faint = blurredPhantom([{ hu: 350, distance: ball(30) }], { ...cube, sizeVoxels: [24, 24, 24] });
    expect(refineSurface(faint, extractIsosurface(faint, 226))).toBeNull();
  });
});
