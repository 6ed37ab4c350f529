import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { distance, dot, type Vec3 } from '../../geometry/core/vector';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { vertexNormals } from '../../geometry/surface/mesh/vertex-normals';
import { weldVertices } from '../../geometry/surface/mesh/weld-vertices';
import { chooseScaleBar } from '../../renderer/scene/choose-scale-bar';
import { crossAt, framePlane } from '../../renderer/scene/frame-planes';
import { createMeshService } from '../../renderer/scene/mesh-service';
import { buildOrientationFigure, figureLetters, FIGURE_REACH } from '../../renderer/scene/orientation-figure';
import { packMesh } from '../../renderer/scene/pack-mesh';
import { shapePath } from '../../renderer/scene/shape-path';
import { makeBall } from '../support/make-meshes';

describe('buildOrientationFigure', () => {
  const parts = buildOrientationFigure();

  it.each(parts.map((p, i) => [`${p.part} ${i}`, p.mesh] as const))('%s is closed and outward', (_, mesh) => {
    const { representative } = weldVertices(mesh.positions);
    const triangles = mesh.triangles.map(v => representative[v]!);
    const found = inspectMesh({ positions: mesh.positions, triangles });
    expect(found.manifold).toBe(true);
    expect(found.volumeMm3).toBeGreaterThan(0);
  });

  it('fits its square with its letters and is the same on both sides', () => {
    const key = (x: number, y: number, z: number): string =>
      [x, y, z].map(v => (Math.round(v * 1e4) || 0).toString()).join(' ');
    const corners = new Set<string>();
    for (const { mesh } of parts) {
      for (let v = 0; v < mesh.positions.length; v += 3) {
        const [x, y, z] = mesh.positions.subarray(v, v + 3);
        expect(Math.hypot(x!, y!, z!)).toBeLessThan(1.3);
        corners.add(key(x!, y!, z!));
      }
    }
    for (const { mesh } of parts) {
      for (let v = 0; v < mesh.positions.length; v += 3) {
        const [x, y, z] = mesh.positions.subarray(v, v + 3);
        expect(corners.has(key(-x!, y!, z!))).toBe(true);
      }
    }
    figureLetters.forEach(({ at }) => expect(Math.hypot(...at)).toBeLessThan(FIGURE_REACH));
  });

  it('has Le at +x, D at +y, R at +z, each opposite its partner', () => {
    const at = Object.fromEntries(figureLetters.map(l => [l.name, l.at]));
    expect(Math.sign(at['Le']![0])).toBe(1);
    expect(Math.sign(at['D']![1])).toBe(1);
    expect(Math.sign(at['R']![2])).toBe(1);
    for (const [a, b] of [
      ['Le', 'Rt'],
      ['D', 'V'],
      ['R', 'Cd'],
    ] as const) {
      expect(dot(at[a]!, at[b]!)).toBeLessThan(-1);
    }
  });
});

describe('chooseScaleBar', () => {
  it.each([
    [4, 10, 40],
    [1, 50, 50],
    [30, 2, 60],
    [0.3, 100, 30],
    [200, 1, 200],
  ])('at %d px/mm: %d mm, %d px', (pxPerMm, lengthMm, px) => {
    expect(chooseScaleBar(pxPerMm)).toEqual({ lengthMm, px });
  });
});

describe('framePlane and crossAt', () => {
  const ball = { center: [100, 50, -20] as const, radiusMm: 60 };
  const plane = {
    center: patientPoint(80, 0, -500),
    right: patientVector(0, 0, 1),
    down: patientVector(0, 1, 0),
    into: patientVector(-1, 0, 0),
  };

  it('frames the ball in the plane, closed', () => {
    const ends = framePlane(plane, ball);
    expect(ends).toHaveLength(24);
    for (let e = 0; e < 24; e += 3) {
      const p = ends.slice(e, e + 3) as unknown as Vec3;
      expect(dot([p[0] - 80, p[1], p[2] + 500], plane.into)).toBeCloseTo(0, 9);
      expect(distance([80, 50, -20], p)).toBeGreaterThan(40);
    }
    expect(ends.slice(21)).toEqual(ends.slice(0, 3));
  });

  it('leaves the place itself free', () => {
    const ends = crossAt(
      [1, 2, 3],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      1.5,
      6,
    );
    expect(ends).toHaveLength(36);
    for (let e = 0; e < 36; e += 3) {
      expect([1.5, 6]).toContain(distance([1, 2, 3], ends.slice(e, e + 3) as unknown as Vec3));
    }
  });
});

