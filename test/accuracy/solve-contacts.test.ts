import { describe, expect, it } from 'vitest';
import { FREEDOMS, minimiseOverContacts } from '../../geometry/accuracy/minimise-over-contacts';
import { movePoint } from '../../geometry/accuracy/solve-contacts';
import { simulateSeating, type SolidField } from '../../geometry/accuracy/simulate-seating';
import { seededRandom, type Random } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';

/** Contacts of a bowl: normals about +z at places about the centre. */
function bowl(random: Random, count: number): { rows: Float64Array; gaps: Float64Array } {
  const rows = new Float64Array(FREEDOMS * count);
  const gaps = new Float64Array(count).map(() => random.between(-0.2, 0.3));
  for (let n = 0; n < count; n++) {
    const d = random.direction();
    const normal = [0.6 * d[0], 0.6 * d[1], Math.sqrt(1 - 0.36 * (d[0] ** 2 + d[1] ** 2))] as const;
    const at = [random.between(-10, 10), random.between(-10, 10), random.between(-3, 3)] as const;
    rows.set(normal, FREEDOMS * n);
    rows.set(
      [
        at[1] * normal[2] - at[2] * normal[1],
        at[2] * normal[0] - at[0] * normal[2],
        at[0] * normal[1] - at[1] * normal[0],
      ],
      FREEDOMS * n + 3,
    );
  }
  return { rows, gaps };
}

describe('minimiseOverContacts', () => {
  const load = Float64Array.of(0, 0, 1, 0, 0, 0);
  const hold = Float64Array.of(0.1, 0.1, 0.1, 10, 10, 10);
  const held = new Float64Array(FREEDOMS);

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'keeps every gap open and balances the load by pushes alone, seed %i',
    seed => {
      const count = 60;
      const { rows, gaps } = bowl(seededRandom(seed), count);
      const rest = minimiseOverContacts(rows, gaps, count, { load, hold, held })!;
      const { motion, bearing } = rest;
      expect(bearing.length).toBeGreaterThanOrEqual(3);
      for (let n = 0; n < count; n++) {
        let open = gaps[n]!;
        for (let k = 0; k < FREEDOMS; k++) open += rows[FREEDOMS * n + k]! * motion[k]!;
        expect(open).toBeGreaterThan(-1e-6);
      }
      // Karush, Kuhn and Tucker: what load and hold pull is what the bearing contacts push. Their
      // forces by least squares.
      const pull = load.map((l, k) => l + hold[k]! * motion[k]!);
      const forces = leastSquares(
        bearing.map(n => rows.subarray(FREEDOMS * n, FREEDOMS * (n + 1))),
        pull,
      );
      forces.forEach(f => expect(f).toBeGreaterThan(-1e-6));
      for (let k = 0; k < FREEDOMS; k++) {
        const pushed = bearing.reduce((sum, n, i) => sum + forces[i]! * rows[FREEDOMS * n + k]!, 0);
        expect(pushed).toBeCloseTo(pull[k]!, 5);
      }
    },
  );

  it('comes to the same whichever contacts it is told to begin from', () => {
    const random = seededRandom(3);
    for (let n = 0; n < 200; n++) {
      const count = 40;
      const { rows, gaps } = bowl(random, count);
      const cold = minimiseOverContacts(rows, gaps, count, { load, hold, held })!;
      const begun = Array.from({ length: random.whole(0, 6) }, () => random.whole(0, count - 1));
      for (const likely of [cold.bearing, begun, [begun[0] ?? 0, begun[0] ?? 0]]) {
        const warm = minimiseOverContacts(rows, gaps, count, { load, hold, held }, likely)!;
        warm.motion.forEach((value, k) => expect(value).toBeCloseTo(cold.motion[k]!, 6));
      }
    }
  });

  it('says so where no motion keeps two contacts open', () => {
    const rows = Float64Array.of(0, 0, 1, 0, 0, 0, 0, 0, -1, 0, 0, 0);
    const ones = new Float64Array(FREEDOMS).fill(1);
    const zero = new Float64Array(FREEDOMS);
    expect(
      minimiseOverContacts(rows, Float64Array.of(-1, -1), 2, { load: zero, hold: ones, held: zero }),
    ).toBeNull();
  });
});

