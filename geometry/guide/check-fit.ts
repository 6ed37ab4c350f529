import type { Check } from '../core/check';
import { decimal, type Message } from '../core/message';
import type { Vec3 } from '../core/vector';
import { guidePoint, toPatient, type LocalFrame } from '../core/frames';
import { joined, phrase, words } from '../messages/phrase';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import { createContactCollector, type ContactFace } from './collect-contacts';
import { greyDilation } from './grey-dilation';
import { sweptDistance, type ColumnGrid } from './sweep-bone';
import { visitSurface } from './visit-surface';

/** What the block-out's grid may take of the asked gap, mm (design: field error under 0.03 mm). */
const GAP_TOLERANCE_MM = 0.03;
/**
 * What the coarse cells of a preview may take of it on the way off, mm: there its facets are only
 * held clear of bone at their corners. Previews of sound guides came to 0.05 mm less; one that
 * truly catches comes to nothing.
 */
const PREVIEW_LIFT_TOLERANCE_MM = 0.08;
/** The guide's face counts as contact where it lies within this of the asked gap, mm. */
const CONTACT_BAND_MM = 0.1;
/**
 * It can come to rest on bone where it lies within this of the asked gap, once surface and print
 * are a little off, mm.
 */
const REST_BAND_MM = 0.6;
/** Bone is looked for so much farther than the asked gap, mm. */
const SOUGHT_MM = 1;
/** The way off is followed for one point in this much surface, mm2. */
const LIFT_AREA_MM2 = 0.1;
/** Contact areas, mm2: Bregma's own limits; no published figure was found. */
const CONTACT_AREA_MM2 = { least: 100, good: 250 };

export interface FitInput {
  /** Guide and bone in the guide's local frame, z = insertion. */
  readonly guide: TriangleMesh;
  readonly bone: SurfaceIndex;
  readonly frame: LocalFrame;
  readonly columns: ColumnGrid;
  /** Highest bone per column, mm. */
  readonly height: Float64Array;
  readonly contactGapMm: number;
  /** The guide's surface is looked at in pieces of this size, mm. Default 0.4. */
  readonly spacingMm?: number;
  /** Whether the guide was made in a preview's cells. Default false. */
  readonly isPreview?: boolean;
  /** The pad's reach as it is and as it was asked for, mm. */
  readonly radiusMm: number;
  readonly askedMm: number;
}

export interface Fit {
  readonly checks: Check[];
  readonly contactAreaMm2: number;
  readonly meanContactGapMm: number;
  /** Where it may come to rest. */
  readonly contacts: ContactFace;
  /** Whether a larger footprint would find more bone to rest on. */
  readonly canGrow: boolean;
}

/**
 * Where less than this share of what the pad's reach spans rests on bone, the bone carries no more
 * of it.
 */
const CARRIED_SHARE = 0.5;

/**
 * Measures how the finished guide sits on the bone it was made from: gap, contact, and the way off.
 */
