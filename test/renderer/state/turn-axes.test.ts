import { describe, expect, it } from 'vitest';
import { cross, dot, type Vec3 } from '../../../geometry/core/vector';
import { seededRandom } from '../../../geometry/core/random';
import { MOST_TURNS } from '../../../geometry/plan/document/case-schema';
import {
  finelyTurnedDeg,
  recordTurn,
  scanLetter,
  TURN_RECORDS,
  MOST_FINE_DEG,
  turnAxes,
  turnFinely,
  type FineTurn,
  type Turn,
  type TurnRecord,
  type TwoAxes,
} from '../../../renderer/state/turn-axes';
import { turn as rodrigues, unit, type P3 } from '../../support/vec';

const start: TwoAxes = { dorsal: [0, -1, 0], rostral: [0, 0, 1] };
const frameOf = ({ dorsal, rostral }: TwoAxes): readonly [P3, P3, P3] => [
  cross(dorsal, rostral),
  dorsal,
  rostral,
];

describe('turnFinely', () => {
  it.each<FineTurn>(['left', 'dorsal', 'rostral'])('turns about %s alone, and back', about => {
    const turned = turnFinely(start, about, 12.5);
    const axis = { left: 0, dorsal: 1, rostral: 2 }[about];
    frameOf(turned).forEach((side, n) => {
      const from = frameOf(start)[n]!;
      expect(dot(side, from)).toBeCloseTo(n === axis ? 1 : Math.cos((12.5 * Math.PI) / 180), 12);
    });
    const back = turnFinely(turned, about, -12.5);
    expect(dot(back.dorsal, start.dorsal)).toBeCloseTo(1, 12);
    expect(dot(back.rostral, start.rostral)).toBeCloseTo(1, 12);
  });

  it('lifts the nose by a negative turn about left: right-handed', () => {
    expect(turnFinely(start, 'left', -30).rostral[1]).toBeCloseTo(-0.5, 12);
  });

  it('stays square and unit over a thousand turns (seed 5)', () => {
    const random = seededRandom(5);
    let axes = start;
    for (let n = 0; n < 1000; n++) {
      const about = (['left', 'dorsal', 'rostral'] as const)[random.whole(0, 2)]!;
      axes = turnFinely(axes, about, random.between(-20, 20));
    }
    expect(Math.hypot(...axes.dorsal)).toBeCloseTo(1, 12);
    expect(Math.hypot(...axes.rostral)).toBeCloseTo(1, 12);
    expect(dot(axes.dorsal, axes.rostral)).toBeCloseTo(0, 12);
  });
});

describe('the record of turns', () => {
  it.each<Turn>(['flipDorsal', 'flipRostral', 'roll', 'swap'])('names the rotation that %s is', way => {
    const { about, angleDeg } = TURN_RECORDS[way];
    const [left, dorsal, rostral] = frameOf(start);
    const between = unit([0, 1, 2].map(n => dorsal[n]! + rostral[n]!) as unknown as P3);
    const axis = { left, dorsal, rostral, between }[about];
    const turned = frameOf(turnAxes(start, way));
    [left, dorsal, rostral].forEach((side, n) => {
      const expected: Vec3 = rodrigues(side, axis, (angleDeg * Math.PI) / 180);
      expect(dot(turned[n]!, expected)).toBeCloseTo(1, 12);
    });
  });

  it('joins fine turns about one axis, drops those that came to nothing, and keeps the rest in order', () => {
    let turns: TurnRecord[] = [];
    for (const next of [
      { about: 'left', angleDeg: 0.5 },
      { about: 'left', angleDeg: 0.1 },
      TURN_RECORDS.flipDorsal,
      { about: 'rostral', angleDeg: 3 },
      { about: 'rostral', angleDeg: -3 },
      { about: 'left', angleDeg: -2 },
    ] as const) {
      turns = recordTurn(turns, next);
    }
    expect(turns).toEqual([
      { about: 'left', angleDeg: 0.6 },
      { about: 'rostral', angleDeg: 180 },
      { about: 'left', angleDeg: -2 },
    ]);
    expect(finelyTurnedDeg(turns, 'left')).toBeCloseTo(-1.4, 12);
    expect(finelyTurnedDeg(turns, 'rostral')).toBe(0);
  });
});