describe('simulateSeating', () => {
  /** A corner of three walls that stand on one another at right angles, and rise from (0, 0, 0). */
  const corner: SolidField = {
    at(x, y, z, out) {
      const least = Math.min(x, y, z);
      out.set([
        least,
        x === least ? 1 : 0,
        x !== least && y === least ? 1 : 0,
        x !== least && y !== least ? 1 : 0,
      ]);
    },
  };
  const aslant = 1 / Math.sqrt(3);
  const face: number[] = [];
  for (const u of [2, 6, 10]) for (const v of [2, 6, 10]) face.push(0, u, v, u, 0, v, u, v, 0);

  it.each([1, 2, 3])('brings a block home into a corner, wherever it is put down, seed %i', seed => {
    const random = seededRandom(seed);
    const placed = Float64Array.from({ length: 6 }, (_, k) => (k < 3 ? 0.6 : 0.03) * random.normal());
    const lifted = Float64Array.from(face, v => v + 0.2);
    const seat = simulateSeating({
      face: lifted,
      bone: corner,
      pressDirection: [-aslant, -aslant, -aslant],
      placed,
    })!;
    // 0.2 mm towards each wall, and not turned.
    for (const p of [
      [0.2, 0.2, 0.2],
      [10.2, 4, 8],
    ] as Vec3[]) {
      const moved = movePoint(seat.motion, seat.centre, p);
      p.forEach((v, axis) => expect(moved[axis]).toBeCloseTo(v - 0.2, 3));
    }
    expect(seat.bearing.length).toBe(6);
  });

  it('leaves on a ball what no contact decides: a cap is spun as it was put down', () => {
    const ball: SolidField = {
      at(x, y, z, out) {
        const r = Math.hypot(x, y, z);
        out.set([r - 30, x / r, y / r, z / r]);
      },
    };
    const cap: number[] = [];
    for (let ring = 0; ring <= 5; ring++) {
      for (let n = 0; n < 6 * Math.max(1, ring); n++) {
        const [polar, turn] = [0.09 * ring, (n * Math.PI) / 3 / Math.max(1, ring)];
        const r = 30.15;
        cap.push(
          r * Math.sin(polar) * Math.cos(turn),
          r * Math.sin(polar) * Math.sin(turn),
          r * Math.cos(polar),
        );
      }
    }
    const spin = 0.08;
    const seat = simulateSeating({
      face: Float64Array.from(cap),
      bone: ball,
      pressDirection: [0, 0, -1],
      placed: Float64Array.of(0, 0, 0, 0, 0, spin),
    })!;
    expect(seat.motion[5]).toBeCloseTo(spin, 4);
    expect(seat.motion[2]).toBeCloseTo(-0.15, 3);
  });
});

/** x with sum x_i a_i nearest to b, by normal equations and Gauss. */
function leastSquares(columns: readonly Float64Array[], b: Float64Array): number[] {
  const n = columns.length;
  const m = columns.map(a => [
    ...columns.map(c => a.reduce((sum, v, k) => sum + v * c[k]!, 0)),
    a.reduce((sum, v, k) => sum + v * b[k]!, 0),
  ]);
  for (let c = 0; c < n; c++) {
    const pivot = m
      .slice(c)
      .reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(m[best]![c]!) ? c + i : best), c);
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = m[r]![c]! / m[c]![c]!;
      m[r] = m[r]!.map((v, k) => v - factor * m[c]![k]!);
    }
  }
  return m.map((row, r) => row[n]! / row[r]!);
}
