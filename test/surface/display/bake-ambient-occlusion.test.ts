import { describe, expect, it } from 'vitest';
import { bakeAmbientOcclusion } from '../../../geometry/surface/display/bake-ambient-occlusion';
import { vertexNormals } from '../../../geometry/surface/mesh/vertex-normals';
import { joinMeshes, makeBall } from '../../support/make-meshes';

describe('bakeAmbientOcclusion', () => {
  it('lights all of a ball and nothing of the inside of a closed one', async () => {
    const outer = makeBall([0, 0, 0], 20, 20);
    const hollow = joinMeshes(outer, makeBall([0, 0, 0], 15, 20), true);
    const light = await bakeAmbientOcclusion(hollow, vertexNormals(hollow), { axes: 24, mapSide: 192 });
    const outside = light.subarray(0, outer.positions.length / 3);
    const inside = light.subarray(outside.length);
    expect(Math.min(...outside)).toBeGreaterThan(235);
    expect(Math.max(...inside)).toBeLessThan(20);
  });

  it('shades facing sides of two balls that nearly touch, most where they are nearest', async () => {
    const one = makeBall([-10.5, 0, 0], 10, 24);
    const pair = joinMeshes(one, makeBall([10.5, 0, 0], 10, 24));
    const light = await bakeAmbientOcclusion(pair, vertexNormals(pair), { axes: 40, mapSide: 256 });
    const nearest = (x: number, y: number, z: number): number => {
      let best = 0;
      let least = Infinity;
      for (let v = 0; v < one.positions.length; v += 3) {
        const d = Math.hypot(one.positions[v]! - x, one.positions[v + 1]! - y, one.positions[v + 2]! - z);
        if (d < least) [best, least] = [v / 3, d];
      }
      return light[best]!;
    };
    const gap = nearest(-0.5, 0, 0);
    const flank = nearest(-10.5 + 7.07, 7.07, 0);
    const back = nearest(-20.5, 0, 0);
    expect(gap).toBeLessThan(0.25 * 255);
    expect(flank).toBeGreaterThan(gap + 60);
    expect(back).toBeGreaterThan(240);
  });

  it('stops with the reason once cancelled', async () => {
    const ball = makeBall([0, 0, 0], 5, 4);
    const stop = new AbortController();
    stop.abort(new Error('gone'));
    await expect(bakeAmbientOcclusion(ball, vertexNormals(ball), { signal: stop.signal })).rejects.toThrow(
      'gone',
    );
  });
});
