import { describe, expect, it } from 'vitest';
import { along, basisAcross, normalize, type Vec3 } from '../../geometry/core/vector';
import { checkMarks, isOpen, seeMarks } from '../../geometry/guide/check-marks';
import type { WindowsAndArrow } from '../../geometry/guide/place-windows-and-arrow';
import type { MissingWindow } from '../../geometry/guide/explain-windows';
import type { Window } from '../../geometry/guide/try-window';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { joinMeshes, makeBox } from '../support/make-meshes';
import { codesOf } from '../support/codes-of';

/** A window 4 x 2 mm at x, cut along z from -2 to 5 mm. */
const window = (x: number, y = 0): Window => ({
  origin: [x, y, 1],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  outline: [
    [2, 1],
    [-2, 1],
    [-2, -1],
    [2, -1],
  ],
  fromMm: -2,
  toMm: 5,
});
const ARROW = [
  [14, 6],
  [10, 8],
  [10, 4],
] as const;
const columns = { xMm: -30, yMm: -30, nx: 121, ny: 121, cellMm: 0.5 };
/** The pad's top as drawn lies at 3 mm, off the grid's left half nowhere. */
const top = {
  heightMm: new Float64Array(121 * 121).fill(3),
  rim: new Float32Array(121 * 121),
};
const far = makeBox([50, 50, 0], [51, 51, 1]);
const marks = (windows: readonly Window[], arrow: WindowsAndArrow['arrow'] = null): WindowsAndArrow => ({
  windows,
  arrow,
});
const see = (of: WindowsAndArrow, ...solids: ReturnType<typeof makeBox>[]) => {
  const index = buildSurfaceIndex(solids.reduce((a, b) => joinMeshes(a, b), far));
  const { windows, ...seen } = seeMarks(of, index, columns, top, [0, 0]);
  return { windows: windows.length, ...seen };
};

describe('a window on the finished guide', () => {
  it('is seen where nothing stands in it', () => {
    expect(see(marks([window(-10), window(10)]))).toEqual({ windows: 2, bothEnds: true, arrow: false });
    expect(see(marks([window(8), window(12)]))).toEqual({ windows: 2, bothEnds: false, arrow: false });
    expect(see(marks([]))).toEqual({ windows: 0, bothEnds: false, arrow: false });
  });

  // Small blocks at its middle and at 0.6 of its corners, anywhere from -1 to 6 mm high.
  it.each<[string, Vec3]>([
    ['its middle', [-10, 0, 2]],
    ['its middle, at the bottom', [-10, 0, -0.9]],
    ['its middle, at the top', [-10, 0, 5.9]],
    ['a corner', [-8.8, 0.6, 2]],
    ['another corner', [-11.2, 0.6, 2]],
    ['a third corner', [-11.2, -0.6, 2]],
    ['the last corner', [-8.8, -0.6, 2]],
  ])('is not where something stands in %s', (_place, [x, y, z]) => {
    const block = makeBox([x - 0.05, y - 0.05, z - 0.05], [x + 0.05, y + 0.05, z + 0.05]);
    expect(see(marks([window(-10), window(10)]), block)).toMatchObject({ windows: 1, bothEnds: false });
  });

  it.each<[string, Vec3]>([
    ['below it', [-10, 0, -1.2]],
    ['above it', [-10, 0, 6.2]],
    ['beside it', [-7.5, 0, 2]],
  ])('is where something stands %s', (_place, [x, y, z]) => {
    const block = makeBox([x - 0.05, y - 0.05, z - 0.05], [x + 0.05, y + 0.05, z + 0.05]);
    expect(see(marks([window(-10), window(10)]), block)).toMatchObject({ windows: 2, bothEnds: true });
  });
});

