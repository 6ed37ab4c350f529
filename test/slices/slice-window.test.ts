import { describe, expect, it } from 'vitest';
import { frameAlong, patientPoint, patientVector, voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { along, cross, distance, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import { reslicePlane } from '../../geometry/volume/reslice-plane';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import {
  crossingLine,
  fitMmPerPx,
  gridOf,
  mmPerCanvasPx,
  patientToPlane,
  patientToScreen,
  placePicture,
  planePoint,
  planeToPatient,
  screenPoint,
  screenToPatient,
  screenToPlane,
  showsSame,
  zoomAbout,
  zoomToPoints,
  type SliceWindow,
} from '../../renderer/slices/slice-window';
import type { SlicePlane } from '../../renderer/slices/slice-plane';

const random = seededRandom(2024);

function makePlane(center: Vec3): SlicePlane {
  const f = frameAlong(patientPoint(...center), patientVector(...random.direction()));
  return { center: f.origin, right: f.x, down: f.y, into: f.z };
}

function makeWindow(plane: SlicePlane, pixelRatio: number, mmPerPx = 0.23): SliceWindow {
  const widthPx = 406.5;
  const heightPx = 366;
  return {
    plane,
    middleMm: [random.between(-20, 20), random.between(-20, 20)],
    mmPerPx,
    widthPx,
    heightPx,
    canvasWidth: Math.round(widthPx * pixelRatio),
    canvasHeight: Math.round(heightPx * pixelRatio),
  };
}

describe('points on a slice', () => {
  it('come back from screen, plane and patient as they went', () => {
    for (let trial = 0; trial < 50; trial++) {
      const w = makeWindow(makePlane([random.between(-80, 80), random.between(-80, 80), 12]), 1.25);
      const s = screenPoint(random.between(0, 406), random.between(0, 366));
      const p = screenToPatient(w, s);
      expect(Math.abs(dot(subtract<Vec3>(p, w.plane.center), w.plane.into))).toBeLessThan(1e-9);
      const back = patientToScreen(w, p);
      expect(back[0]).toBeCloseTo(s[0], 8);
      expect(back[1]).toBeCloseTo(s[1], 8);
      const q = patientPoint(random.between(-80, 80), random.between(-80, 80), random.between(-80, 80));
      expect(distance(planeToPatient(w.plane, patientToPlane(w.plane, q)), q)).toBeLessThan(1e-9);
    }
  });
});

describe('gridOf and placePicture', () => {
  for (const [pixelRatio, mostPixels] of [
    [1, 1e9],
    [2, 1e9],
    [1.5, 512 * 512],
    [2.75, 100_000],
  ] as const) {
    it(`put picture pixels where cornerstone's transform draws them (ratio ${pixelRatio}, ${mostPixels} pixels)`, () => {
      const w = makeWindow(makePlane([5, -40, 100]), pixelRatio);
      const grid = gridOf(w, mostPixels);
      expect(grid.columns * grid.rows).toBeLessThan(mostPixels * 1.01 + 2000);
      if (mostPixels === 1e9) expect([grid.columns, grid.rows]).toEqual([w.canvasWidth, w.canvasHeight]);
      const placed = placePicture(w, grid, w.plane.center);
      for (const [column, row] of [
        [0, 0],
        [grid.columns - 1, grid.rows - 1],
        [17, 101],
      ] as const) {
        const patient = along(
          along(grid.originLps, grid.right, column * grid.spacingMm),
          grid.down,
          row * grid.spacingMm,
        );
        // cornerstone: canvas = middle + scale * (translation + x - columns / 2), pixel centres at
        // + 0.5.
        const canvasX =
          w.canvasWidth / 2 + placed.scale * (placed.translation.x + column + 0.5 - grid.columns / 2);
        const canvasY =
          w.canvasHeight / 2 + placed.scale * (placed.translation.y + row + 0.5 - grid.rows / 2);
        // One device pixel is canvasWidth / widthPx of a CSS pixel; the same in both directions but
        // for rounding.
        const [x, y] = patientToScreen(w, patient);
        const perCss = w.mmPerPx / mmPerCanvasPx(w);
        expect(canvasX).toBeCloseTo(w.canvasWidth / 2 + (x - w.widthPx / 2) * perCss, 6);
        expect(canvasY).toBeCloseTo(w.canvasHeight / 2 + (y - w.heightPx / 2) * perCss, 6);
      }
    });
  }

  it('draw a full picture one to one, without a shift', () => {
    const w = makeWindow(makePlane([0, 0, 0]), 2);
    const placed = placePicture(w, gridOf(w, 1e9), w.plane.center);
    expect(placed.scale).toBeCloseTo(1, 12);
    expect(placed.translation.x).toBeCloseTo(0, 9);
    expect(placed.translation.y).toBeCloseTo(0, 9);
  });

  it('show a bright voxel at its patient point in three planes and an oblique one, for turned, uneven, shifted volumes', () => {
    for (let trial = 0; trial < 6; trial++) {
      const f = frameAlong(patientPoint(0, 0, 0), patientVector(...random.direction()));
      const size = [40, 36, 24] as const;
      const voxels = new Int16Array(40 * 36 * 24).fill(-1000);
      const index = [random.whole(8, 31), random.whole(8, 27), random.whole(6, 17)] as const;
      voxels[index[0] + 40 * (index[1] + 36 * index[2])] = 3000;
      const volume: Volume = {
        sizeVoxels: size,
        voxels,
        originLps: patientPoint(
          random.between(-200, 200),
          random.between(-200, 200),
          random.between(-900, 900),
        ),
        spacingMm: [random.between(0.25, 0.4), random.between(0.25, 0.4), random.between(0.4, 0.9)],
        axes: [f.x, f.y, f.z],
      };
      const bright = voxelToPatient(volume, voxelPoint(...index));
      const axes = [f.x, f.y, f.z] as const;
      const planes: SlicePlane[] = [0, 1, 2].map(a => {
        const right = axes[(a + 1) % 3]!;
        const down = axes[(a + 2) % 3]!;
        return { center: along(along(bright, right, 1.37), down, -2.11), right, down, into: axes[a]! };
      });
      planes.push(makePlane(bright));
      for (const plane of planes) {
        for (const pixelRatio of [1, 2]) {
          const mmPerPx = fitMmPerPx(volume, plane, 406.5, 366);
          const w: SliceWindow = { ...makeWindow(plane, pixelRatio, mmPerPx), middleMm: [0.4, -0.3] };
          const grid = gridOf(w, 512 * 512);
          const out = new Int16Array(grid.columns * grid.rows);
          reslicePlane(volume, grid, out);
          // The middle of all that is brighter than half: trilinear light is even about the voxel's
          // centre.
          let sum = 0;
          let column = 0;
          let row = 0;
          for (let n = 0; n < out.length; n++) {
            if (out[n]! < -1000) continue;
            const light = out[n]! + 1000;
            sum += light;
            column += light * (n % grid.columns);
            row += light * Math.floor(n / grid.columns);
          }
          const placed = placePicture(w, grid, plane.center);
          const perCss = w.mmPerPx / mmPerCanvasPx(w);
          const x =
            (placed.scale * (placed.translation.x + column / sum + 0.5 - grid.columns / 2)) / perCss +
            w.widthPx / 2;
          const y =
            (placed.scale * (placed.translation.y + row / sum + 0.5 - grid.rows / 2)) / perCss +
            w.heightPx / 2;
          // The voxel shows where the overlay and the mouse take its patient point to be, within a
          // tenth of a pixel.
          const [expectedX, expectedY] = patientToScreen(w, bright);
          expect(Math.abs(x - expectedX)).toBeLessThan(0.1);
          expect(Math.abs(y - expectedY)).toBeLessThan(0.1);
          expect(distance(screenToPatient(w, screenPoint(x, y)), bright)).toBeLessThan(0.15 * w.mmPerPx);
        }
      }
    }
  });
});

describe('zoomAbout', () => {
  it('keeps the point under the cursor', () => {
    const w = makeWindow(makePlane([1, 2, 3]), 1);
    const at = screenPoint(31, 250);
    const zoomed = { ...w, ...zoomAbout(w, at, 1.7) };
    expect(zoomed.mmPerPx).toBeCloseTo(w.mmPerPx / 1.7, 12);
    expect(distance(screenToPlane(zoomed, at), screenToPlane(w, at))).toBeLessThan(1e-9);
  });
});

describe('zoomToPoints', () => {
  const plane: SlicePlane = {
    center: patientPoint(5, 6, 7),
    right: patientVector(1, 0, 0),
    down: patientVector(0, 0, -1),
    into: patientVector(0, 1, 0),
  };
  const w = { ...makeWindow(plane, 1), widthPx: 400, heightPx: 300 };

  it('puts the points in the middle, 60 mm wide at the least on the shorter side', () => {
    const near = zoomToPoints(w, [patientPoint(15, 99, 7), patientPoint(25, -9, -3)], 1);
    expect(near.middleMm).toEqual([15, 5]);
    expect(near.mmPerPx).toBeCloseTo(60 / 300, 12);
  });

  it('holds long paths with 10 mm round them, and never shows less than the whole scan takes', () => {
    const path = [patientPoint(5, 0, 7), patientPoint(105, 0, 7)];
    expect(zoomToPoints(w, path, 1).mmPerPx).toBeCloseTo(120 / 400, 12);
    const deep = [patientPoint(5, 0, 7), patientPoint(5, 0, -63)];
    expect(zoomToPoints(w, deep, 1).mmPerPx).toBeCloseTo(90 / 300, 12);
    expect(zoomToPoints(w, path, 0.15).mmPerPx).toBe(0.15);
  });
});

describe('crossingLine', () => {
  it('lies on both planes', () => {
    for (let trial = 0; trial < 30; trial++) {
      const a = makePlane([1, 2, 3]);
      const b = makePlane([-4, 6, 9]);
      const line = crossingLine(a, b)!;
      for (const t of [-10, 0, 25]) {
        const p = planeToPatient(a, planePoint(line.at[0] + t * line.way[0], line.at[1] + t * line.way[1]));
        expect(Math.abs(dot(subtract<Vec3>(p, b.center), b.into))).toBeLessThan(1e-7);
      }
    }
  });

  it('is null for parallel planes', () => {
    const a = makePlane([0, 0, 0]);
    expect(crossingLine(a, { ...a, center: along(a.center, a.into, 4) })).toBeNull();
    expect(dot(cross(a.right, a.down), a.into)).toBeCloseTo(1, 9);
  });
});

describe('showsSame', () => {
  it('overlooks rounding and nothing else', () => {
    const w = makeWindow(makePlane([0, 0, 0]), 1);
    const moved = (mm: number): SliceWindow => ({
      ...w,
      plane: { ...w.plane, center: along(w.plane.center, w.plane.into, mm) },
    });
    expect(showsSame(w, moved(1e-12))).toBe(true);
    expect(showsSame(w, moved(0.001))).toBe(false);
    expect(showsSame(w, { ...w, mmPerPx: w.mmPerPx * 1.001 })).toBe(false);
    expect(showsSame(w, { ...w, canvasWidth: w.canvasWidth + 1 })).toBe(false);
  });
});
