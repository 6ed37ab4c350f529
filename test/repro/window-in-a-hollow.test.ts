import { describe, expect, it } from 'vitest';
import { checkMarks } from '../../geometry/guide/check-marks';
import { explainWindows } from '../../geometry/guide/explain-windows';
import { placeWindows } from '../../geometry/guide/place-windows';
import { columnsAround } from '../../geometry/guide/sweep-bone';
import type { WindowSite } from '../../geometry/guide/try-window';

/**
 * On the flank of the temporal fossa a window was cut square to the bone, ran across the hollow
 * into the pad's other side and left a pocket there, with a wall of 0.6 mm; a smaller pad was taken
 * instead, with less hold.
 */
const columns = columnsAround({ xMin: -18, xMax: 18, yMin: -18, yMax: 18 }, { fineMm: 0.5, coarseMm: 1 });
const { nx, ny, xMm, yMm, cellMm } = columns;
const [zMm, nz, outerMm] = [-2, 121, 4];

/**
 * A groove along x whose flanks rise by `slope`, under a pad that is cut off `widthMm` from its
 * bottom.
 */
function groove(slope: number, widthMm: number): WindowSite {
  const at = (n: number): [x: number, y: number] => [
    xMm + (n % nx) * cellMm,
    yMm + (Math.floor(n / nx) % ny) * cellMm,
  ];
  const each = (value: (x: number, y: number, z: number) => number): Float32Array =>
    Float32Array.from({ length: nx * ny * nz }, (_, n) =>
      value(...at(n), zMm + Math.floor(n / (nx * ny)) * cellMm),
    );
  return {
    grid: { columns, zMm, nz, ratio: 2 },
    blocked: {
      // Carried off the bone along its normals.
      rim: each((x, y, z) =>
        Math.max(Math.abs(x) - 16, (Math.abs(y) + slope * z) / (1 + slope ** 2) - widthMm),
      ),
      smooth: each((_, y, z) => (z - slope * Math.abs(y)) / Math.hypot(1, slope)),
    },
    height: Float64Array.from({ length: nx * ny }, (_, n) => slope * Math.abs(at(n)[1])),
    middle: [0, 0],
    radiusMm: 16,
    sleeves: [],
    outerMm,
    scale: 1,
  };
}

describe('a window in a hollow of the bone', () => {
  it('has room on the flanks of a shallow groove', () => {
    expect(placeWindows(groove(0.4, 9), []).length).toBe(3);
  });

  it('is not cut where it would run into the other flank of a narrow one', () => {
    expect(placeWindows(groove(2, 6), [])).toEqual([]);
  });

  it('is said to be missing for the bone, with what can be done', () => {
    const site = groove(2, 6);
    const missing = explainWindows(site, [], { radiusMm: 16, shiftMm: [0, 0] });
    expect(missing).toMatchObject({ towards: null, because: 'steep-bone' });
    const none = { arrow: null, windows: [] };
    const check = checkMarks({ windows: [], bothEnds: false, arrow: false }, none, missing, [1, 0], true);
    expect(check.status).toBe('warn');
    expect(check.message).toBe(
      'The pad has no inspection window. None fits anywhere: the bone under the pad is too steep or uneven for a window with whole walls. Look at the rim all round to see whether the guide sits. Another entry or insertion direction may make room. No whole rostral arrow fits between sleeve, windows and rim: mark rostral by hand.',
    );
  });
});
