import { describe, expect, it } from 'vitest';
import type { Vec3 } from '../../geometry/core/vector';
import { archArm } from '../../geometry/guide/arch-arm';
import { bendArms } from '../../geometry/guide/bend-arms';
import type { HeightMap } from '../../geometry/guide/map-heights';
import type { PlacedFoot } from '../../geometry/guide/placed-foot';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { solveFrame, type Beam } from '../../geometry/guide/solve-frame';

const section = {
  ...{ areaMm2: 56, shearMm2: Infinity, alongMm4: 200, acrossMm4: 300, torsionMm4: 400 },
  side: [0, 0, 1] as Vec3,
};
const modulus = { modulusMpa: 2000, shearShare: 1 / 2.8 };
const beam = (from: number, to: number): Beam => ({ from, to, ...section });

describe('solveFrame', () => {
  it('bends a beam on two supports as the closed form says, either way across', () => {
    const nodes: Vec3[] = [
      [0, 0, 0],
      [20, 0, 0],
      [40, 0, 0],
    ];
    const frame = { nodes, beams: [beam(0, 1), beam(1, 2)], pinned: [0, 2], ...modulus };
    // Pinned ends may turn about the beam too: a third foot aside keeps it from that.
    const held = { ...frame, nodes: [...nodes, [0, 30, 0] as Vec3], beams: [...frame.beams, beam(0, 3)] };
    const [down, aside] = solveFrame({ ...held, pinned: [0, 2, 3] }, 1, [
      [0, 0, -5],
      [0, 5, 0],
    ]);
    expect(-down![6 + 2]!).toBeCloseTo((5 * 40 ** 3) / (48 * 2000 * 200), 3);
    expect(aside![6 + 1]!).toBeLessThan((5 * 40 ** 3) / (48 * 2000 * 300) + 1e-9);
    expect(aside![6 + 1]!).toBeGreaterThan(0.4 * ((5 * 40 ** 3) / (48 * 2000 * 300)));
  });

  it('bends a cantilever by P L^3 / 3 E I, held stiffly by a wide frame of stiff beams', () => {
    const stiff = { ...section, areaMm2: 1e7, alongMm4: 1e9, acrossMm4: 1e9, torsionMm4: 1e9 };
    const frame = {
      nodes: [
        [0, 0, 0],
        [-10, 10, 0],
        [-10, -10, 0],
        [-20, 0, 10],
        [30, 0, 0],
      ] as Vec3[],
      beams: [1, 2, 3]
        .map(to => ({ ...stiff, from: 0, to, side: [0.3, 0.2, 1] as Vec3 }))
        .concat([beam(0, 4)]),
      pinned: [1, 2, 3],
      ...modulus,
    };
    const [down, aside, pulled] = solveFrame(frame, 4, [
      [0, 0, 5],
      [0, 5, 0],
      [5, 0, 0],
    ]);
    expect(down![24 + 2]!).toBeCloseTo((5 * 30 ** 3) / (3 * 2000 * 200), 4);
    expect(aside![24 + 1]!).toBeCloseTo((5 * 30 ** 3) / (3 * 2000 * 300), 4);
    expect(pulled![24]!).toBeCloseTo((5 * 30) / (2000 * 56), 5);
  });

  it('shears as Timoshenko says, the same in one piece and in four', () => {
    const stiff = { ...section, areaMm2: 1e7, alongMm4: 1e9, acrossMm4: 1e9, torsionMm4: 1e9 };
    const deflection = (pieces: number): number => {
      const nodes: Vec3[] = [
        [0, 0, 0],
        [-10, 10, 0],
        [-10, -10, 0],
        [-20, 0, 10],
      ];
      const legs = [1, 2, 3].map(to => ({ ...stiff, from: 0, to, side: [0.3, 0.2, 1] as Vec3 }));
      const bar = Array.from({ length: pieces }, (_, k) => ({
        ...beam(k === 0 ? 0 : 3 + k, 4 + k),
        shearMm2: 40,
      }));
      for (let k = 1; k <= pieces; k++) nodes.push([(12 * k) / pieces, 0, 0]);
      const frame = { nodes, beams: [...legs, ...bar], pinned: [1, 2, 3], ...modulus };
      return solveFrame(frame, 3 + pieces, [[0, 0, 5]])[0]![6 * (3 + pieces) + 2]!;
    };
    const truth = (5 * 12 ** 3) / (3 * 2000 * 200) + (5 * 12 * 2.8) / (2000 * 40);
    expect(deflection(1)).toBeCloseTo(truth, 5);
    expect(deflection(4)).toBeCloseTo(truth, 5);
  });

  it('refuses a frame that nothing holds', () => {
    expect(() =>
      solveFrame(
        {
          nodes: [
            [0, 0, 0],
            [1, 0, 0],
          ],
          beams: [beam(0, 1)],
          pinned: [0],
          ...modulus,
        },
        1,
        [[0, 1, 0]],
      ),
    ).toThrow('move freely');
  });
});

