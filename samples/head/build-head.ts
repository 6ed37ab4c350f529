import type { Vec3 } from '../../geometry/core/vector';
import { trueDistance } from '../field/nearest-surface';
import { buildBrain } from './brain';
import type { Head, TissueLayer } from './head';
import { findLandmarks } from './landmarks';
import { jawJoint } from './mandible';
import type { HeadParameters } from './parameters';
import { chooseEntry } from './choose-entry';
import { buildEvenSkull, makeUneven } from './skull';
import { buildSoftTissue, tissueHu } from './soft-tissue';
import { unevennessOf } from './unevenness';

/** Builds a head from its parameters; the same parameters give the same head. */
export function buildHead(parameters: HeadParameters): Head {
  const uneven = unevennessOf(parameters);
  const even = buildEvenSkull(parameters);
  const skull = makeUneven(even, uneven);
  const soft = buildSoftTissue(parameters, even);
  const brain = buildBrain(parameters, even, uneven);
  const { tableMm, corticalHu } = parameters.bone;
  const enamelMm = 0.25 + 0.3 * (parameters.skullLengthMm / 172);
  const layers: TissueLayer[] = [
    ...soft.layers.map(layer => ({ ...layer, field: uneven.field(layer.field) })),
    ...brain.layers,
    { tissue: 'compact bone', hu: corticalHu, field: skull.osseous, growMm: 0 },
    { tissue: 'diploe', hu: tissueHu.diploe, field: skull.osseous, growMm: -tableMm },
    { tissue: 'enamel', hu: tissueHu.enamel, field: skull.teeth, growMm: 0 },
    { tissue: 'dentine', hu: tissueHu.dentine, field: skull.teeth, growMm: -enamelMm },
  ];
  const truth = trueDistance(skull.bone);
  const target = brain.lesion.centre;
  // Sought when it is first asked for: it takes as long as the rest, and not every lesion has one.
  let entry: Vec3 | null = null;
  return {
    parameters,
    bone: skull.bone,
    boneDistance: q => truth.at(q),
    nearestBone: q => truth.nearest(q),
    huAt: q => huAt(layers, q),
    layers,
    bounds: headBounds(parameters),
    lesion: brain.lesion,
    vessels: brain.vessels,
    landmarks: Object.fromEntries(
      Object.entries(findLandmarks(parameters, even.bone)).map(([name, at]) => [name, uneven.point(at)]),
    ),
    target,
    get entry() {
      return (entry ??= chooseEntry(parameters, skull, brain, truth));
    },
  };
}

function huAt(layers: readonly TissueLayer[], p: Vec3): number {
  for (let n = layers.length - 1; n >= 0; n--) {
    const { field, growMm, hu } = layers[n]!;
    if (field.at(...p) < growMm) return hu;
  }
  return tissueHu.air;
}

/** The whole head with its skin, cut through the neck a little behind the occiput. */
function headBounds(p: HeadParameters): Head['bounds'] {
  const size = p.skullLengthMm / 172;
  const { cranium, muzzle, chin, ear, earRadiusMm } = p.soft;
  const rows = [...cranium, ...muzzle, ...chin];
  // Where lofts melt into each other the skin bulges beyond them.
  const bulge = 0.5 + 2.5 * size;
  const eye = p.eye.centre[0] + p.eye.radiusMm + 2 * size;
  const side = Math.max(...rows.map(r => r[2]), ...ear.map(e => e[0] + earRadiusMm), eye);
  const drop = (z: number): number => Math.sin(p.gapeRad) * Math.max(0, z - jawJoint(p)[2]);
  const lowest = Math.min(...rows.map(r => r[1] - r[4]), ...chin.map(r => r[1] - r[4] - drop(r[0])));
  const highest = Math.max(...rows.map(r => r[1] + r[3]), ...ear.map(e => e[1] + earRadiusMm));
  const rostral = Math.max(...rows.map(r => r[0]));
  return {
    min: [-side - bulge, lowest - bulge, p.occipital.condyle[2] - 14 * size],
    max: [side + bulge, highest + bulge, rostral + bulge],
  };
}
