import { describe, expect, it } from 'vitest';
import {
  directionToPatient,
  frameAlong,
  guidePoint,
  patientPoint,
  patientVector,
  toPatient,
} from '../../geometry/core/frames';
import { along, basisAcross, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { joinMeshes, makeBox } from '../support/make-meshes';
import type { GuideParameters, GuideTrajectory, Tool } from '../../geometry/guide/parameters';
import { describeSleeve, placeSleeve, ringPoint, WIDE_OPENING } from '../../geometry/guide/place-sleeve';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/** Bone is a plate whose face lies at z = 0 of the guide's frame, which is along no axis. */
const frame = frameAlong(patientPoint(-4, 9, 17), patientVector(0.3, -0.2, 0.8));
const PLATE = makeBox([-30, -30, -6], [30, 30, 0]);
const tool: Tool = { name: 'n', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 };
/** Bore 0.95 mm, wall outside to 3.95 mm; a ring of 0.5 mm round the bore has to clear the bone. */
const parameters = {
  sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
  contactGapMm: 0.25,
} as GuideParameters;
const RING_MM = 0.95 + 0.5;

interface Placed {
  readonly bone?: TriangleMesh;
  readonly topMm?: number;
  /** Degrees off the insertion, to a side. */
  readonly deg?: number;
  readonly turn?: number;
  readonly depthMm?: number;
  readonly sleeve?: Partial<GuideParameters['sleeve']>;
  readonly opening?: typeof WIDE_OPENING;
}
/** A path that enters the plate at (2, -1, 0) of the guide's frame. */
function pathOf({ deg = 0, turn = 0, depthMm = 20.3 }: Placed): GuideTrajectory {
  const angle = (deg * Math.PI) / 180;
  const down: Vec3 = [-Math.sin(angle) * Math.cos(turn), -Math.sin(angle) * Math.sin(turn), -Math.cos(angle)];
  const entrySurfaceLps = toPatient(frame, guidePoint(2, -1, 0));
  const directionLps = directionToPatient(frame, down);
  return {
    id: 'T1',
    entrySurfaceLps,
    directionLps,
    targetLps: along(entrySurfaceLps, directionLps, depthMm),
  };
}
function place(asked: Placed = {}) {
  const { bone = PLATE, topMm = 0, sleeve = {}, opening } = asked;
  const given = { ...parameters, sleeve: { ...parameters.sleeve, ...sleeve } };
  return placeSleeve({ index: buildSurfaceIndex(bone), frame, topMm }, pathOf(asked), tool, given, opening);
}

describe('placeSleeve on a flat bone', () => {
  it('stands at the asked standoff, and ends at a whole millimetre from the target', () => {
    const placed = place();
    expect(placed.lowerLipMm).toBe(1);
    // 20.3 mm of depth, 1 of standoff and 25 of sleeve: the stop is the next whole one, 47.
    expect(placed.upperLipMm).toBeCloseTo(26.7, 9);
    expect(placed.targetDepthMm).toBeCloseTo(20.3, 9);
    expect(placed.boreRadiusMm).toBeCloseTo(0.95, 9);
    expect(placed.outerRadiusMm).toBeCloseTo(3.95, 9);
    expect(placed.seatRadiusMm).toBeCloseTo(4.95, 9);
    placed.entry.forEach((v, n) => expect(v).toBeCloseTo([2, -1, 0][n]!, 9));
    placed.up.forEach((v, n) => expect(v).toBeCloseTo([0, 0, 1][n]!, 9));
    // A stop that is whole already stays.
    expect(place({ depthMm: 20 }).upperLipMm).toBeCloseTo(26, 9);
  });

  it('keeps the contact gap where less standoff is asked, and 0.2 mm more round its own wall', () => {
    const low = place({ sleeve: { standoffMm: 0.1 } });
    expect(low.lowerLipMm).toBeCloseTo(0.25, 9);
    expect(low.clearMm).toBeCloseTo(0.45, 9);
    expect(place().clearMm).toBe(1);
  });

  it('is relieved round the bore as far as its wall allows', () => {
    expect(place().reliefRadiusMm).toBeCloseTo(0.95 + 0.7, 9);
    expect(place({ opening: WIDE_OPENING }).reliefRadiusMm).toBeCloseTo(0.95 + 1.7, 9);
    // 2 mm of wall less the 1.05 that are left; never less than the usual relief.
    const thin = { opening: WIDE_OPENING, sleeve: { wallMm: 2 } };
    expect(place(thin).reliefRadiusMm).toBeCloseTo(0.95 + 0.95, 9);
    expect(place({ ...thin, sleeve: { wallMm: 1.5 } }).reliefRadiusMm).toBeCloseTo(0.95 + 0.7, 9);
  });

  it.each([0, 1, 2, 3, 4, 5])('leaning, is lifted until its ring clears the bone (turned %i)', turn => {
    for (const deg of [15, 35]) {
      const angle = (deg * Math.PI) / 180;
      // The ring's lowest point stands radius * sine below its middle.
      const over = (radiusMm: number, gapMm: number): number =>
        (gapMm + radiusMm * Math.sin(angle)) / Math.cos(angle);
      const placed = place({ deg, turn, sleeve: { standoffMm: 0 } });
      for (const [found, least] of [
        [placed.lowerLipMm, over(RING_MM, 0.25)],
        [placed.clearMm, over(3.95, 0.45)],
      ] as const) {
        // Points of the ring are tried 0.6 mm apart, heights in steps of 0.05.
        expect(found).toBeGreaterThan(least - 0.06);
        expect(found).toBeLessThan(least + 0.06);
      }
    }
  });

  it('clears a knob of bone within its ring, on any side, and passes beside one without', () => {
    for (let n = 0; n < 8; n++) {
      const knobAt = (awayMm: number): TriangleMesh => {
        const [x, y] = [2 + awayMm * Math.cos((n * Math.PI) / 4), -1 + awayMm * Math.sin((n * Math.PI) / 4)];
        return joinMeshes(PLATE, makeBox([x - 0.2, y - 0.2, -1], [x + 0.2, y + 0.2, 3]));
      };
      const raised = place({ bone: knobAt(1.2), topMm: 3 });
      expect(raised.lowerLipMm).toBeGreaterThan(3.1);
      expect(raised.lowerLipMm).toBeLessThan(3.35);
      const beside = place({ bone: knobAt(2.4), topMm: 3 });
      expect(beside.lowerLipMm).toBe(1);
      // The sleeve's own wall stands over it.
      expect(beside.clearMm).toBeGreaterThan(3.3);
      expect(beside.clearMm).toBeLessThan(3.55);
      expect(place({ bone: knobAt(5), topMm: 3 }).clearMm).toBe(1);
      // A wider opening asks for more of the ring.
      expect(place({ bone: knobAt(2.1), topMm: 3 }).lowerLipMm).toBe(1);
      expect(place({ bone: knobAt(2.1), topMm: 3, opening: WIDE_OPENING }).lowerLipMm).toBeGreaterThan(3.1);
      expect(place({ bone: knobAt(2.6), topMm: 3, opening: WIDE_OPENING }).lowerLipMm).toBe(1);
    }
  });

  it('clears a spike that stands within its ring, in the middle and wherever else', () => {
    for (let n = 0; n < 8; n++) {
      const spikeAt = (awayMm: number, halfMm: number): TriangleMesh => {
        const [x, y] = [2 + awayMm * Math.cos((n * Math.PI) / 4), -1 + awayMm * Math.sin((n * Math.PI) / 4)];
        return joinMeshes(PLATE, makeBox([x - halfMm, y - halfMm, -1], [x + halfMm, y + halfMm, 3]));
      };
      expect(place({ bone: spikeAt(0, 0.1), topMm: 3 }).lowerLipMm).toBeGreaterThan(3.1);
      expect(place({ bone: spikeAt(0.75, 0.15), topMm: 3 }).lowerLipMm).toBeGreaterThan(3.1);
    }
  });
});

describe('describeSleeve', () => {
  it('has its lips on the planned line and its stops from the upper one', () => {
    const path = pathOf({ deg: 20, turn: 1 });
    const placed = place({ deg: 20, turn: 1 });
    const sleeve = describeSleeve(placed, tool, 2);
    const out = (mm: number): Vec3 => along(path.entrySurfaceLps, path.directionLps, -mm);
    out(placed.lowerLipMm).forEach((v, n) => expect(sleeve.lowerLipLps[n]).toBeCloseTo(v, 9));
    out(placed.upperLipMm).forEach((v, n) => expect(sleeve.upperLipLps[n]).toBeCloseTo(v, 9));
    expect(sleeve).toMatchObject({ trajectory: 'T1', dots: 2 });
    expect(sleeve.guidedLengthMm).toBeCloseTo(placed.upperLipMm - placed.lowerLipMm, 9);
    expect(sleeve.guidedLengthMm).toBeGreaterThanOrEqual(25 - 1e-6);
    expect(sleeve.depthStopMm).toBeCloseTo(placed.upperLipMm + 20.3, 9);
    expect(Number.isInteger(sleeve.depthStopMm)).toBe(true);
    // The needle goes on by half its window and its tip.
    expect(sleeve.needleStopMm).toBe(sleeve.depthStopMm + 4 + 2);
    expect(describeSleeve(placed, tool).dots).toBe(0);
  });

  it('says a stop of any tenth as that tenth, though sums of them are rounded', () => {
    const placed = place({ deg: 20, turn: 1 });
    for (let tenths = 400; tenths <= 600; tenths++) {
      const raised = { ...placed, upperLipMm: tenths / 10 - placed.targetDepthMm };
      expect(describeSleeve(raised, tool).depthStopMm).toBe(tenths / 10);
    }
  });
});

describe('ringPoint', () => {
  it('lies at its height and radius, each turn by its angle from the first', () => {
    const axis = { entry: [3, -2, 5] as Vec3, up: normalize<Vec3>([0.2, 0.5, 0.7]) };
    const [side, other] = basisAcross(axis.up);
    for (const turn of [0, 0.4, 2, 3.5, 5]) {
      const d = subtract<Vec3>(ringPoint(axis, 7, 1.5, turn), axis.entry);
      expect(dot(d, axis.up)).toBeCloseTo(7, 9);
      expect(dot(d, side)).toBeCloseTo(1.5 * Math.cos(turn), 9);
      expect(dot(d, other)).toBeCloseTo(1.5 * Math.sin(turn), 9);
    }
  });
});