export function checkFit(input: FitInput): Fit {
  const { guide, bone, frame, contactGapMm, spacingMm = 0.4, isPreview = false } = input;
  const highestBoneNear = highestNear(input.columns, input.height, contactGapMm);
  const nearest = { mm: Infinity, at: null as Vec3 | null };
  const lifting = { mm: Infinity, at: null as Vec3 | null };
  let contactAreaMm2 = 0;
  let gapSum = 0;
  let waiting = 0;
  const contacts = createContactCollector();
  visitSurface(guide, spacingMm, (point, normal, areaMm2) => {
    const [x, y, z] = point;
    const highest = highestBoneNear(x, y);
    if (z > highest + contactGapMm + REST_BAND_MM) return; // higher than any bone beside it
    const hit = bone.closestPoint(point, contactGapMm + SOUGHT_MM);
    if (hit) {
      const d = hit.distanceMm;
      if (d < nearest.mm) Object.assign(nearest, { mm: d, at: point });
      const facing =
        normal[0] * (hit.point[0] - x) + normal[1] * (hit.point[1] - y) + normal[2] * (hit.point[2] - z);
      if (d < contactGapMm + REST_BAND_MM && facing > 0.7 * d) contacts.add(point, hit.point, d, areaMm2);
      if (d < contactGapMm + CONTACT_BAND_MM && facing > 0.7 * d) {
        contactAreaMm2 += areaMm2;
        gapSum += areaMm2 * d;
      }
    }
    waiting += areaMm2;
    if (waiting < LIFT_AREA_MM2) return;
    waiting = 0;
    const swept = sweptDistance(bone, point, highest, contactGapMm + 0.1);
    if (swept < lifting.mm) Object.assign(lifting, { mm: swept, at: point });
  });
  const at = (point: Vec3 | null): Pick<Check, 'atLps'> =>
    point ? { atLps: toPatient(frame, guidePoint(...point)) } : {};
  const limit = contactGapMm - GAP_TOLERANCE_MM;
  const tooNear = nearest.mm < limit;
  const liftLimit = isPreview ? contactGapMm - PREVIEW_LIFT_TOLERANCE_MM : limit;
  const catches = lifting.mm < liftLimit;
  const area = Math.round(contactAreaMm2);
  const poor = contactAreaMm2 < CONTACT_AREA_MM2.least;
  const small = contactAreaMm2 < CONTACT_AREA_MM2.good;
  const canGrow =
    input.radiusMm >= input.askedMm && contactAreaMm2 > CARRIED_SHARE * Math.PI * input.radiusMm ** 2;
  return {
    contactAreaMm2,
    meanContactGapMm: contactAreaMm2 > 0 ? gapSum / contactAreaMm2 : NaN,
    contacts: contacts.face(frame),
    canGrow,
    checks: [
      {
        id: 'contact-gap',
        status: tooNear ? 'fail' : 'pass',
        value: finite(nearest.mm),
        limit,
        sense: 'at-least',
        unit: 'mm',
        ...sayGap(nearest.mm, tooNear, contactGapMm),
        ...at(nearest.at),
      },
      {
        id: 'lift-off',
        status: catches ? 'fail' : 'pass',
        value: finite(lifting.mm),
        limit: liftLimit,
        sense: 'at-least',
        unit: 'mm',
        ...phrase(catches ? 'lift-off-catches' : 'lift-off-free'),
        ...at(lifting.at),
      },
      {
        id: 'contact-area',
        status: poor ? 'fail' : small ? 'warn' : 'pass',
        value: contactAreaMm2,
        limit: poor ? CONTACT_AREA_MM2.least : CONTACT_AREA_MM2.good,
        sense: 'at-least',
        unit: 'mm2',
        ...(small
          ? joined([
              words('contact-area-small', { area }),
              words(canGrow ? 'broader-bone-or-pad' : 'broader-bone'),
            ])
          : phrase('contact-area', { area })),
      },
    ],
  };
}

function sayGap(nearestMm: number, tooNear: boolean, askedMm: number): Message {
  if (!Number.isFinite(nearestMm)) return phrase('gap-no-bone', { reach: askedMm + SOUGHT_MM });
  const nearest = decimal(nearestMm, 3);
  return tooNear ? phrase('gap-too-near', { nearest, asked: askedMm }) : phrase('gap-kept', { nearest });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * The highest bone within `reachMm` (and a cell) of a column, mm; -Infinity off the grid's bone.
 */
function highestNear(
  grid: ColumnGrid,
  height: Float64Array,
  reachMm: number,
): (x: number, y: number) => number {
  const { nx, ny } = grid;
  const most = greyDilation(height, nx, ny, Math.ceil(reachMm / grid.cellMm) + 1);
  return (x, y) => {
    const i = Math.round((x - grid.xMm) / grid.cellMm);
    const j = Math.round((y - grid.yMm) / grid.cellMm);
    return i < 0 || j < 0 || i >= nx || j >= ny ? Infinity : most[i + nx * j]!;
  };
}
