import type { Vec3 } from '../../geometry/core/vector';
import { carve, grow, unite, type Field } from '../field/field';
import { trueDistance } from '../field/nearest-surface';
import { ellipsoid, roundCone, sphere } from '../field/primitives';
import type { Head, TissueLayer, Vessel } from './head';
import type { HeadParameters } from './parameters';

/** Builds a head from its parameters; the same parameters give the same head. */
export function buildHead(parameters: HeadParameters): Head {
  const p = parameters;
  const [a, b, c] = p.calvariaMm.map(v => v / 2) as [number, number, number];
  const outer = ellipsoid([0, 0, 0], [a, b, c]);
  const cavity = ellipsoid([0, -0.5, 0], [a - p.templeMm, b - p.vaultMm, c - p.vaultMm]);
  const crest = roundCone([0, b * 0.72, -c * 0.72], 1.6, [0, b + p.crestHeightMm - 1.4, -c * 0.3], 1.4);
  const calvaria = unite([
    { field: outer, blendMm: 0 },
    { field: crest, blendMm: 3 },
  ]);
  const bone = carve(calvaria, cavity);
  const lesionCentre: Vec3 = [p.lesionAt[0] * a, p.lesionAt[1] * b, p.lesionAt[2] * c];
  const lesion = sphere(lesionCentre, p.lesionRadiusMm);
  const sinusLine: Vec3[] = [
    [0, b - p.vaultMm - 1.5, -c * 0.5],
    [0, b - p.vaultMm - 1.5, c * 0.4],
  ];
  const vessels: Vessel[] = [{ name: 'dorsal sagittal sinus', points: sinusLine, radiusMm: 1.2 }];
  const vessel = roundCone(sinusLine[0]!, 1.2, sinusLine[1]!, 1.2);
  const skin = ellipsoid([0, -2, 0], [a + 14, b + 16, c + 16]);

  const layer = (tissue: string, hu: number, field: Field, growMm = 0): TissueLayer => ({
    tissue,
    hu,
    field,
    growMm,
  });
  const layers = [
    layer('muscle', 55, skin),
    layer('cerebrospinal fluid', 8, cavity, 0.4),
    layer('brain', 38, grow(cavity, -1)),
    layer('lesion', 95, lesion),
    layer('blood', 180, vessel),
    layer('compact bone', p.corticalHu, bone),
    layer('diploe', 600, bone, -p.tableMm),
  ];
  const truth = trueDistance(bone);
  const entry = truth.nearest([0.45 * a, 0.9 * b, -0.1 * c]);
  return {
    parameters,
    bone,
    boneDistance: q => truth.at(q),
    nearestBone: q => truth.nearest(q),
    huAt: q => huAt(layers, q),
    layers,
    bounds: { min: [-a - 15, -b - 19, -c - 17], max: [a + 15, b + 15, c + 17] },
    lesion: { centre: lesionCentre, radiusMm: p.lesionRadiusMm },
    vessels,
    landmarks: { bregma: [0, b, 0] },
    target: lesionCentre,
    entry,
  };
}

function huAt(layers: readonly TissueLayer[], p: Vec3): number {
  for (let n = layers.length - 1; n >= 0; n--) {
    const { field, growMm, hu } = layers[n]!;
    if (field.at(...p) < growMm) return hu;
  }
  return -1000;
}