describe('turnFinely, from drawn axes (seed 12)', () => {
  it('turns both as Rodrigues says, about the axis as it was', () => {
    const random = seededRandom(12);
    for (let n = 0; n < 30; n++) {
      const rostral = random.direction();
      const dorsal = unit(cross(rostral, random.direction()) as P3);
      const from: TwoAxes = { dorsal, rostral };
      const about = (['left', 'dorsal', 'rostral'] as const)[n % 3]!;
      const [left] = frameOf(from);
      const axis = { left, dorsal, rostral: rostral as P3 }[about];
      const angleDeg = random.between(-170, 170);
      const turned = turnFinely(from, about, angleDeg);
      const wanted = [dorsal, rostral as P3].map(v => rodrigues(v, axis, (angleDeg * Math.PI) / 180));
      for (let a = 0; a < 3; a++) {
        expect(turned.dorsal[a]).toBeCloseTo(wanted[0]![a]!, 12);
        expect(turned.rostral[a]).toBeCloseTo(wanted[1]![a]!, 12);
      }
    }
  });
});

describe('the record of turns, at its edges', () => {
  const quarter: TurnRecord = { about: 'rostral', angleDeg: 90 };
  const back: TurnRecord = { about: 'rostral', angleDeg: -90 };
  const fine: TurnRecord = { about: 'rostral', angleDeg: 5 };

  it('joins no quarter turn with a fine one, before or after it', () => {
    expect(recordTurn([quarter], fine)).toEqual([quarter, fine]);
    expect(recordTurn([back], fine)).toEqual([back, fine]);
    expect(recordTurn([fine], quarter)).toEqual([fine, quarter]);
    expect(recordTurn([fine], back)).toEqual([fine, back]);
    expect(recordTurn([fine], { about: 'rostral', angleDeg: 89 })).toEqual([
      { about: 'rostral', angleDeg: 94 },
    ]);
    // What stands before the last is left alone.
    expect(recordTurn([quarter, back, fine], { about: 'rostral', angleDeg: 2 })).toEqual([
      ...[quarter, back],
      { about: 'rostral', angleDeg: 7 },
    ]);
    expect(finelyTurnedDeg([quarter, back, fine, { about: 'left', angleDeg: 7 }], 'rostral')).toBe(5);
    expect(finelyTurnedDeg([], 'rostral')).toBe(0);
    // A quarter turn leaves so much to either side.
    expect(MOST_FINE_DEG).toBe(90 / 2);
  });

  it('sums to the nearest billionth of a degree', () => {
    const sum = (a: number, b: number): number =>
      recordTurn([{ about: 'left', angleDeg: a }], { about: 'left', angleDeg: b })[0]!.angleDeg;
    expect(sum(0.1, 0.2)).toBe(0.3);
    expect(sum(0.1, 0.7)).toBe(0.8);
    expect(sum(-0.1, -0.2)).toBe(-0.3);
  });

  it('keeps the last hundred', () => {
    const many = Array.from({ length: MOST_TURNS }, (_, n): TurnRecord => ({
      about: n % 2 ? 'left' : 'dorsal',
      angleDeg: n + 1,
    }));
    const more = recordTurn(many, { about: 'rostral', angleDeg: 3 });
    expect(more).toHaveLength(MOST_TURNS);
    expect(more[0]).toEqual(many[1]);
    expect(more.at(-1)).toEqual({ about: 'rostral', angleDeg: 3 });
  });
});

describe('names of axes', () => {
  it('have no negative zeros once they are turned round', () => {
    for (const axis of [0, 1, 2]) {
      const dorsal = [0, 1, 2].map(a => (a === axis ? 1 : 0)) as unknown as Vec3;
      const rostral = [0, 1, 2].map(a => (a === (axis + 1) % 3 ? 1 : 0)) as unknown as Vec3;
      expect(turnAxes({ dorsal, rostral }, 'flipDorsal')).toEqual({
        dorsal: dorsal.map(v => -v + 0),
        rostral,
      });
      expect(turnAxes({ dorsal, rostral }, 'flipRostral')).toEqual({
        dorsal,
        rostral: rostral.map(v => -v + 0),
      });
    }
  });

  it.each<[Vec3, string]>([
    [[0.8, 0.5, -0.3], 'L'],
    [[-0.8, 0.5, -0.3], 'R'],
    [[0.5, 0.8, -0.3], 'P'],
    [[0.5, -0.8, 0.3], 'A'],
    [[-0.5, 0.3, 0.8], 'H'],
    [[0.5, 0.3, -0.8], 'F'],
  ])('%j is mostly %s', (direction, letter) => {
    expect(scanLetter(direction)).toBe(letter);
  });
});