describe('shapePath', () => {
  const path = {
    id: 'T1',
    targetLps: patientPoint(0, 0, 0),
    entryLps: patientPoint(0, 0, 30),
    colour: 'orange',
    selected: true,
  };

  it('draws the needle from the target outward past the entry, at least a millimetre thick', () => {
    const shape = shapePath(path)!;
    expect(shape.needle).toEqual({ from: [0, 0, 0], to: [0, 0, 46], radiusMm: 0.5 });
    expect(shape.sleeve).toBeNull();
    expect(shape.entry).toBeNull();
  });

  it('draws the sleeve between its lips, unless a guide shows it', () => {
    const lips = {
      ...path,
      lowerLipLps: patientPoint(0, 0, 31),
      upperLipLps: patientPoint(0, 0, 56),
      boreDiameterMm: 1.9,
      outerDiameterMm: 8,
    };
    expect(shapePath(lips)!.sleeve).toEqual({ from: [0, 0, 31], to: [0, 0, 56], radiusMm: 4 });
    expect(shapePath(lips)!.needle.to).toEqual([0, 0, 72]);
    expect(shapePath(lips, false)!.sleeve).toBeNull();
  });

  it('has nothing to draw where target and entry coincide', () => {
    expect(shapePath({ ...path, entryLps: path.targetLps })).toBeNull();
  });
});

describe('packMesh', () => {
  it('gives back every corner within a micrometre, 900 mm from the origin', () => {
    const mesh = makeBall([900, -700, 512.3], 80, 12);
    const normals = vertexNormals(mesh);
    const packed = packMesh(mesh, normals, new Float32Array(normals.length / 3).fill(-5));
    packed.positions.forEach((value, at) =>
      expect(Math.abs(value + packed.center[at % 3]! - mesh.positions[at]!)).toBeLessThan(1e-3),
    );
    expect(Math.max(...packed.positions.map(Math.abs))).toBeLessThan(81);
    expect(packed.ball.radiusMm).toBeCloseTo(80, 0);
    for (let v = 0; v < normals.length / 3; v++) {
      for (let k = 0; k < 3; k++) {
        expect(Math.abs(packed.normals[4 * v + k]! / 32767 - normals[3 * v + k]!)).toBeLessThan(1e-4);
      }
      expect(packed.normals[4 * v + 3]).toBe(-32767);
    }
    expect(packed.triangles).toEqual(mesh.triangles);
    expect(packed.triangles.buffer).not.toBe(mesh.triangles.buffer);
  });
});

describe('createMeshService', () => {
  const near = makeBall([0, 0, 50], 10, 12);
  const far = makeBall([0, 0, 0], 10, 12);

  it('picks the nearest of the meshes asked for, and none that was dropped', async () => {
    const service = createMeshService();
    service.prepare(1, far, true);
    service.prepare(2, near, true);
    const look = (...keys: number[]) => service.pick(keys, [0.1, 0.2, 200], [0, 0, -1], null);
    expect(look(1, 2)).toMatchObject({ key: 2 });
    expect(look(1)!.point[2]).toBeCloseTo(10, 1);
    service.drop(2);
    expect(look(1, 2)).toMatchObject({ key: 1 });
    expect(await service.ambientOcclusion(2)).toBeNull();
    expect(service.coarsen(1)).toBeNull();
  });

  it('gives up the ambientOcclusion of a mesh that is dropped meanwhile', async () => {
    const service = createMeshService();
    service.prepare(1, near, true);
    const light = service.ambientOcclusion(1);
    service.drop(1);
    expect(await light).toBeNull();
  });
});
