import { describe, expect, it } from 'vitest';
import { makeTestPiece, move, revolve, spike, type TestPiece } from './make-test-piece';
import { nearestToAxis } from './measure-bore';
import { allFacets, halve, measureGap, type Facet } from './measure-gap';
import { measureGuide, type GuideMeasures, type PlanFile } from './measure-guide';
import { measureLine } from './measure-line';
import { measureTopology } from './measure-topology';
import { readStl, stlBytes } from './read-stl';
import { minus, turn, unit, walk, type P3 } from './vec';

/** A hollow ball: the skull of the test pieces, 3 mm thick. */
const ball =
  (radius: number) =>
  (p: P3): number =>
    Math.max(Math.hypot(...p) - radius, radius - 3 - Math.hypot(...p));

function examine(
  piece: TestPiece = {},
  spoil: (corners: number[]) => number[] = c => c,
  claim: (plan: PlanFile) => PlanFile = p => p,
): GuideMeasures {
  const { corners, plan, ballMm } = makeTestPiece(piece);
  return measureGuide(stlBytes(spoil(corners)), claim(plan), ball(ballMm), { spacingMm: 0.4 });
}

describe('a sound test piece', () => {
  const sound = examine();
  it('has no faults', () => {
    expect(sound.faults).toEqual([]);
  });
  it('is one closed shell of the volume that Pappus gives', () => {
    expect(sound.topology).toMatchObject({
      openEdges: 0,
      nonManifoldEdges: 0,
      shells: 1,
      pinchedVertices: 0,
    });
    const { corners } = makeTestPiece();
    const profileVolume = pappus(corners, 96);
    expect(sound.topology.volumeMm3).toBeCloseTo(profileVolume, 3);
  });
  it('measures gap, contact area, bore and line as built', () => {
    const { gap, bores } = sound;
    // The pad's inner facets lie inside their sphere by their sagitta, at most 0.012 mm here.
    expect(gap.minimumMm).toBeGreaterThan(0.138);
    expect(gap.minimumMm).toBeLessThan(0.1501);
    expect(gap.contactMeanMm).toBeGreaterThan(0.14);
    expect(gap.contactMeanMm).toBeLessThan(0.15);
    const cap = 2 * Math.PI * 25.15 ** 2 * (Math.cos(0.0378) - Math.cos((40 * Math.PI) / 180));
    expect(Math.abs(gap.contactAreaMm2 / cap - 1)).toBeLessThan(0.03);
    expect(gap.wayOffMinimumMm).toBeCloseTo(gap.minimumMm, 6);
    const line = bores[0]!.line;
    const bore = bores[0]!.bore!;
    expect(bore.axisToTargetMm).toBeLessThan(1e-5);
    expect(Math.abs(bore.diameterMm - 1.9)).toBeLessThan(0.002);
    expect(bore.freeDiameterMm).toBeCloseTo(1.9 * Math.cos(Math.PI / 96), 5);
    expect(bore.coverage).toBe(1);
    expect(bore.wallLengthMm).toBeCloseTo(50 - Math.sqrt(25.15 ** 2 - 0.95 ** 2), 3);
    expect(bore.depthStopMm).toBeCloseTo(40, 5);
    expect(line!.lengthMm).toBeCloseTo(15, 5);
    expect(line!.boneThicknessMm).toBeCloseTo(3, 5);
  });
  it('measures the same anywhere and any way up', () => {
    const { corners, plan } = makeTestPiece();
    const axis = unit([1, 2, -0.5]);
    const carry = (p: P3): P3 => walk(turn(p, axis, 1.1), [-40, 130, -950], 1);
    const carried: PlanFile = {
      ...plan,
      case: { ...plan.case, trajectories: [{ id: 'T1', targetLps: carry([0, 0, 10]) }] },
      trajectories: [{ ...plan.trajectories[0]!, directionLps: turn([0, 0, -1], axis, 1.1) }],
      guide: { insertionLps: turn([0, 0, 1], axis, 1.1) },
    };
    const centre = carry([0, 0, 0]);
    const truth = (p: P3): number => ball(25)([p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]]);
    const moved = move(corners, axis, 1.1, [0, 0, 0], [-40, 130, -950]);
    const measured = measureGuide(stlBytes(moved), carried, truth, { spacingMm: 0.4 });
    expect(measured.faults).toEqual([]);
    // Float32 steps 950 mm from zero are 6e-5 mm.
    expect(measured.bores[0]!.bore!.axisToTargetMm).toBeLessThan(5e-4);
  });
});

