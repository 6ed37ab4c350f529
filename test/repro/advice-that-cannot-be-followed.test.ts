import { describe, expect, it } from 'vitest';
import { checkPredictedError, type Remediable } from '../../geometry/accuracy/check-predicted-error';
import { checkSeating } from '../../geometry/accuracy/check-seating';
import { checkSleevePlay } from '../../geometry/accuracy/check-sleeve-play';
import { predictError } from '../../geometry/accuracy/predict-error';
import type { Check } from '../../geometry/core/check';
import { frameAlong, patientPoint, patientVector } from '../../geometry/core/frames';
import { checkBore } from '../../geometry/guide/check-bore';
import { checkFit } from '../../geometry/guide/check-fit';
import { checkReach } from '../../geometry/guide/check-pad';
import { checkSolid } from '../../geometry/guide/check-solid';
import { heightMap } from '../../geometry/guide/sweep-bone';
import { createCheckList, trajectoryLimits } from '../../geometry/path/check-trajectory';
import { checkTool } from '../../geometry/path/check-tool';
import type { Trajectory } from '../../geometry/path/trajectory';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { joinMeshes, makeBox } from '../support/make-meshes';
import { NO_ERROR, PLAIN_PATH, PLAIN_SLEEVE, PLAIN_TARGET, plainTool } from '../support/plain-sleeve';

/**
 * "Enlarge the footprint", where the bone carries no larger one; "make the bore closer", where it
 * is as close as a print allows; "move the trajectories apart", where there is one: advice is given
 * only where it can be followed.
 */
const messageOf = (checks: readonly Check[], id: string): string => checks.find(c => c.id === id)!.message;

describe('a pad that is shifted one way', () => {
  const place = (rostral: number, left: number): string =>
    checkReach({ ...GUIDE_DEFAULTS, footprintShiftMm: { rostral, left } }, 16).message;

  it('is said to lie that way alone', () => {
    expect(place(4, 0)).toContain('Its middle lies 4.0 mm to rostral of the entry.');
    expect(place(0, -2)).toContain('Its middle lies 2.0 mm to the right of the entry.');
    expect(place(-4, 2)).toContain('Its middle lies 4.0 mm to caudal and 2.0 mm to the left of the entry.');
    expect(place(0.01, 0)).not.toContain('middle lies');
  });
});

describe('a guide with little hold', () => {
  const frame = frameAlong(patientPoint(0, 0, 0), patientVector(0, 0, 1), patientVector(1, 0, 0));
  const columns = { xMm: -15, yMm: -15, nx: 121, ny: 121, cellMm: 0.25 };
  const bone = makeBox([-14, -14, -5], [14, 14, 0]);
  /** Of a face of 14 x 14 mm. */
  const hold = (radiusMm: number, askedMm: number): string =>
    messageOf(
      checkFit({
        guide: makeBox([-7, -7, 0.15], [7, 7, 4]),
        bone: buildSurfaceIndex(bone),
        frame,
        columns,
        height: heightMap(bone, columns),
        contactGapMm: 0.15,
        radiusMm,
        askedMm,
      }).checks,
      'contact-area',
    );

  it('is to have a larger footprint where the bone carries one', () => {
    expect(hold(8, 8)).toContain('Enlarge the footprint, or move the entry to broader bone.');
  });

  it('is to stand elsewhere where it does not', () => {
    for (const said of [hold(8, 12), hold(16, 16)]) {
      expect(said).toContain('Move the entry to broader bone.');
      expect(said).not.toContain('footprint');
    }
  });
});

