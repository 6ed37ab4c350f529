import { describe, expect, it } from 'vitest';
import { cross, dot, type Vec3 } from '../../../geometry/core/vector';
import { seededRandom } from '../../../geometry/core/random';
import {
  finelyTurnedDeg,
  recordTurn,
  TURN_RECORDS,
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