describe('planted faults', () => {
  const only = (m: GuideMeasures, pattern: RegExp): void => {
    expect(m.faults.join('; ')).toMatch(pattern);
    expect(m.faults).toHaveLength(1);
  };

  it.each([
    [0.03, 0.03],
    [0.1, 0.1],
    [0.25, 0.25],
  ])('a bore %f mm beside its line', (shift, expected) => {
    const m = examine({ gapMm: 0.5 }, c => move(c, [0, 0, 1], 0, [0, 0, 0], [shift, 0, 0]), keepGap);
    expect(m.faults.join('; ')).toMatch(/bore axis misses the target/);
    expect(m.bores[0]!.bore!.axisToTargetMm).toBeCloseTo(expected, 4);
  });
  it('a bore that leans by 0.15 degrees about its own middle', () => {
    const angle = (0.15 * Math.PI) / 180;
    const m = examine({ gapMm: 0.5 }, c => move(c, [1, 0, 0], angle, [0, 0, 38], [0, 0, 0]), keepGap);
    expect(m.bores[0]!.bore!.angleDeg).toBeCloseTo(0.15, 3);
    expect(m.bores[0]!.bore!.axisToTargetMm).toBeCloseTo(28 * Math.sin(angle), 4);
    expect(m.faults.join('; ')).toMatch(/bore axis misses the target by 0.0733/);
  });
  it('a flank beside the way below the sleeve does not sway the bore', () => {
    const ring = revolve([...plate(1.2, 1.6, 14, 18)], 24);
    // One side of a ring of 1.2 mm radius, below the sleeve: near enough to the bore's radius to be
    // looked at.
    const flank = Array.from({ length: ring.length / 9 }, (_, k) => ring.slice(9 * k, 9 * k + 9))
      .filter(c => c.every((x, i) => i % 3 !== 0 || x >= -1e-9))
      .flat();
    const { corners, plan } = makeTestPiece();
    const m = measureGuide(stlBytes([...corners, ...flank]), plan, ball(25), { spacingMm: 1 });
    expect(m.bores[0]!.bore!.axisToTargetMm).toBeLessThan(1e-5);
    expect(m.bores[0]!.bore!.freeDiameterMm).toBeCloseTo(1.9 * Math.cos(Math.PI / 96), 5);
  });
  it('a bore 0.05 mm too narrow', () => {
    const m = examine({ boreDiameterMm: 1.85 }, undefined, plan => ({
      ...plan,
      case: { ...plan.case, tool: { diameterMm: 1.8 } },
    }));
    expect(m.faults.join('; ')).toMatch(/bore diameter 1.8[45]\d+ mm, planned 1.9000 mm/);
  });
  it('a bore of six facets that no pin of its size passes', () => {
    const m = examine({ segments: 12, gapMm: 1.2 }, undefined, keepGap);
    expect(m.faults.join('; ')).toMatch(/a pin of 1.83\d+ mm is the thickest/);
  });
  it('a plug in the bore', () => {
    const plug = revolve([...plate(0.001, 0.9, 40, 42)], 24);
    const m = examine({}, c => [...c, ...plug]);
    expect(m.faults.join('; ')).toMatch(/2 shells/);
    expect(m.faults.join('; ')).toMatch(/a pin of 0.00\d+ mm is the thickest/);
  });
  it('a whisker across the bore above the upper lip', () => {
    const m = examine({}, c => [...c, ...spike([2, 0, 55], [-2, 0.1, 55], 0.05)]);
    expect(m.faults.join('; ')).toMatch(/a pin of 0.\d+ mm is the thickest/);
  });
  it('a lip 0.05 mm lower than the plan says', () => {
    const m = examine({ lipMm: 49.95 }, undefined, plan => withDepth(plan, 40));
    expect(m.faults).toHaveLength(2);
    expect(m.faults.join('; ')).toMatch(/upper lip 39.9500 mm.*collar rests 39.9500 mm/);
  });
  it('a fragment on the upper lip', () => {
    only(
      examine({}, c => raiseOneLipCorner(c)),
      /a stop collar rests 40.1\d+ mm/,
    );
  });
  it('an open edge', () => {
    only(
      examine({}, c => c.slice(9)),
      /3 open edges/,
    );
  });
  it('a triangle turned inside out', () => {
    const m = examine({}, c => [...c.slice(0, 3), ...c.slice(6, 9), ...c.slice(3, 6), ...c.slice(9)]);
    expect(m.faults.join('; ')).toMatch(/3 non-manifold edges/);
  });
  it('a guide inside out', () => {
    const m = examine({}, c => {
      const turned: number[] = [];
      for (let i = 0; i < c.length; i += 9) {
        turned.push(...c.slice(i, i + 3), ...c.slice(i + 6, i + 9), ...c.slice(i + 3, i + 6));
      }
      return turned;
    });
    expect(m.topology.volumeMm3).toBeLessThan(0);
    expect(m.faults.join('; ')).toMatch(/volume -.*no wall of the planned bore/);
  });
  it('a triangle thinner than other programs can tell the side of', () => {
    const flat = [0, 30, 40, 10, 30, 40, 5, 30.00005, 40];
    const soup = readStl(stlBytes([...flat, ...spike([0, 40, 40], [0, 44, 40], 1)]));
    expect(measureTopology(soup).thinnestMm).toBeCloseTo(0.00005, 5);
    expect(measureTopology(soup).thinnestMm).toBeLessThan(1e-4);
  });
  it('a second shell', () => {
    only(
      examine({}, c => [...c, ...spike([0, 30, 40], [0, 34, 40], 1)]),
      /2 shells/,
    );
  });
  it('a spike to 0.01 mm from the bone, finer than the samples', () => {
    const m = examine({}, c => [
      ...c,
      ...spike([8, 0, 26], [7.6, 0, Math.sqrt(25.01 ** 2 - 7.6 ** 2)], 0.02),
    ]);
    expect(m.gap.minimumMm).toBeCloseTo(0.01, 4);
    expect(m.faults.join('; ')).toMatch(/seated, 0.01\d+ mm from true bone/);
  });
  it('a contact gap of 0.3 mm where 0.15 was asked', () => {
    only(
      examine({ gapMm: 0.3 }, undefined, plan => ({
        ...plan,
        case: { ...plan.case, guide: { ...plan.case.guide, contactGapMm: 0.15 } },
      })),
      /mean contact gap 0.29\d+ mm, asked 0.1500 mm/,
    );
  });
  it('a pad past the equator that catches on the way off', () => {
    const m = examine({ halfAngleDeg: 100 });
    // The rim at 100 degrees has radius 24.77; lifted past the equator it is 0.23 mm inside the
    // ball.
    expect(m.gap.minimumMm).toBeGreaterThan(0.1);
    expect(m.gap.wayOffMinimumMm).toBeLessThan(-0.2);
    expect(m.gap.wayOffMinimumMm).toBeGreaterThan(-0.3);
    expect(m.faults).toHaveLength(1);
    expect(m.faults[0]).toMatch(/on the way off/);
  });
  it('a wrong length and a wrong thickness', () => {
    const m = examine({}, undefined, plan => ({
      ...plan,
      trajectories: [{ ...plan.trajectories[0]!, lengthMm: 15.2, boneThicknessMm: 2.7 }],
    }));
    expect(m.faults).toHaveLength(2);
    expect(m.faults.join('; ')).toMatch(/length .* off by 0.2000 mm.*thickness .* off by -0.3000 mm/);
  });
  it('a wrong stated volume', () => {
    only(
      examine({}, undefined, plan => ({ ...plan, guide: { ...plan.guide!, volumeMm3: 1 } })),
      /plan says 1.0 mm3/,
    );
  });
});

