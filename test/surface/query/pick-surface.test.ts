import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { dot, normalize, type Vec3 } from '../../../geometry/core/vector';
import { buildSurfaceIndex } from '../../../geometry/surface/query/build-surface-index';
import { pickSurface } from '../../../geometry/surface/query/pick-surface';
import { vertexNormals } from '../../../geometry/surface/mesh/vertex-normals';
import { joinMeshes, makeBall, makeBox } from '../../support/make-meshes';

const center: Vec3 = [312, -210, 455];

describe('pickSurface', () => {
  const ball = makeBall(center, 40, 64);
  const index = buildSurfaceIndex(ball);
  const normals = vertexNormals(ball);

  it('meets a ball where the formula says, with the radial normal, from random sides', () => {
    const random = seededRandom(7);
    for (let n = 0; n < 200; n++) {
      const out = normalize<Vec3>([random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)]);
      const side = normalize<Vec3>([out[1], -out[0], 0.3 * out[2] + 0.01]);
      const flat = dot(side, out);
      const across: Vec3 = [side[0] - flat * out[0], side[1] - flat * out[1], side[2] - flat * out[2]];
      const off = random.between(0, 30);
      const long = Math.hypot(...across);
      const at = (k: 0 | 1 | 2): number => center[k] + 200 * out[k] + (off * across[k]) / long;
      const direction: Vec3 = [-out[0], -out[1], -out[2]];
      const pick = pickSurface({ index, mesh: ball, normals }, [at(0), at(1), at(2)], direction)!;
      const height = Math.sqrt(40 ** 2 - off ** 2);
      expect(Math.abs(pick.distanceMm - (200 - height))).toBeLessThan(0.02);
      const { point: p } = pick;
      const radial = normalize<Vec3>([p[0] - center[0], p[1] - center[1], p[2] - center[2]]);
      expect(dot(pick.normal, radial)).toBeGreaterThan(Math.cos(0.005));
      expect(Math.hypot(...pick.normal)).toBeCloseTo(1, 9);
    }
  });

  it('finds nothing beside the ball and nothing behind the eye', () => {
    expect(pickSurface({ index, mesh: ball, normals }, [312 + 41, -210, 600], [0, 0, -1])).toBeNull();
    expect(pickSurface({ index, mesh: ball, normals }, [312, -210, 600], [0, 0, 1])).toBeNull();
  });

  it('sees the inner wall of a hollow ball through a cut, and the cut itself where it is solid', () => {
    const hollow = joinMeshes(makeBall([0, 0, 0], 20, 40), makeBall([0, 0, 0], 15, 40), true);
    const surface = { index: buildSurfaceIndex(hollow), mesh: hollow, normals: vertexNormals(hollow) };
    // Everything above z = 0 is cut away, looked at from above.
    const cut = { point: [3, 4, 0] as const, normal: [0, 0, -1] as const };
    const from = (x: number) => pickSurface(surface, [x, 0.1, 90], [0, 0, -1], cut);
    const inner = from(5)!;
    expect(inner.point[2]).toBeCloseTo(-Math.sqrt(15 ** 2 - 5 ** 2), 1);
    // Outward of the solid is towards the middle there.
    expect(inner.normal[2]).toBeGreaterThan(0.9);
    const face = from(17.5)!;
    expect(face.point[2]).toBeCloseTo(0, 9);
    expect(face.normal).toEqual([-0, -0, 1]);
    expect(from(21)).toBeNull();
  });

  it('answers with the face normal at the edge of a box, never a flipped one', () => {
    const box = makeBox([0, 0, 0], [10, 10, 10]);
    const surface = { index: buildSurfaceIndex(box), mesh: box, normals: vertexNormals(box) };
    const pick = pickSurface(surface, [9.99, 5, 30], [0, 0, -1])!;
    expect(pick.point[2]).toBeCloseTo(10, 6);
    expect(pick.normal[2]).toBeGreaterThan(0);
  });
});