/** Rays that are cast at a guide of which every answer is told. */
function listen(distanceMm: number | null) {
  const rays: { readonly from: Vec3; readonly towards: Vec3; readonly farMm: number }[] = [];
  const castRay = ((from: Vec3, towards: Vec3, farMm: number) => {
    rays.push({ from, towards, farMm });
    return distanceMm === null ? [] : [{ distanceMm }];
  }) as unknown as SurfaceIndex['castRay'];
  return { rays, index: { castRay } };
}
const near = (p: Vec3): Vec3 => p.map(v => expect.closeTo(v, 9) as number) as unknown as Vec3;

it('looks through a leaning window along its own axis, at its middle and at four places round it', () => {
  const z = normalize<Vec3>([0.3, -0.2, 0.9]);
  const [x, y] = basisAcross(z);
  const outline = Array.from({ length: 8 }, (_, n) => [2 + n, 1 - 0.5 * n] as const);
  const leaning: Window = { origin: [4, -3, 1], axes: [x, y, z], outline, fromMm: -2, toMm: 5 };
  const { rays, index } = listen(null);
  expect(isOpen(leaning, index)).toBe(true);
  const places = [[0, 0] as const, ...[0, 2, 4, 6].map(n => outline[n]!)];
  expect(rays).toEqual(
    places.map(([u, v]) => ({
      from: near(along(along(along([4, -3, 1], z, 5), x, 0.6 * u), y, 0.6 * v)),
      towards: near([-z[0], -z[1], -z[2]]),
      farMm: 7,
    })),
  );
  expect(isOpen(leaning, listen(3).index)).toBe(false);
});

it('looks at the arrow a little inside of its corners, from 3 mm over the nearest column', () => {
  const hills = {
    ...top,
    heightMm: Float64Array.from({ length: 121 * 121 }, (_, n) => 3 + 1e-3 * Math.sin(n)),
  };
  // Half a millimetre out of a face that is all but level.
  const { rays, index } = listen(2.5);
  const arrow = [
    [14.3, 6.4],
    [10.2, 8.4],
    [9.7, 3.8],
  ] as const;
  expect(seeMarks(marks([], arrow), index, columns, hills, [0, 0]).arrow).toBe(true);
  const middle = [0, 1].map(a => (arrow[0][a]! + arrow[1][a]! + arrow[2][a]!) / 3);
  expect(rays).toEqual(
    arrow.map(corner => {
      const [px, py] = corner.map((v, a) => 0.85 * v + 0.15 * middle[a]!) as [number, number];
      const column = Math.round(2 * (px + 30)) + 121 * Math.round(2 * (py + 30));
      const from = near([px, py, hills.heightMm[column]! + 3]);
      return { from, towards: [0, 0, -1], farMm: 6 };
    }),
  );
});