describe('the tools themselves', () => {
  it('refuse a cut-off file', () => {
    const bytes = stlBytes(makeTestPiece().corners);
    expect(() => readStl(bytes.subarray(0, bytes.length - 10))).toThrow(/bytes long/);
  });
  it('halve facets into parts that add up and lie within the whole', () => {
    const soup = readStl(stlBytes(makeTestPiece({ segments: 20 }).corners));
    let area = 0;
    const divide = (f: Facet): void => {
      for (const corner of f.corners) {
        expect(Math.hypot(...minus(corner, f.centre))).toBeLessThanOrEqual(f.radius + 1e-12);
      }
      if (f.longest > 3) halve(f).forEach(divide);
      else area += f.area;
    };
    allFacets(soup).forEach(divide);
    expect(area).toBeCloseTo(measureTopology(soup).areaMm2, 6);
  });
  it('find by bounds what looking everywhere finds', () => {
    const soup = readStl(stlBytes(makeTestPiece({ halfAngleDeg: 75, segments: 16, arcParts: 6 }).corners));
    const bone = (p: P3): number => Math.hypot(...p) - 25;
    const insertion = unit([0.5, 0.1, 1]);
    const quick = measureGap(soup, bone, { insertion, spacingMm: 1, liftMm: 14 });
    let seated = Infinity;
    let off = Infinity;
    const look = (f: Facet): void => {
      if (f.longest > 1) return halve(f).forEach(look);
      for (const p of [f.centre, ...f.corners]) {
        seated = Math.min(seated, bone(p));
        for (let lift = 0; lift <= 14; lift += 0.1) off = Math.min(off, bone(walk(p, insertion, lift)));
      }
    };
    allFacets(soup).forEach(look);
    // Looking everywhere also asks the corners of the parts, which lie at most half a part from a
    // centre.
    expect(Math.abs(quick.minimumMm - seated)).toBeLessThan(0.02);
    expect(off).toBeLessThan(-0.5);
    expect(Math.abs(quick.wayOffMinimumMm - off)).toBeLessThan(0.06);
  });
  it('finds the nearest part of a clipped triangle to the axis', () => {
    const triangle: P3[] = [
      [1, -5, 0],
      [1, 5, 0],
      [1, 0, 10],
    ];
    expect(nearestToAxis(triangle, -1, 11)).toBeCloseTo(1, 12);
    // Corner region only: above z = 9 the triangle spans y in [-0.5, 0.5] at x = 1.
    expect(nearestToAxis(triangle, 9, 11)).toBeCloseTo(1, 12);
    expect(nearestToAxis(triangle, 11, 12)).toBe(Infinity);
    const across: P3[] = [
      [-5, -5, 1],
      [5, -5, 1],
      [0, 5, 2],
    ];
    expect(nearestToAxis(across, 0, 3)).toBe(0);
    expect(nearestToAxis(across, 1.8, 3)).toBeCloseTo(3, 6);
  });
  it('walks the way off no further than the lift asked', () => {
    const { corners } = makeTestPiece({ segments: 12, gapMm: 1 });
    const gap = measureGap(readStl(stlBytes(corners)), p => p[2] + 100, {
      insertion: [0, 0, -1],
      liftMm: 30,
      spacingMm: 1,
      carelessMm: Infinity,
    });
    // A plane 100 mm below: moving 30 mm towards it brings the lowest point 30 mm nearer and no
    // more.
    expect(gap.minimumMm - gap.wayOffMinimumMm).toBeGreaterThan(29.9);
    expect(gap.minimumMm - gap.wayOffMinimumMm).toBeLessThanOrEqual(30);
  });
  it('sees both tables of a split skull', () => {
    const split = (p: P3): number => {
      const r = Math.hypot(...p);
      return Math.min(Math.max(r - 25, 23.5 - r), Math.max(r - 20, 18 - r));
    };
    const line = measureLine(split, [0, 0, 0], [0, 0, -1])!;
    expect(line.bone).toHaveLength(2);
    expect(line.firstTableMm).toBeCloseTo(1.5, 5);
    expect(line.boneThicknessMm).toBeCloseTo(3.5, 5);
  });
});

