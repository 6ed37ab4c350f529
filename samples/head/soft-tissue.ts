import type { Vec3 } from '../../geometry/core/vector';
import { mirror, union, type Field } from '../field/field';
import { ellipsoid, sphere } from '../field/primitives';
import type { TissueLayer } from './head';
import { openMouth } from './mandible';
import type { HeadParameters } from './parameters';
import { bar, blend, midlineLoft } from './sections';
import type { Skull } from './skull';

/** Typical values at 120 kV with contrast in the blood, HU. */
export const tissueHu = {
  air: -1000,
  fat: -90,
  skin: 45,
  muscle: 55,
  fluid: 8,
  brain: 38,
  lens: 75,
  lesion: 95,
  dura: 80,
  blood: 180,
  diploe: 600,
  dentine: 1650,
  enamel: 2500,
} as const;

/** How far the contents of bony hollows reach under the bone that is painted over them, mm. */
const UNDER_BONE_MM = 0.4;

export interface SoftTissue {
  /** The outside of the animal. */
  readonly skin: Field;
  readonly layers: readonly TissueLayer[];
}

/**
 * Skin, fat, muscles, eyes, tongue and the air in nose, throat and ears; bone is painted over them.
 */
export function buildSoftTissue(p: HeadParameters, skull: Skull): SoftTissue {
  const size = p.skullLengthMm / 172;
  const { soft } = p;
  const ends = { caudalMm: 6 * size, rostralMm: 14 * size, power: 2.4 };
  const noseTip = soft.muzzle[soft.muzzle.length - 1]!;
  const ear = mirror(bar(soft.ear, soft.earRadiusMm, 0.35 * soft.earRadiusMm));
  const earHollow = mirror(bar(soft.ear, 0.62 * soft.earRadiusMm, 0.15 * soft.earRadiusMm));
  const lidded = mirror(sphere(p.eye.centre, p.eye.radiusMm + 1.6 * size));
  const skin = union([
    blend(midlineLoft(soft.cranium, ends), 0),
    blend(midlineLoft(soft.muzzle, { ...ends, rostralMm: 9 * size }), 16 * size),
    blend(openMouth(p, midlineLoft(soft.chin, ends)), 8 * size),
    blend(lidded, 6 * size),
    blend(ear, 5 * size),
  ]);
  const eye = mirror(sphere(p.eye.centre, p.eye.radiusMm));
  const axis: Vec3 = [0.62, 0.16, 0.77];
  const lens = mirror(
    ellipsoid(
      [
        p.eye.centre[0] + axis[0] * 0.55 * p.eye.radiusMm,
        p.eye.centre[1] + axis[1] * 0.55 * p.eye.radiusMm,
        p.eye.centre[2] + axis[2] * 0.55 * p.eye.radiusMm,
      ],
      [0.36, 0.42, 0.34].map(f => f * p.eye.radiusMm) as unknown as Vec3,
    ),
  );
  const temporalis = mirror(ellipsoid(soft.temporalis.centre, soft.temporalis.radiiMm));
  const masseter = mirror(ellipsoid(soft.masseter.centre, soft.masseter.radiiMm));
  const periorbita = mirror(
    ellipsoid(
      [
        p.orbit.centre[0] - 0.2 * p.orbit.radiiMm[0],
        p.orbit.centre[1],
        p.orbit.centre[2] - 0.15 * p.orbit.radiiMm[2],
      ],
      p.orbit.radiiMm.map(r => 0.95 * r) as unknown as Vec3,
    ),
  );
  const tongue = openMouth(p, ellipsoid(soft.tongue.centre, soft.tongue.radiiMm));
  // Nostrils: the nasal air reaches the outside on both sides of the nose's tip.
  const front = p.nasalCavity[p.nasalCavity.length - 1]!;
  const nostril = mirror(
    bar(
      [
        [0.42 * front[2], front[1], front[0]],
        [0.3 * front[2] + 1, noseTip[1] + 0.25 * noseTip[3], noseTip[0] + 2],
      ],
      2.4 * size,
      1.8 * size,
    ),
  );
  const layer = (tissue: string, hu: number, field: Field, growMm = 0): TissueLayer => ({
    tissue,
    hu,
    field,
    growMm,
  });
  return {
    skin,
    layers: [
      layer('skin', tissueHu.skin, skin),
      layer('fat', tissueHu.fat, skin, -soft.skinMm),
      layer('muscle', tissueHu.muscle, skin, -soft.skinMm - 1.4 * size),
      layer('fat between muscles', tissueHu.fat, temporalis, 0.8 * size),
      layer('fat between muscles', tissueHu.fat, masseter, 0.8 * size),
      layer('masseter', tissueHu.muscle + 5, masseter),
      layer('temporal muscle', tissueHu.muscle + 5, temporalis),
      layer('tongue', tissueHu.muscle - 5, tongue),
      layer('periorbital fat', tissueHu.fat, periorbita),
      layer('sclera', tissueHu.muscle, eye),
      layer('vitreous', tissueHu.fluid, eye, -0.9 * size),
      layer('lens', tissueHu.lens, lens),
      layer('air', tissueHu.air, skull.airway, UNDER_BONE_MM),
      layer('air', tissueHu.air, nostril),
      layer('air', tissueHu.air, earHollow),
      layer('air', tissueHu.air, skull.cranium.sinus, UNDER_BONE_MM),
      layer('air', tissueHu.air, skull.cranium.ear, UNDER_BONE_MM),
    ],
  };
}