describe('the arrow on the finished guide', () => {
  /** A slab under the arrow whose face lies at a height, over a pad's top at 3 mm. */
  const slab = (zMm: number) => makeBox([5, 0, 0], [20, 12, zMm]);
  it.each([
    [3.4, true],
    [3.99, true],
    [2.91, true],
    [4.01, false],
    [2.89, false],
  ])('its face at %d mm: %s', (zMm, arrow) => {
    expect(see(marks([], ARROW), slab(zMm)).arrow).toBe(arrow);
  });

  it('is whole only where every corner is there', () => {
    // Each time one corner stands over nothing; a little inside of it counts.
    const parts = [
      makeBox([5, 0, 0], [13, 12, 3.4]),
      makeBox([5, 0, 0], [20, 7.4, 3.4]),
      makeBox([5, 4.6, 0], [20, 12, 3.4]),
    ];
    for (const part of parts) expect(see(marks([], ARROW), part).arrow).toBe(false);
    const inside = makeBox([10.1, 4.2, 0], [13.7, 7.8, 3.4]);
    expect(see(marks([], ARROW), inside).arrow).toBe(true);
    expect(see(marks([], ARROW)).arrow).toBe(false);
  });

  it('is none where the pad’s top is not known', () => {
    const unknown = { ...top, heightMm: new Float64Array(121 * 121).fill(NaN) };
    const index = buildSurfaceIndex(slab(3.4));
    expect(seeMarks(marks([], ARROW), index, columns, unknown, [0, 0]).arrow).toBe(false);
    const cut = { ...top, heightMm: new Float64Array(0) };
    expect(seeMarks(marks([], ARROW), index, columns, cut, [0, 0]).arrow).toBe(false);
  });

  it('is held against the column under its own corner', () => {
    // The top rises by 0.1 mm a mm along x and falls by 0.05 along y; so does the slab in steps
    // under each corner.
    const sloping = {
      ...top,
      heightMm: Float64Array.from(
        { length: 121 * 121 },
        (_, n) => 3 + 0.1 * (-30 + (n % 121) * 0.5) - 0.05 * (-30 + Math.floor(n / 121) * 0.5),
      ),
    };
    const under = ARROW.map(([x, y]) => {
      const z = 3.4 + 0.1 * x - 0.05 * y;
      return makeBox([x - 1.5, y - 1.2, 0], [x + 1.5, y + 1.2, z + 0.5]);
    });
    const index = buildSurfaceIndex(under.reduce((a, b) => joinMeshes(a, b)));
    expect(seeMarks(marks([], ARROW), index, columns, sloping, [0, 0]).arrow).toBe(true);
    const flat = { ...top, heightMm: new Float64Array(121 * 121).fill(3) };
    expect(seeMarks(marks([], ARROW), index, columns, flat, [0, 0]).arrow).toBe(false);
  });

  it('stands out square to a slope', () => {
    // The top rises at 45 degrees: 1.4 mm along the insertion are 0.99 mm square to it.
    const steep = {
      ...top,
      heightMm: Float64Array.from(
        { length: 121 * 121 },
        (_, n) => 9 + 0.6 * (-30 + (n % 121) * 0.5) - 0.8 * (-30 + Math.floor(n / 121) * 0.5),
      ),
    };
    const [mx, my] = [34 / 3, 6];
    const standing = (byMm: number): boolean => {
      const posts = ARROW.map(([x, y]) => {
        // Where it is looked at, on the nearest column.
        const [px, py] = [x + 0.15 * (mx - x), y + 0.15 * (my - y)].map(v => Math.round(2 * v) / 2) as [
          number,
          number,
        ];
        const z = 9 + 0.6 * px - 0.8 * py + byMm;
        return makeBox([px - 0.5, py - 0.5, z - 20], [px + 0.5, py + 0.5, z]);
      });
      const index = buildSurfaceIndex(posts.reduce((a, b) => joinMeshes(a, b)));
      return seeMarks(marks([], ARROW), index, columns, steep, [0, 0]).arrow;
    };
    expect([1.4, 1.43, -0.13, -0.16].map(standing)).toEqual([true, false, true, false]);
  });
});

it.each([
  ['to-rostral', [-44, 0, 44]],
  ['to-the-left', [46, 90, 134]],
  ['to-caudal', [136, 180, 224]],
  ['to-the-right', [226, 270, 314]],
] as const)('names an end %s within 45 degrees of it, however the head lies', (name, turns) => {
  const towardsAt = (deg: number): [number, number] => [
    Math.cos((deg * Math.PI) / 180),
    Math.sin((deg * Math.PI) / 180),
  ];
  for (const lies of [10, 100, 215, 305]) {
    for (const turn of turns) {
      const missing: MissingWindow = { towards: towardsAt(lies + turn), because: 'sleeve', rimBy: 'reach' };
      const seen = { windows: [], bothEnds: false, arrow: true };
      const found = checkMarks(seen, marks([]), missing, towardsAt(lies), true);
      expect(codesOf(found)).toContain(`window-beside-sleeve where=(${name})`);
    }
  }
});