const plate = (r0: number, r1: number, z0: number, z1: number): [number, number][] => [
  [r1, z0],
  [r1, z1],
  [r0, z1],
  [r0, z0],
];
const keepGap = (plan: PlanFile): PlanFile => plan;
const withDepth = (plan: PlanFile, depthStopMm: number): PlanFile => ({
  ...plan,
  trajectories: plan.trajectories.map(t => ({ ...t, sleeve: { ...t.sleeve!, depthStopMm } })),
});

/**
 * Lifts every copy of one outer corner of the upper lip by 0.15 mm: closed still, and a collar
 * rocks on it.
 */
function raiseOneLipCorner(corners: number[]): number[] {
  const raised = [...corners];
  for (let i = 0; i < corners.length; i += 3) {
    if (corners[i]! > 3.9 && Math.abs(corners[i + 1]!) < 1e-9 && Math.abs(corners[i + 2]! - 50) < 1e-9) {
      raised[i + 2]! += 0.15;
    }
  }
  return raised;
}

/**
 * Volume of the revolved piece from its profile alone: polygon area times the way of its centroid,
 * faceted exactly.
 */
function pappus(corners: number[], segments: number): number {
  // Profile points are the first corners of every first segment (angle zero, so x is the radius).
  const profile: [number, number][] = [];
  for (let i = 0; i < corners.length; i += 18 * segments) profile.push([corners[i]!, corners[i + 2]!]);
  let moment = 0;
  profile.forEach(([r0, z0], k) => {
    const [r1, z1] = profile[(k + 1) % profile.length]!;
    moment += ((r0 * r0 + r0 * r1 + r1 * r1) * (z1 - z0)) / 6;
  });
  return Math.abs(moment) * segments * Math.sin((2 * Math.PI) / segments);
}
