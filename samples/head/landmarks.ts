import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from '../field/field';
import type { HeadParameters } from './parameters';

/** Named points that anatomists measure from, and the way of the endotracheal tube. */
export function findLandmarks(p: HeadParameters, bone: Field): Record<string, Vec3> {
  const front = p.maxilla[p.maxilla.length - 1]!;
  const nose = p.face[p.face.length - 1]!;
  const widest = p.arch.reduce((best, s) => (s[1] + s[3] > best[1] + best[3] ? s : best));
  const inion = dropOnto(bone, 0, p.crest[0]![0] + 1);
  const { foramen } = p.occipital;
  const chin = p.jaw[p.jaw.length - 1]!;
  const drop = Math.sin(p.gapeRad) * chin[0];
  const mouth = (front[1] - front[4] + chin[2] - drop) / 2;
  const { top, bottom, from } = p.pterygoid;
  return {
    prosthion: [0, front[1], front[0]],
    'nasal tip': [0, nose[1] + nose[3], nose[0]],
    bregma: dropOnto(bone, 0, p.braincase[4]![0]),
    inion,
    opisthion: [0, foramen[1] + p.occipital.foramenRadiiMm[1], foramen[2]],
    'left zygion': [widest[1] + widest[3], widest[2], widest[0]],
    'right zygion': [-widest[1] - widest[3], widest[2], widest[0]],
    lips: [0, mouth, p.soft.muzzle[p.soft.muzzle.length - 1]![0] + 20],
    throat: [0, bottom - 3, from + 4],
    behindThroat: [0, (top + bottom) / 2 - 6, from - 90],
  };
}

/** The highest point of bone over (x, z). */
function dropOnto(bone: Field, x: number, z: number): Vec3 {
  let y = 80;
  for (let step = 0; step < 400; step++) {
    const d = bone.at(x, y, z);
    if (d < 1e-4) break;
    y -= 0.7 * d;
    if (y < -80) break;
  }
  return [x, y, z];
}