describe('checkMarks', () => {
  const rostral = [0.6, 0.8] as const;
  const check = (
    count: number,
    { bothEnds = true, arrow = true, drawn = marks([], ARROW), asAsked = true } = {},
    missing: MissingWindow | null = null,
  ) => {
    const windows = Array.from({ length: count }, (_, n) => window(10 * n));
    return checkMarks({ windows, bothEnds, arrow }, drawn, missing, rostral, asAsked);
  };

  it.each([
    [2, true, true, 'pass', { limit: 2, sense: 'at-least' }, 'windows-at-both-ends windows=2'],
    [3, true, true, 'pass', { limit: 2, sense: 'at-least' }, 'windows-at-both-ends windows=3'],
    [2, true, false, 'warn', { limit: null }, 'windows-at-both-ends windows=2'],
    [2, false, true, 'warn', { limit: null }, 'windows-at-one-end windows=2'],
    [2, false, false, 'warn', { limit: null }, 'windows-at-one-end windows=2'],
    [1, false, true, 'warn', { limit: 2, sense: 'at-least' }, 'windows-at-one-end windows=1'],
    [0, false, false, 'warn', { limit: 2, sense: 'at-least' }, 'no-window'],
  ] as const)('%i windows, both ends %s, arrow %s: %s', (...row) => {
    const [count, bothEnds, arrow, status, held, words] = row;
    const found = check(count, { bothEnds, arrow });
    expect(found).toMatchObject({ id: 'inspection-windows', status, value: count, unit: 'count', ...held });
    expect(codesOf(found)).toEqual([words, arrow ? 'arrow-rostral' : 'arrow-torn']);
  });

  it('tells an arrow for which there was no room from one that is torn', () => {
    expect(codesOf(check(2, { arrow: false, drawn: marks([]) }))[1]).toBe('arrow-no-room');
  });

  it.each<[string, MissingWindow, boolean, string[]]>([
    [
      'a sleeve',
      { towards: rostral, because: 'sleeve', rimBy: 'reach' },
      true,
      ['window-beside-sleeve where=(to-rostral)', 'seat-at-rim', 'room-by-footprint'],
    ],
    [
      'a narrow pad',
      { towards: [-0.6, -0.8], because: 'narrow', rimBy: 'bone' },
      true,
      ['window-on-narrow-pad where=(to-caudal)', 'rim-by-bone', 'seat-at-rim', 'room-by-entry'],
    ],
    [
      'a pad made smaller',
      { towards: [-0.8, 0.6], because: 'narrow', rimBy: 'reach' },
      false,
      ['window-on-narrow-pad where=(to-the-left)', 'rim-by-bone', 'seat-at-rim', 'room-by-entry'],
    ],
    [
      'steep bone',
      { towards: [0.8, -0.6], because: 'steep-bone', rimBy: 'reach' },
      true,
      ['window-on-steep-bone where=(to-the-right)', 'seat-at-rim', 'room-by-entry'],
    ],
    [
      'steep bone all round',
      { towards: null, because: 'steep-bone', rimBy: 'bone' },
      true,
      ['window-on-steep-bone where=(anywhere)', 'seat-all-round', 'room-by-entry'],
    ],
  ])('says why there is none: %s', (_name, missing, asAsked, words) => {
    expect(codesOf(check(1, { bothEnds: false, asAsked }, missing)).slice(1, -1)).toEqual(words);
  });

  it('says that one was drawn and is closed', () => {
    const missing: MissingWindow = { towards: [0, 1], because: 'sleeve', rimBy: 'reach' };
    const drawn = marks([window(0), window(10)], ARROW);
    expect(codesOf(check(1, { bothEnds: false, drawn }, missing)).slice(1, -1)).toEqual([
      'window-closed where=(to-rostral)',
      'seat-at-rim',
    ]);
    expect(codesOf(check(2, { bothEnds: false, drawn }, missing))[1]).toBe(
      'window-beside-sleeve where=(to-rostral)',
    );
  });
});
