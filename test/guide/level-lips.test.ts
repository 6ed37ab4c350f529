import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { along, basisAcross, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { levelLips, milledOver, raiseLip, standsOver } from '../../geometry/guide/level-lips';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';

/** Sleeves of 8 mm with seats of 10 mm, 25 mm long; what a test leaves out is as here. */
const sleeve = (change: Partial<PlacedSleeve> = {}): PlacedSleeve =>
  ({
    trajectory: 'T1',
    entry: [0, 0, 0],
    up: [0, 0, 1],
    lowerLipMm: 2,
    upperLipMm: 27,
    targetDepthMm: 30,
    boreRadiusMm: 0.95,
    outerRadiusMm: 4,
    seatRadiusMm: 5,
    clearMm: -40,
    ...change,
  }) as PlacedSleeve;
const leaning = (entry: Vec3, towards: Vec3, change: Partial<PlacedSleeve> = {}): PlacedSleeve =>
  sleeve({ entry, up: normalize(towards), ...change });
const stops = (sleeves: readonly PlacedSleeve[]): number[] =>
  sleeves.map(s => s.upperLipMm + s.targetDepthMm);

describe('standsOver', () => {
  it.each<[Vec3]>([[[8.9, 0, 0]], [[0, -8.9, 0]], [[6, 6.5, 0]]])('upright, %j mm beside', entry => {
    expect(standsOver(sleeve(), sleeve({ entry, upperLipMm: 30 }))).toBeCloseTo(3, 9);
    expect(standsOver(sleeve(), sleeve({ entry, upperLipMm: 24 }))).toBeCloseTo(-3, 9);
  });

  it('nothing where the seat and the other sleeve lie apart', () => {
    expect(standsOver(sleeve(), sleeve({ entry: [9.1, 0, 0], upperLipMm: 60 }))).toBe(-Infinity);
    expect(standsOver(sleeve(), sleeve({ entry: [0, 9.1, 0], upperLipMm: 60 }))).toBe(-Infinity);
  });

  it('is what points of the leaning cylinder say, 40 drawn ones (seed 3)', () => {
    const random = seededRandom(3);
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    let met = 0;
    for (let n = 0; n < 40; n++) {
      const other = leaning(
        [between(-14, 14), between(-14, 14), between(-3, 3)],
        [between(-0.5, 0.5), between(-0.5, 0.5), 1],
        { upperLipMm: between(22, 34) },
      );
      const own = leaning([0.5, -0.4, 0.3], [between(-0.3, 0.3), between(-0.3, 0.3), 1]);
      const found = standsOver(own, other);
      const brute = byPoints(own, other);
      if (brute > -Infinity) met++;
      if (brute === -Infinity) expect(found).toBeLessThan(-1);
      else expect(Math.abs(found - brute), `case ${n}`).toBeLessThan(0.06);
    }
    expect(met).toBeGreaterThan(15);
  });
});

/** The highest over the seat of many points of the other sleeve's side and top. */
function byPoints(own: PlacedSleeve, other: PlacedSleeve): number {
  const lip = along(own.entry, own.up, own.upperLipMm);
  const [side, across] = basisAcross(other.up);
  let most = -Infinity;
  const look = (radius: number, turn: number, t: number): void => {
    const axis = along(other.entry, other.up, t);
    const p = along(along(axis, side, radius * Math.cos(turn)), across, radius * Math.sin(turn));
    const d = subtract<Vec3>(p, lip);
    const height = dot(d, own.up);
    if (dot(d, d) - height * height <= own.seatRadiusMm ** 2) most = Math.max(most, height);
  };
  for (let n = 0; n < 360; n++) {
    const turn = (Math.PI * n) / 180;
    for (let t = other.lowerLipMm - 5; t < other.upperLipMm; t += 0.05) look(other.outerRadiusMm, turn, t);
    for (let r = 0; r <= other.outerRadiusMm; r += 0.1) look(r, turn, other.upperLipMm);
  }
  return most;
}

describe('levelLips', () => {
  it('leaves a sleeve alone, and those that neither meet nor can have one stop', () => {
    expect(levelLips([sleeve({ upperLipMm: 27.03 })])).toEqual([sleeve({ upperLipMm: 27.03 })]);
    const far = [sleeve(), sleeve({ entry: [40, 0, 0], upperLipMm: 42.2 })];
    expect(levelLips(far)).toEqual(far);
  });

  it('gives those that do not meet the highest stop, up to 15 mm away', () => {
    const three = [
      sleeve(),
      sleeve({ entry: [40, 0, 0], upperLipMm: 41.9 }),
      sleeve({ entry: [0, 40, 0], targetDepthMm: 33 }),
    ];
    expect(stops(levelLips(three))).toEqual([71.9, 71.9, 71.9]);
    expect(levelLips(three).map(s => s.upperLipMm)).toEqual(
      [41.9, 41.9, 38.9].map(mm => expect.closeTo(mm, 9)),
    );
  });

  it('raises the lower of two that overlap to the height of the other', () => {
    const two = [sleeve(), sleeve({ entry: [7, 0, 0], upperLipMm: 31 })];
    expect(levelLips(two).map(s => s.upperLipMm)).toEqual([31, 31]);
    expect(levelLips([two[1]!, two[0]!]).map(s => s.upperLipMm)).toEqual([31, 31]);
  });

  it('leaves what stands over by a tenth, which is milled off in any case', () => {
    const two = [sleeve(), sleeve({ entry: [7, 0, 0], upperLipMm: 27.1, targetDepthMm: 40 })];
    const level = levelLips(two);
    expect(level.map(s => s.upperLipMm)).toEqual([27, 27.1]);
    const more = [sleeve(), sleeve({ entry: [7, 0, 0], upperLipMm: 27.2, targetDepthMm: 40 })];
    expect(levelLips(more)[0]!.upperLipMm).toBeCloseTo(27.2, 9);
  });

  it('raises by no more than 20 mm; what is further is milled off, where a wall is left', () => {
    // 8.5 mm aside: within the seat by half a millimetre of wall, 3.5 mm off the other's axis.
    const wall = [sleeve(), sleeve({ entry: [8.5, 0, 0], upperLipMm: 48, targetDepthMm: 10 })];
    expect(levelLips(wall)).toEqual(wall);
    const less = [sleeve(), sleeve({ entry: [8.5, 0, 0], upperLipMm: 46.9, targetDepthMm: 10 })];
    expect(levelLips(less)[0]!.upperLipMm).toBeCloseTo(46.9, 9);
  });

  it('shortens those that lean towards each other, to whole millimetres and no less than 15', () => {
    const tent = (asideMm: number): PlacedSleeve[] => [
      leaning([-asideMm, 0, 0], [0.2, 0, 1]),
      leaning([asideMm, 0, 0], [-0.2, 0, 1]),
    ];
    const shorter = levelLips(tent(9));
    const lengths = shorter.map(s => s.upperLipMm - s.lowerLipMm);
    expect(lengths[0]).toBe(lengths[1]);
    expect(lengths[0]).toBeGreaterThanOrEqual(15);
    expect(lengths[0]).toBeLessThan(25);
    expect(Number.isInteger(lengths[0])).toBe(true);
    // A millimetre more would not stand clear.
    const longer = shorter.map(s => ({ ...s, upperLipMm: s.upperLipMm + 1 }));
    const over = (of: readonly PlacedSleeve[]): number => standsOver(of[0]!, of[1]!);
    expect(Math.min(over(shorter), milledOver(shorter[0]!, shorter))).toBeLessThanOrEqual(over(longer));
    // Whose feet meet stay as they are: the finished guide's check says so.
    expect(levelLips(tent(7))).toEqual(tent(7));
  });
});

describe('raiseLip', () => {
  it('goes up to the next tenth that is high enough', () => {
    const raised = (byMm: number): number =>
      stops([raiseLip(sleeve({ upperLipMm: 27.03, targetDepthMm: 30 }), byMm)])[0]!;
    expect(raised(0.5)).toBeCloseTo(57.6, 9);
    expect(raised(0.57)).toBeCloseTo(57.6, 9);
    expect(raised(0.58)).toBeCloseTo(57.7, 9);
  });
});

describe('milledOver', () => {
  it('is nothing without a neighbour that stands over', () => {
    expect(milledOver(sleeve(), [])).toBe(0);
    const lower = sleeve({ entry: [7, 0, 0], upperLipMm: 26 });
    const far = sleeve({ entry: [30, 0, 0], upperLipMm: 60 });
    const own = sleeve();
    expect(milledOver(own, [own, lower, far])).toBe(0);
  });

  it('is the most that stands over, and a tenth', () => {
    const own = sleeve();
    const beside = sleeve({ entry: [8.5, 0, 0], upperLipMm: 30 });
    const other = sleeve({ entry: [0, 8.6, 0], upperLipMm: 32 });
    expect(milledOver(own, [own, beside])).toBeCloseTo(3.1, 9);
    expect(milledOver(own, [beside, own, other])).toBeCloseTo(5.1, 9);
  });

  it('is nothing where a bore would be left less than 1.5 mm of wall', () => {
    // The ring of 5.05 mm comes to 8.5 - 5.05 = 3.45 mm off the axis; 2.45 mm are asked.
    const own = sleeve();
    const at = (mm: number): PlacedSleeve => sleeve({ entry: [mm, 0, 0], upperLipMm: 30 });
    expect(milledOver(own, [own, at(7.6)])).toBeGreaterThan(0);
    expect(milledOver(own, [own, at(7.4)])).toBe(0);
    expect(milledOver(own, [own, at(8.5), at(-7.4)])).toBe(0);
  });
});

describe('lips at their very limits', () => {
  it('are raised by 20 mm and no more', () => {
    const below = (upperLipMm: number): PlacedSleeve[] => [
      sleeve(),
      sleeve({ entry: [7, 0, 0], upperLipMm, targetDepthMm: 10 }),
    ];
    expect(levelLips(below(47))[0]!.upperLipMm).toBe(47);
    expect(levelLips(below(47.2))[0]!.upperLipMm).toBeLessThanOrEqual(27);
  });

  it('get one stop where their stops lie just 15 mm apart', () => {
    const two = [sleeve(), sleeve({ entry: [40, 0, 0], upperLipMm: 42 })];
    expect(stops(levelLips(two))).toEqual([72, 72]);
  });

  it('get one stop where that costs no more than the tenth that is milled off in any case', () => {
    // Alike in height and 7 mm apart: what one is raised by stands over the other.
    const two = (targetDepthMm: number): PlacedSleeve[] => [
      sleeve(),
      sleeve({ entry: [7, 0, 0], targetDepthMm }),
    ];
    expect(stops(levelLips(two(29.9)))).toEqual([57, 57].map(mm => expect.closeTo(mm, 9)));
    expect(levelLips(two(29.8))).toEqual(two(29.8));
  });

  it('are raised to stops in tenths, the nearest', () => {
    const two = [sleeve(), sleeve({ entry: [7, 0, 0], upperLipMm: 31.07 })];
    expect(stops(levelLips(two))).toEqual([61.1, 61.1].map(mm => expect.closeTo(mm, 9)));
  });

  it('that lie level have nothing milled off', () => {
    const own = sleeve();
    expect(milledOver(own, [own, sleeve({ entry: [7, 0, 0] })])).toBe(0);
  });

  const isParted = (sleeves: readonly PlacedSleeve[]): boolean =>
    sleeves.every(own => {
      const others = sleeves.filter(other => other !== own);
      const over = Math.max(...others.map(other => standsOver(own, other)));
      return over <= 0.1 + 1e-6 || milledOver(own, sleeves) > 0;
    });
  /** To a guided length, and a stop in whole millimetres; none is made longer. */
  const cut = (sleeves: readonly PlacedSleeve[], mm: number): PlacedSleeve[] =>
    sleeves.map(s => {
      const whole = Math.ceil(Number((s.targetDepthMm + s.lowerLipMm + mm).toFixed(6)));
      return { ...s, upperLipMm: Math.min(s.upperLipMm, whole - s.targetDepthMm) };
    });
  const tentOf = (asideMm: number, change: Partial<PlacedSleeve> = {}): PlacedSleeve[] => [
    leaning([-asideMm, 0, 0], [0.2, 0, 1]),
    leaning([asideMm, 0, 0], [-0.2, 0, 1], change),
  ];

  it.each<[string, Partial<PlacedSleeve>, number, number]>([
    ['alike', {}, 7.25, 9],
    ['of two lengths', { lowerLipMm: 3, upperLipMm: 23, targetDepthMm: 32.7 }, 7.3, 9],
    ['of two lengths, the longer one second', { upperLipMm: 32, targetDepthMm: 30.4 }, 7.3, 9],
  ])(
    'of sleeves that lean towards each other, %s, are cut by no more than has to be',
    (_, change, ...range) => {
      const [from, to] = range;
      const lengths = new Set<number>();
      for (let aside = from; aside <= to + 1e-9; aside += (to - from) / 12) {
        const tent = tentOf(aside, change);
        const found = levelLips(tent);
        const longest = Math.max(...tent.map(s => s.upperLipMm - s.lowerLipMm));
        // By whole millimetres, from one less than the longest down to 15.
        const tried = Array.from({ length: longest - 15 }, (_, n) => longest - 1 - n);
        const length = tried.find(mm => isParted(cut(tent, mm)));
        if (length !== undefined) lengths.add(length);
        for (const [n, s] of (length === undefined ? tent : cut(tent, length)).entries()) {
          expect(found[n]!.upperLipMm, `${aside} mm, ${length} mm`).toBeCloseTo(s.upperLipMm, 9);
        }
      }
      expect(lengths.size).toBeGreaterThan(4);
    },
  );

  it('of sleeves that lean are no lower than 15 mm over the lower lips', () => {
    const found = levelLips(tentOf(7.25));
    expect(found.map(s => s.upperLipMm - s.lowerLipMm)).toEqual([15, 15]);
    expect(levelLips(tentOf(7))).toEqual(tentOf(7));
    const highest = levelLips(tentOf(9));
    expect(highest.map(s => s.upperLipMm - s.lowerLipMm)).toEqual([24, 24]);
  });

  it('mind a neighbour from where its cylinder clears the bone, and nothing below', () => {
    // It leans away, so that its foot alone comes into the seat: 5 mm up from its entry or less.
    const low = sleeve({ upperLipMm: 5 });
    const other = (clearMm: number): PlacedSleeve =>
      leaning([-6, 0, 0], [-0.6, 0, 1], { clearMm, upperLipMm: 40 });
    expect(standsOver(low, other(0))).toBeCloseTo(standsOver(low, other(-40)), 9);
    expect(standsOver(low, other(0))).toBeGreaterThan(1);
    expect(standsOver(low, other(5))).toBe(-Infinity);
  });

  it('are milled to 0.05 mm beyond the collar, up to 1.5 mm beside a bore', () => {
    const own = sleeve();
    const at = (mm: number): PlacedSleeve => sleeve({ entry: [0, mm, 0], upperLipMm: 30 });
    expect(milledOver(own, [own, at(5.05 + 0.95 + 1.5 + 0.01)])).toBeCloseTo(3.1, 9);
    expect(milledOver(own, [own, at(5.05 + 0.95 + 1.5 - 0.01)])).toBe(0);
  });

  it('of sleeves that lean are the highest that stand clear or can be milled clear', () => {
    const tent = [leaning([-9, 0, 0], [0.2, 0, 1]), leaning([9, 0, 0], [-0.2, 0, 1])];
    const shorter = levelLips(tent);
    const longer = shorter.map(s => ({ ...s, upperLipMm: s.upperLipMm + 1 }));
    expect(standsOver(longer[0]!, longer[1]!)).toBeGreaterThan(0.1);
    expect(milledOver(longer[0]!, longer)).toBe(0);
    const isParted = standsOver(shorter[0]!, shorter[1]!) <= 0.1 || milledOver(shorter[0]!, shorter) > 0;
    expect(isParted).toBe(true);
  });

  it('are milled where no point of the ring comes too near to a bore (seed 9)', () => {
    const random = seededRandom(9);
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    const answers = { true: 0, false: 0 };
    for (let n = 0; n < 300; n++) {
      const turn = between(0, 2 * Math.PI);
      const far = between(6.2, 9.4);
      const other = leaning(
        [far * Math.cos(turn), far * Math.sin(turn), between(-1, 1)],
        [between(-0.12, 0.12), between(-0.12, 0.12), 1],
        { upperLipMm: between(27.5, 34) },
      );
      const own = sleeve();
      const overMm = standsOver(own, other);
      if (overMm < 0.2) continue;
      const leftMm = leftBeside(own, other, overMm + 0.1) - other.boreRadiusMm;
      if (Math.abs(leftMm - 1.5) < 0.03) continue;
      expect(milledOver(own, [own, other]) > 0, `case ${n}: ${leftMm} mm`).toBe(leftMm > 1.5);
      answers[`${leftMm > 1.5}`]++;
    }
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(30);
  });

  /** From another sleeve's axis to the ring that is cut over an upright one, mm; 0 within. */
  function leftBeside(own: PlacedSleeve, other: PlacedSleeve, heightMm: number): number {
    const radius = own.seatRadiusMm + 0.05;
    let least = Infinity;
    for (let t = other.lowerLipMm; t <= other.upperLipMm; t += 0.1) {
      const [x, y, z] = along(other.entry, other.up, t);
      const h = z - own.upperLipMm;
      const away = Math.hypot(x, y);
      if (away < radius && h > 0 && h < heightMm) return 0;
      // The nearest points of a round block: over its top, under its bottom, or off its side.
      for (let up = 0; up <= 60; up++) {
        least = Math.min(least, Math.hypot(Math.max(0, away - radius), h - (heightMm * up) / 60));
      }
    }
    return least;
  }
});
