import { describe, expect, it } from 'vitest';
import type { SolidField } from '../../../geometry/accuracy/simulate-seating';
import { patientVector } from '../../../geometry/core/frames';
import type { Vec3 } from '../../../geometry/core/vector';
import { operate, type Operation } from '../../../samples/study/operate';
import { PA12_PROFILE, STUDY_DEFAULTS, type StudySettings } from '../../../samples/study/settings';

const STILL: Vec3 = [0, 0, 0];
const STIFF: Operation['bend'] = [
  { lower: STILL, upper: STILL },
  { lower: STILL, upper: STILL },
];

/** Nothing of the operation is off but what a test lets in. */
const exact: StudySettings = {
  ...STUDY_DEFAULTS,
  hand: { slideMm: 0, turnDeg: 0 },
  printer: {
    ...PA12_PROFILE,
    levelMm: 0,
    riseMm: 0,
    sterilisedLevelMm: 0,
    sterilisedRiseMm: 0,
    scaleShare: 0,
    faceMm: 0,
    boreMm: 0,
  },
};

/**
 * A trihedral corner, open upwards: three planes through `apex` hold a guide without any freedom.
 */
function corner(apex: Vec3): SolidField {
  const normals = [0, 1, 2].map((n): Vec3 => {
    const a = (2 * Math.PI * n) / 3;
    return [Math.SQRT1_2 * Math.cos(a), Math.SQRT1_2 * Math.sin(a), Math.SQRT1_2];
  });
  return {
    at(x, y, z, out) {
      let least = Infinity;
      for (const n of normals) {
        const d = n[0] * (x - apex[0]) + n[1] * (y - apex[1]) + n[2] * (z - apex[2]);
        if (d < least) {
          least = d;
          out.set([d, ...n]);
        }
      }
    },
  };
}

/**
 * Face points 0.15 mm over each plane of the corner, in a cross: they bear on it and fix all six
 * freedoms.
 */
function operation(change: Partial<Operation> = {}): Operation {
  const face: number[] = [];
  const normals: number[] = [];
  for (let n = 0; n < 3; n++) {
    const a = (2 * Math.PI * n) / 3;
    const normal: Vec3 = [Math.SQRT1_2 * Math.cos(a), Math.SQRT1_2 * Math.sin(a), Math.SQRT1_2];
    // Up the slope from the apex, and across it.
    const slope: Vec3 = [-Math.SQRT1_2 * Math.cos(a), -Math.SQRT1_2 * Math.sin(a), Math.SQRT1_2];
    const across: Vec3 = [-Math.sin(a), Math.cos(a), 0];
    for (const [s, c] of [
      [12, -4],
      [12, 4],
      [16, 0],
    ] as const) {
      face.push(...[0, 1, 2].map(k => s * slope[k]! + c * across[k]! + 0.15 * normal[k]!));
      normals.push(...normal);
    }
  }
  return {
    guide: {
      face: Float64Array.from(face),
      normals: Float64Array.from(normals),
      bore: { upperLip: [0, 0, 28], lowerLip: [0, 0, 2], diameterMm: 1.8, reachMm: 58 },
    },
    insertionLps: patientVector(0, 0, 1),
    plannedBone: corner([0, 0, 0]),
    trueBone: corner([0, 0, 0]),
    plannedTargetLps: [0, 0, -30],
    plannedEntryLps: [0, 0, 0],
    directionLps: [0, 0, -1],
    lesionLps: [0, 0, -30],
    toolDiameterMm: 1.8,
    sights: [],
    bend: STIFF,
    clinic: null,
    ...change,
  };
}

/** How far a guide sinks that stands 0.15 mm off planes at 45 degrees. */
const SINK = 0.15 * Math.SQRT2;

