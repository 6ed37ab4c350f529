import { describe, expect, it } from 'vitest';
import { blendWithNeighbours } from '../../../geometry/surface/display/blend-with-neighbours';
import { measureRelief } from '../../../geometry/surface/display/measure-relief';
import { vertexNormals } from '../../../geometry/surface/mesh/vertex-normals';
import { joinMeshes, makeBall, makeBox } from '../../support/make-meshes';

describe('measureRelief', () => {
  it.each([5, 20])('is one over the radius on a ball of %d mm, and minus that inside it', radius => {
    const outer = makeBall([3, 4, 5], radius, 24);
    const both = joinMeshes(outer, makeBall([3, 4, 5], 0.8 * radius, 24), true);
    const relief = measureRelief(both, vertexNormals(both));
    let sum = 0;
    relief.forEach((value, v) => {
      const expected = v < outer.positions.length / 3 ? 1 / radius : -1 / (0.8 * radius);
      sum += value / expected - 1;
      // The ball's mesh has corners of three and of six triangles side by side: no vertex is off by
      // more.
      expect(Math.abs(value / expected - 1)).toBeLessThan(0.08);
    });
    expect(Math.abs(sum / relief.length)).toBeLessThan(0.01);
  });

  it('counts a needle-sharp corner no further than it is told', () => {
    const box = makeBox([0, 0, 0], [1, 1, 1]);
    const relief = measureRelief(box, vertexNormals(box), { mostPerMm: 0.5 });
    relief.forEach(value => expect(value).toBeCloseTo(0.5, 6));
  });
});

describe('blendWithNeighbours', () => {
  it('keeps what is even, and shares a peak with the neighbours alone', () => {
    const ball = makeBall([0, 0, 0], 10, 8);
    const vertices = ball.positions.length / 3;
    const even = blendWithNeighbours(ball, new Float32Array(vertices).fill(3), 1, 4);
    even.forEach(value => expect(value).toBeCloseTo(3, 5));
    const peak = new Float32Array(vertices);
    peak[40] = 1;
    const shared = blendWithNeighbours(ball, peak, 1, 1);
    const neighbours = new Set<number>();
    for (let t = 0; t < ball.triangles.length; t += 3) {
      const corners = [...ball.triangles.subarray(t, t + 3)];
      if (corners.includes(40)) corners.forEach(c => neighbours.add(c));
    }
    expect(shared[40]).toBe(0.5);
    shared.forEach((value, v) => expect(value > 0).toBe(neighbours.has(v)));
    expect(peak[40]).toBe(1);
  });
});
