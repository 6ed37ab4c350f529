import { carve, grow, union, type Field } from '../field/field';
import { buildCranium, type Cranium } from './cranium';
import { buildFace, type Face } from './face';
import { buildMandible, openMouth } from './mandible';
import type { HeadParameters } from './parameters';
import { blend } from './sections';
import { buildTeeth } from './teeth';
import { unevennessOf, type Unevenness } from './unevenness';

export interface Skull {
  /** All bone and all teeth; hollows are outside it. */
  readonly bone: Field;
  /** Skull and mandible without teeth. */
  readonly osseous: Field;
  readonly teeth: Field;
  readonly cranium: Cranium;
  readonly face: Face;
  /** Air of nose and throat. */
  readonly airway: Field;
}

/** The skeleton of the head. */
export const buildSkull = (p: HeadParameters): Skull => makeUneven(buildEvenSkull(p), unevennessOf(p));

/** A skeleton with everything in it where an uneven head has it. */
export function makeUneven({ cranium, face, ...own }: Skull, { field }: Unevenness): Skull {
  const { outer, cavity, sinus, ear, fontanelle } = cranium;
  return {
    bone: field(own.bone),
    osseous: field(own.osseous),
    teeth: field(own.teeth),
    airway: field(own.airway),
    cranium: {
      outer: field(outer),
      cavity: field(cavity),
      sinus: field(sinus),
      ear: field(ear),
      fontanelle: fontanelle && field(fontanelle),
    },
    face: {
      outer: field(face.outer),
      arches: field(face.arches),
      airway: field(face.airway),
      conchae: field(face.conchae),
      orbits: field(face.orbits),
    },
  };
}

/** The skeleton of a head whose halves are alike: symmetric in the median plane. */
export function buildEvenSkull(p: HeadParameters): Skull {
  const size = p.skullLengthMm / 172;
  const cranium = buildCranium(p);
  const face = buildFace(p);
  const upper = union([blend(cranium.outer, 0), blend(face.outer, 8 * size), blend(face.arches, 8 * size)]);
  // The cribriform plate: the nose keeps off the brain-case.
  const airway = carve(face.airway, grow(cranium.cavity, 0.8 * p.bone.faceMm), 0.8 * size);
  const hollow = union([
    blend(cranium.cavity, 0),
    blend(cranium.sinus, 0),
    blend(cranium.ear, 0),
    blend(airway, 0),
    ...(cranium.fontanelle ? [blend(cranium.fontanelle, 0)] : []),
  ]);
  const skull = union([blend(carve(upper, hollow, 0.6 * size), 0), blend(face.conchae, 0)]);
  const mandible = openMouth(p, buildMandible(p));
  const osseous = union([blend(skull, 0), blend(mandible, 0)]);
  const teeth = union([
    blend(buildTeeth(p.upperTeeth, -1), 0),
    blend(openMouth(p, buildTeeth(p.lowerTeeth, 1)), 0),
  ]);
  return { bone: union([blend(osseous, 0), blend(teeth, 0)]), osseous, teeth, cranium, face, airway };
}
