import type { Vec3 } from '../../geometry/core/vector';
import type { BarSection, HeadParameters, JawSection, MidlineSection, Tooth } from '../head/parameters';

/** How a head differs from the one it is drawn from; every factor is 1 where nothing changes. */
export interface Reshaping {
  /** Brain-case: across, dorsoventral and along. */
  readonly brain: Vec3;
  /** Length of the face, from the front of the brain-case to the incisors. */
  readonly faceLength: number;
  /** Length of the same part of the mandible; longer than the face's is undershot. */
  readonly jawLength: number;
  /** Nose and jaws at their tip: across and dorsoventral. */
  readonly muzzle: readonly [number, number];
  /** Width at the zygomatic arches. */
  readonly arch: number;
  /** How far the face is turned up against the brain-case, radians. */
  readonly tiltRad: number;
  /** Size of the teeth. */
  readonly teeth: number;
}

/** Where the face begins and where the front of it lies, z in mm of the head that is reshaped. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** Half-width from which on the arches' own factor counts. */
  readonly side: number;
}

/** A new head by bending space: whatever lies at a point goes where the point goes. */
export function reshape(
  base: HeadParameters,
  by: Reshaping,
): Omit<HeadParameters, 'skullLengthMm' | 'skullWidthMm'> {
  const front = base.maxilla[base.maxilla.length - 1]![0];
  const span: Span = { from: 0.27 * front, to: front, side: 0.5 * base.skullWidthMm };
  const upper = warp(by, span, by.faceLength);
  const lower = warp(by, span, by.jawLength);
  const mean = (by.brain[0] + by.brain[1] + by.brain[2]) / 3;
  const pair = ([a, b]: readonly [Vec3, Vec3]): [Vec3, Vec3] => [upper.point(a), upper.point(b)];
  return {
    ...base,
    condyleMm: base.condyleMm * mean,
    braincase: base.braincase.map(upper.midline),
    face: base.face.map(upper.midline),
    maxilla: base.maxilla.map(upper.midline),
    arch: base.arch.map(upper.bar),
    jaw: base.jaw.map(lower.jaw),
    crest: base.crest.map(([z, top, radius]) => [upper.z(z), upper.y(top, z), radius * mean] as const),
    nuchal: base.nuchal.map(upper.point),
    nuchalRadiusMm: base.nuchalRadiusMm * mean,
    eye: { centre: upper.point(base.eye.centre), radiusMm: base.eye.radiusMm * mean },
    orbit: {
      centre: upper.point(base.orbit.centre),
      radiiMm: base.orbit.radiiMm.map(r => r * mean) as unknown as Vec3,
    },
    postorbital: { frontal: pair(base.postorbital.frontal), zygomatic: pair(base.postorbital.zygomatic) },
    postorbitalRadiusMm: base.postorbitalRadiusMm * mean,
    sinus: upper.ball(base.sinus),
    bulla: upper.ball(base.bulla),
    meatus: {
      inner: upper.point(base.meatus.inner),
      outer: upper.point(base.meatus.outer),
      radiusMm: base.meatus.radiusMm * mean,
    },
    occipital: {
      condyle: upper.point(base.occipital.condyle),
      condyleRadiiMm: scaled(base.occipital.condyleRadiiMm, by.brain),
      foramen: upper.point(base.occipital.foramen),
      foramenRadiiMm: [base.occipital.foramenRadiiMm[0] * mean, base.occipital.foramenRadiiMm[1] * mean],
      jugular: pair(base.occipital.jugular),
    },
    retroarticular: pair(base.retroarticular),
    pterygoid: {
      x: base.pterygoid.x * by.brain[0],
      from: upper.z(base.pterygoid.from),
      to: upper.z(base.pterygoid.to),
      top: upper.y(base.pterygoid.top, base.pterygoid.from),
      bottom: upper.y(base.pterygoid.bottom, base.pterygoid.from),
    },
    nasalCavity: base.nasalCavity.map(upper.midline),
    nasalOpening: upper.ball(base.nasalOpening),
    infraorbital: {
      from: upper.point(base.infraorbital.from),
      to: upper.point(base.infraorbital.to),
      radiusMm: base.infraorbital.radiusMm * mean,
    },
    upperTeeth: base.upperTeeth.map(upper.tooth),
    lowerTeeth: base.lowerTeeth.map(lower.tooth),
    soft: {
      ...base.soft,
      cranium: base.soft.cranium.map(upper.midline),
      muzzle: base.soft.muzzle.map(upper.midline),
      chin: base.soft.chin.map(lower.midline),
      temporalis: upper.ball(base.soft.temporalis),
      masseter: upper.ball(base.soft.masseter),
      tongue: upper.ball(base.soft.tongue),
      ear: pair(base.soft.ear),
      earRadiusMm: base.soft.earRadiusMm * mean,
    },
  };
}