describe('a guide with one bore, and one with several', () => {
  const tool = plainTool(70);
  const body = makeBox([-5, -5, 2], [5, 5, 27]);

  it('with something in the bore', () => {
    const free = (isAlone: boolean): string =>
      messageOf(checkBore(body, PLAIN_SLEEVE, PLAIN_TARGET, tool, isAlone), 'bore-free');
    expect(free(true)).toContain('Choose another entry or insertion direction.');
    expect(free(false)).toContain('Move the trajectories apart, or make a guide for each.');
  });

  it('in pieces', () => {
    const two = joinMeshes(body, makeBox([20, 0, 0], [22, 2, 2]));
    const pieces = (isAlone: boolean): string =>
      messageOf(checkSolid(two, undefined, isAlone).checks, 'one-component');
    expect(pieces(true)).toContain('Move the entry to broader bone');
    expect(pieces(false)).toContain('Enlarge the footprint until the pads of its paths meet');
  });

  it('with a needle that is too short says what must be left of it', () => {
    expect(messageOf(checkBore(body, PLAIN_SLEEVE, PLAIN_TARGET, tool), 'needle-length')).toContain(
      'The needle is 70 mm long and must reach 63.0 mm below the upper lip, with 15 mm left outside it',
    );
  });
});

describe('a needle without a window', () => {
  const bone = buildSurfaceIndex(makeBox([-20, -20, -40], [20, 20, -33]));
  const t = {
    targetLps: patientPoint(0, 0, -30),
    directionLps: patientVector(0, 0, -1),
    lengthMm: 30,
  } as Trajectory;
  const farSide = (windowMm: number, tipMm: number): string => {
    const list = createCheckList('T1');
    const tool = { diameterMm: 1.8, windowMm, tipMm, lengthMm: 200 };
    checkTool(list, t, { tool, sleeveMm: 26 }, { bone, endocranium: null }, trajectoryLimits);
    return messageOf(list.checks, 'far-side');
  };

  it('cannot be one with a shorter window', () => {
    expect(farSide(8, 2)).toContain('Take a needle with a shorter window, move the target back');
    expect(farSide(0, 6)).toContain('mm. Move the target back or change the direction.');
  });
});

describe('a predicted error that is too large', () => {
  const path = { ...PLAIN_PATH, guidedLengthMm: 5, lipToTargetMm: 40 };
  const guide: Remediable = { isRefined: true, canGrow: true, fit: path };
  const error = predictError(path, NO_ERROR, [0, 0, 1], null);
  const ofSeat = { ...error, terms: { ...error.terms, seating: 9 } };
  const ofSurface = { ...error, terms: { ...error.terms, surface: 9 } };
  const advise = (of: typeof error, known: Partial<Remediable> = {}): string =>
    checkPredictedError('T1', of, 0.1, 0.01, { ...guide, ...known }).message;

  it('of the seat: a larger footprint, or another place', () => {
    expect(advise(ofSeat)).toContain('Grow or move the footprint to where the bone has more relief.');
    expect(advise(ofSeat, { canGrow: false })).not.toContain('Grow');
  });

  it('of the surface: the refined one, unless it is that', () => {
    expect(advise(ofSurface, { isRefined: false })).toContain('Use the refined bone surface.');
    expect(advise(ofSurface)).toContain('Choose an entry where the bone surface is surer');
  });

  it('of the sleeve: a bore as close as a print allows is made longer', () => {
    const wide = { ...path, boreDiameterMm: 2.2 };
    expect(advise(error)).toMatch(/\. Lengthen the sleeve\.$/);
    expect(advise(error, { fit: wide })).toContain('or make the bore closer to the needle');
    expect(checkSleevePlay('T1', path).message).toMatch(/\. Lengthen the sleeve\.$/);
    expect(checkSleevePlay('T1', wide).message).toContain('or make the bore closer to the needle');
  });

  it('and a seat that is too narrow for the depth', () => {
    const axes = { left: [1, 0, 0], dorsal: [0, 0, 1], rostral: [0, 1, 0] } as const;
    const seat = {
      kind: 'slide',
      directionLps: [1, 0, 0],
      amount: 0.4,
      centreLps: [0, 0, 0],
      spanMm: 10,
    } as unknown as Parameters<typeof checkSeating>[0];
    const lever = (canGrow: boolean): string => checkSeating(seat, [[0, 0, -30]], axes, canGrow).message;
    expect(lever(true)).toContain('Enlarge the footprint');
    expect(lever(false)).toContain('Move the entry to broader bone');
  });
});
