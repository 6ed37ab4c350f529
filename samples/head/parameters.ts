import type { Vec3 } from '../../geometry/core/vector';

/**
 * [z, y of the middle, half-width, up, down, power up, power down], mm; see `Section` in
 * field/loft.ts.
 */
export type MidlineSection = readonly [
  z: number,
  y: number,
  halfWidth: number,
  up: number,
  down: number,
  powerUp: number,
  powerDown: number,
];
/**
 * [z, x, y, half-thickness across, half-height], mm: a section of a paired bar such as the
 * zygomatic arch.
 */
export type BarSection = readonly [z: number, x: number, y: number, halfAcross: number, halfHeight: number];
/** [z, x, top, bottom, half-thickness], mm: a section of the left mandible, mouth closed. */
export type JawSection = readonly [z: number, x: number, top: number, bottom: number, halfAcross: number];

type ToothKind = 'incisor' | 'canine' | 'premolar' | 'carnassial' | 'molar';
/**
 * A left tooth: where it stands along the jaw, how long (along the jaw), broad and high its crown
 * is, mm.
 */
export interface Tooth {
  readonly kind: ToothKind;
  readonly x: number;
  /** Height of the gum line there. */
  readonly y: number;
  readonly z: number;
  readonly long: number;
  readonly broad: number;
  readonly high: number;
}

/**
 * Everything that one head differs from another by. Lengths in mm, places in the head frame (x
 * left, y dorsal, z rostral, zero at the middle of the brain-case); of paired parts the left one is
 * given.
 */
export interface HeadParameters {
  readonly name: string;
  readonly species: 'canine' | 'feline';
  readonly breed: string;
  readonly weightKg: number;
  /** Prosthion (tip of the incisive bones) to inion (caudal end of the crest). */
  readonly skullLengthMm: number;
  /** Across the zygomatic arches. */
  readonly skullWidthMm: number;

  readonly bone: {
    /** Wall of the brain-case at the temple (its thinnest) and at the vault (its thickest). */
    readonly templeMm: number;
    readonly vaultMm: number;
    /** Compact bone on each side of the diploe. */
    readonly tableMm: number;
    /** Walls of the nose and of the frontal sinus. */
    readonly faceMm: number;
    readonly corticalHu: number;
  };

  /**
   * An opening in the vault that never closed, straight up through the median plane: where its
   * middle lies along the head, and its half sizes across and along; null, as in most: none.
   */
  readonly fontanelle?: { readonly z: number; readonly radiiMm: readonly [number, number] } | null;

  /**
   * The side whose dome is flatter than the other's, and by how much where it is most, mm; null, as
   * in most: the halves are alike.
   */
  readonly uneven?: { readonly side: 'left' | 'right'; readonly flatterMm: number } | null;

  readonly braincase: readonly MidlineSection[];
  /** Frontal bones, orbits' medial walls and the roof of the nose. */
  readonly face: readonly MidlineSection[];
  /** Maxillae with the hard palate. */
  readonly maxilla: readonly MidlineSection[];
  readonly arch: readonly BarSection[];
  readonly jaw: readonly JawSection[];
  /** How far the mouth is open. */
  readonly gapeRad: number;
  /** Width of the jaw joint's condyle. */
  readonly condyleMm: number;

  /** Sagittal crest: height of its edge over y = 0 at these z, and radius of the edge. */
  readonly crest: readonly (readonly [z: number, top: number, radius: number])[];
  /** Nuchal crest of the left side, from the inion to the mastoid, and its radius. */
  readonly nuchal: readonly Vec3[];
  readonly nuchalRadiusMm: number;

  /** Eyeball, and the hollow it lies in. */
  readonly eye: { readonly centre: Vec3; readonly radiusMm: number };
  readonly orbit: { readonly centre: Vec3; readonly radiiMm: Vec3 };
  /**
   * Zygomatic process of the frontal bone (root, tip) and frontal process of the zygomatic bone
   * (root, tip).
   */
  readonly postorbital: {
    readonly frontal: readonly [Vec3, Vec3];
    readonly zygomatic: readonly [Vec3, Vec3];
  };
  readonly postorbitalRadiusMm: number;

  /**
   * The hollow of the frontal sinus is the part of this ellipsoid that lies between the tables;
   * radius 0: none.
   */
  readonly sinus: { readonly centre: Vec3; readonly radiiMm: Vec3 };
  readonly bulla: { readonly centre: Vec3; readonly radiiMm: Vec3 };
  readonly meatus: { readonly inner: Vec3; readonly outer: Vec3; readonly radiusMm: number };
  readonly occipital: {
    readonly condyle: Vec3;
    readonly condyleRadiiMm: Vec3;
    readonly foramen: Vec3;
    readonly foramenRadiiMm: readonly [number, number];
    readonly jugular: readonly [Vec3, Vec3];
  };
  /** Process behind the jaw joint, root and tip. */
  readonly retroarticular: readonly [Vec3, Vec3];
  /** Pterygoid plate of the left side: half-distance from the midline, z range, top and bottom. */
  readonly pterygoid: {
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** Nasal cavity inside the face, and the bony opening at its front. */
  readonly nasalCavity: readonly MidlineSection[];
  readonly nasalOpening: { readonly centre: Vec3; readonly radiiMm: Vec3 };
  readonly infraorbital: { readonly from: Vec3; readonly to: Vec3; readonly radiusMm: number };

  readonly upperTeeth: readonly Tooth[];
  readonly lowerTeeth: readonly Tooth[];

  readonly soft: {
    /** Skin's outer surface: trunk of head and neck, muzzle with nose and lips, lower jaw. */
    readonly cranium: readonly MidlineSection[];
    readonly muzzle: readonly MidlineSection[];
    readonly chin: readonly MidlineSection[];
    readonly skinMm: number;
    readonly temporalis: { readonly centre: Vec3; readonly radiiMm: Vec3 };
    readonly masseter: { readonly centre: Vec3; readonly radiiMm: Vec3 };
    readonly tongue: { readonly centre: Vec3; readonly radiiMm: Vec3 };
    readonly ear: readonly [Vec3, Vec3];
    readonly earRadiusMm: number;
  };

  /**
   * Radius of the enhancing lesion, and its centre as fractions of the brain's half sizes (left,
   * dorsal, rostral).
   */
  readonly lesion: { readonly radiusMm: number; readonly at: Vec3 };
}