describe('operate', () => {
  it('errs by nothing but the gap that the guide sinks through, where nothing else is off', () => {
    const out = operate(operation(), exact, 1);
    expect(out.targetErrorMm).toBeCloseTo(SINK, 3);
    expect(out.parts.seating).toBeCloseTo(SINK, 3);
    expect(out.entryErrorMm).toBeLessThan(2e-3);
    expect(out.angleErrorDeg).toBeLessThan(5e-3);
    for (const part of ['imaging', 'print', 'surface', 'sleeve', 'bending'] as const)
      expect(out.parts[part]).toBeLessThan(1e-9);
  });

  it('puts a bone that lies elsewhere than planned down to the surface', () => {
    const out = operate(operation({ trueBone: corner([0.3, -0.2, 0.1]) }), exact, 1);
    expect(out.parts.surface).toBeCloseTo(Math.hypot(0.3, 0.2, 0.1), 2);
    expect(out.targetErrorMm).toBeCloseTo(Math.hypot(0.3, 0.2, 0.1 - SINK), 2);
    expect(out.entryErrorMm).toBeCloseTo(Math.hypot(0.3, 0.2), 2);
  });

  it('puts a target that was picked beside the lesion down to imaging', () => {
    const out = operate(operation({ lesionLps: [0.2, 0, -30] }), exact, 1);
    expect(out.parts.imaging).toBeCloseTo(0.2, 12);
    expect(out.targetErrorMm).toBeCloseTo(Math.hypot(0.2, SINK), 3);
  });

  it('leans with the hand by what the guide gives under up to 5 N, 95 times in 100', () => {
    const bend: Operation['bend'] = [
      { lower: STILL, upper: [0.01, 0, 0] },
      { lower: STILL, upper: [0, 0.01, 0] },
    ];
    const most = (0.05 * 32) / 26;
    const moved = Array.from(
      { length: 200 },
      (_, n) => operate(operation({ bend }), exact, n + 1).parts.bending,
    ).sort((a, b) => a - b);
    expect(moved.filter(mm => mm <= most).length).toBeGreaterThan(0.9 * 200);
    expect(moved.at(-1)).toBeGreaterThan(0.9 * most);
    const { parts, targetErrorMm } = operate(operation({ bend }), exact, 1);
    expect(targetErrorMm).toBeGreaterThan(SINK);
    expect(parts.bending).toBeCloseTo(Math.sqrt(targetErrorMm ** 2 - SINK ** 2), 2);
  });

  it('lets the tool stray no further than its sleeve allows', () => {
    const bore = { ...operation().guide.bore, diameterMm: 2 };
    const worst = 0.2 * (0.5 + 32 / 26);
    let most = 0;
    for (let patient = 1; patient <= 60; patient++) {
      const { parts } = operate(operation({ guide: { ...operation().guide, bore } }), exact, patient);
      most = Math.max(most, parts.sleeve);
    }
    expect(most).toBeLessThanOrEqual(worst + 1e-9);
    expect(most).toBeGreaterThan(0.5 * worst);
  });

  it('hangs where it is caught on its way down, though it would fit below', () => {
    // A ball of bone over one point of the face, which the guide meets on its way and would fit
    // under.
    const hook: SolidField = {
      at(x, y, z, out) {
        corner([0, 0, 0]).at(x, y, z, out);
        const ball = Math.hypot(x + 11.3, y, z - 15) - 1;
        if (ball >= out[0]!) return;
        const far = ball + 1;
        out.set([ball, (x + 11.3) / far, y / far, (z - 15) / far]);
      },
    };
    const free = operate(operation(), exact, 1);
    const caught = operate(operation({ trueBone: hook }), exact, 1);
    expect(caught.parts.surface).toBeGreaterThan(free.parts.surface + 0.5);
  });

  it('gives the same outcome for the same patient, another for another', () => {
    const settings = { ...exact, printer: PA12_PROFILE };
    const once = operate(operation(), settings, 7);
    expect(operate(operation(), settings, 7)).toEqual(once);
    expect(operate(operation(), settings, 8).targetErrorMm).not.toBe(once.targetErrorMm);
  });
});