const scaled = (a: Vec3, f: Vec3): Vec3 => [a[0] * f[0], a[1] * f[1], a[2] * f[2]];

function smoothStep(t: number): number {
  const u = Math.min(1, Math.max(0, t));
  return u * u * (3 - 2 * u);
}

function warp(by: Reshaping, span: Span, length: number) {
  const [bx, by_, bz] = by.brain;
  const { from, to, side } = span;
  const share = (z: number): number => smoothStep((z - 0.5 * from) / (0.75 * (to - 0.5 * from)));
  // From the front of the brain-case on, lengths pass smoothly from the brain's factor to the
  // face's.
  const z = (v: number): number => {
    if (v <= from) return bz * v;
    const over = v - from;
    const soft = 0.3 * (to - from);
    return bz * from + length * over + (bz - length) * soft * (1 - Math.exp(-over / soft));
  };
  const stretch = (v: number): number => (z(v + 0.5) - z(v - 0.5)) / 1;
  const lift = (v: number): number => Math.tan(by.tiltRad) * Math.max(0, z(v) - bz * from);
  const across = (v: number): number => bx + (by.muzzle[0] - bx) * share(v);
  const upright = (v: number): number => by_ + (by.muzzle[1] - by_) * share(v);
  const x = (px: number, pz: number): number => {
    const own = across(pz);
    const lateral = smoothStep((Math.abs(px) / side - 0.45) / 0.4);
    return px * (own + (by.arch - own) * lateral);
  };
  const y = (py: number, pz: number): number => py * upright(pz) + lift(pz);
  const point = ([px, py, pz]: Vec3): Vec3 => [x(px, pz), y(py, pz), z(pz)];
  const midline = ([pz, py, w, up, down, powerUp, powerDown]: MidlineSection): MidlineSection => [
    z(pz),
    y(py, pz),
    x(w, pz),
    up * upright(pz),
    down * upright(pz),
    powerUp,
    powerDown,
  ];
  const bar = ([pz, px, py, w, h]: BarSection): BarSection => [
    z(pz),
    x(px, pz),
    y(py, pz),
    w * Math.sqrt(across(pz)),
    h * upright(pz),
  ];
  const jaw = ([pz, px, top, bottom, w]: JawSection): JawSection => [
    z(pz),
    x(px, pz),
    y(top, pz),
    y(bottom, pz),
    w * Math.sqrt(across(pz)),
  ];
  const ball = (b: { centre: Vec3; radiiMm: Vec3 }): { centre: Vec3; radiiMm: Vec3 } => {
    const [, , pz] = b.centre;
    const local: Vec3 = [across(pz), upright(pz), stretch(pz)];
    return { centre: point(b.centre), radiiMm: scaled(b.radiiMm, local) };
  };
  const tooth = (t: Tooth): Tooth => ({
    ...t,
    x: x(t.x, t.z),
    y: y(t.y, t.z),
    z: z(t.z),
    // In a short face the teeth shrink less than the jaw: they crowd.
    long: t.long * by.teeth * Math.min(1.1, 0.25 + 0.75 * stretch(t.z)),
    broad: t.broad * by.teeth,
    high: t.high * by.teeth,
  });
  return { z, y, point, midline, bar, jaw, ball, tooth };
}
