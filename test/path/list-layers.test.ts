import { describe, expect, it } from 'vitest';
import { listLayers, type PathLayer } from '../../geometry/path/list-layers';

const STEP_MM = 0.1;
/** A profile of stretches of one value each, outermost first: [length mm, HU]. */
const profileOf = (startMm: number, ...stretches: readonly (readonly [number, number])[]) => ({
  startMm,
  stepMm: STEP_MM,
  hu: Float32Array.from(
    stretches.flatMap(([mm, hu]) => Array.from({ length: Math.round(mm / STEP_MM) }, () => hu)),
  ),
});
const told = (layers: readonly PathLayer[]) =>
  layers.map(({ kind, fromMm, toMm }) => [kind, Number(fromMm.toFixed(6)), Number(toMm.toFixed(6))]);

describe('the layers of a path', () => {
  it('are air, what lies over the bone, bone, and what lies within it, up to the target', () => {
    const profile = profileOf(-17, [5, -1000], [12, 40], [4, 1300], [40, 35]);
    expect(told(listLayers({ profile, bone: [{ fromMm: 0, toMm: 4 }], lengthMm: 30 }))).toEqual([
      ['air', -17, -12],
      ['soft', -12, 0],
      ['bone', 0, 4],
      ['within', 4, 30],
    ]);
  });

  it('have no skin on a dry skull, whose edge is blurred', () => {
    const profile = profileOf(-5, [4.6, -1000], [0.4, -100], [4, 1300], [20, -1000]);
    expect(told(listLayers({ profile, bone: [{ fromMm: 0, toMm: 4 }], lengthMm: 15 }))).toEqual([
      ['air', -5, 0],
      ['bone', 0, 4],
      ['within', 4, 15],
    ]);
  });

  it('name the room between two layers of a wall, and another bone on the way', () => {
    const bone = [
      { fromMm: -9, toMm: -6 },
      { fromMm: 0, toMm: 2 },
      { fromMm: 9, toMm: 11 },
    ];
    const profile = profileOf(-20, [8, -1000], [3, 30], [3, 900], [6, 30], [60, 30]);
    expect(told(listLayers({ profile, bone, lengthMm: 25 }))).toEqual([
      ['air', -20, -12],
      ['soft', -12, -9],
      ['bone', -9, -6],
      ['soft', -6, 0],
      ['bone', 0, 2],
      ['between', 2, 9],
      ['bone', 9, 11],
      ['within', 11, 25],
    ]);
  });

  it('end with the bone where the target lies in it, and begin where the scan does', () => {
    const profile = profileOf(-3, [3, 40], [20, 1300]);
    expect(told(listLayers({ profile, bone: [{ fromMm: 0, toMm: 6 }], lengthMm: 5 }))).toEqual([
      ['soft', -3, 0],
      ['bone', 0, 5],
    ]);
  });
});