describe('bendArms', () => {
  const columns = { xMm: -40, yMm: -40, nx: 161, ny: 161, cellMm: 0.5 };
  const dome = (x: number, y: number): number => Math.sqrt(3600 - x * x - y * y) - 60;
  const map: HeightMap = {
    columns,
    heightMm: Float64Array.from({ length: 161 ** 2 }, (_, n) =>
      dome(-40 + 0.5 * (n % 161), -40 + 0.5 * Math.floor(n / 161)),
    ),
    isOwn: new Uint8Array(161 ** 2).fill(1),
  };
  const sleeve = {
    ...{ entry: [0, 0, 0], up: [0, 0, 1], outerRadiusMm: 4, boreRadiusMm: 0.95 },
    ...{ lowerLipMm: 1, upperLipMm: 27 },
  } as unknown as PlacedSleeve;
  const footAt = (away: number, turn: number): PlacedFoot => {
    const [x, y] = [away * Math.cos(turn), away * Math.sin(turn)];
    const z = dome(x, y);
    return { point: [x, y, z], normal: [x / 60, y / 60, (z + 60) / 60], radiusMm: 2.5 };
  };
  const NO_SIGHTS = { sights: [], padRadiusMm: 0, sightArms: [] };
  const layoutOf = (away: number, count: number) => {
    const feet = Array.from({ length: count }, (_, n) => footAt(away, (2 * Math.PI * n) / count));
    return { ...NO_SIGHTS, sleeves: [sleeve], feet, arms: feet.map(foot => archArm(map, sleeve, foot)) };
  };

  it('leans the same to 2 % with pieces a quarter as long', () => {
    const layout = layoutOf(26, 4);
    const [usual, fine] = [bendArms(layout, 2900)[0]!, bendArms(layout, 2900, 40)[0]!];
    // The lower lip lies near the middle of the turn: it hardly moves at all.
    expect(Math.abs(usual.lowerLipMm - fine.lowerLipMm)).toBeLessThan(0.0005);
    expect(Math.abs(usual.axisDeg / fine.axisDeg - 1)).toBeLessThan(0.02);
  });

  it('gives way as much less as the print is stiffer, and with more feet, and nearer ones, less', () => {
    const four = bendArms(layoutOf(26, 4), 1387)[0]!;
    expect(bendArms(layoutOf(26, 4), 2774)[0]!.lowerLipMm).toBeCloseTo(four.lowerLipMm / 2, 9);
    expect(bendArms(layoutOf(26, 6), 1387)[0]!.lowerLipMm).toBeLessThan(four.lowerLipMm);
    expect(bendArms(layoutOf(18, 4), 1387)[0]!.axisDeg).toBeLessThan(four.axisDeg);
  });

  it('leans about as far as straight cantilevers from the hub would let it', () => {
    // Three arms of one length, each bending from where it leaves the hub to its foot: the hub
    // turns by M / (3/2 k L^2) with k = 3 E I / l^3, and the sleeve bends by F h^3 / 3 E I above
    // its arms. Arch, taper, shear and the feet's own bend make the rest.
    const layout = layoutOf(24, 3);
    const e = 2000;
    const [moment, length] = [(8 * 6 ** 3) / 12, layout.arms[0]!.lengthMm];
    const bends = length - (4.5 / Math.sin(Math.PI / 3) + 0.8 - 0.28 * 7) - 2.2;
    const turn = (5 * 21.5) / (1.5 * ((3 * e * moment) / bends ** 3) * length ** 2);
    const high = 27 - (9 + 1.4 - 0.5 * 4);
    const own = (5 * high ** 3) / (3 * e * (Math.PI / 4) * (4 ** 4 - 0.95 ** 4)) / 26;
    const degrees = ((turn + own) * 180) / Math.PI;
    const found = bendArms(layout, e)[0]!.axisDeg;
    expect(found / degrees).toBeGreaterThan(0.75);
    expect(found / degrees).toBeLessThan(1.25);
  });
});
