import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { cross, dot, subtract, type Vec3 } from '../../../geometry/core/vector';
import type { Volume } from '../../../geometry/volume/volume';
import { anatomicalAxes, edgeLetters } from '../../../renderer/state/planes';
import { scrollBeside, slicePlanes, trajectoryPlanes } from '../../../renderer/state/view-planes';
import { stepSlices } from '../../../renderer/slices/step-slices';
import type { SliceViewProps } from '../../../renderer/slices/slice-view-props';

const axes = anatomicalAxes([0, -1, 0], [0, 0, 1]);
const path = { target: patientPoint(3, 4, 5), entry: patientPoint(9, -30, 1) };

describe('the planes of a path', () => {
  it('hold the path, wherever the crosshair is, until the wheel leads them beside it', () => {
    const still = trajectoryPlanes(axes, path, patientPoint(40, 40, 40));
    const moved = trajectoryPlanes(axes, path, patientPoint(40, 40, 40), { along: 2.5, across: -1 });
    for (const [view, mm] of [
      ['along', 2.5],
      ['across', -1],
    ] as const) {
      const into = still[view].into;
      for (const end of [path.target, path.entry]) {
        expect(dot(subtract<Vec3>(end, still[view].center), into)).toBeCloseTo(0, 9);
        expect(dot(subtract<Vec3>(moved[view].center, end), into)).toBeCloseTo(mm, 9);
      }
    }
    expect(moved.eye).toEqual(still.eye);
  });

  it('come back through it by as many steps, stop where nothing is left to see, and start anew for another path', () => {
    const turn = (from: Parameters<typeof scrollBeside>[0], mm: number, count: number) => {
      let now = from;
      for (let n = 0; n < count; n++) now = scrollBeside(now, 'T1', 'along', mm);
      return now!;
    };
    const out = turn(null, 0.3, 7);
    expect(out).toEqual({ path: 'T1', along: 2.1, across: 0 });
    expect(turn(out, -0.3, 7).along).toBe(0);
    expect(Math.abs(turn(null, 0.7, 500).along)).toBeLessThanOrEqual(40);
    expect(turn(turn(null, 0.7, 500), -0.7, 57).along).toBeCloseTo(0, 6);
    expect(scrollBeside(out, 'T2', 'across', 1)).toEqual({ path: 'T2', along: 0, across: 1 });
  });
});

describe('the convention of the sides', () => {
  const volume = {
    sizeVoxels: [10, 10, 10],
    spacingMm: [1, 1, 1],
    originLps: [-5, -5, -5],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  } as unknown as Volume;
  const crosshair = patientPoint(1, 2, 3);
  const viewsIn = (convention: 'radiological' | 'neurological') => ({
    ...slicePlanes(volume, axes, crosshair, convention),
    ...trajectoryPlanes(
      axes,
      { target: path.target, entry: patientPoint(3, -40, 8) },
      crosshair,
      undefined,
      convention,
    ),
  });
  const [usual, other] = [viewsIn('radiological'), viewsIn('neurological')];
  const views = ['transverse', 'dorsal', 'sagittal', 'along', 'across', 'eye'] as const;

  it('puts the animal’s left on the right of the picture for radiology, on the left for neurology', () => {
    for (const view of ['transverse', 'dorsal', 'across'] as const) {
      expect([view, edgeLetters(usual[view], axes).right]).toEqual([view, 'Le']);
      expect([view, edgeLetters(other[view], axes).left]).toEqual([view, 'Le']);
      expect(edgeLetters(other[view], axes).top).toBe(edgeLetters(usual[view], axes).top);
    }
  });

  it('leaves the sagittal view, the one along the path and the probe’s eye as they are', () => {
    for (const view of ['sagittal', 'along', 'eye'] as const) expect(other[view]).toEqual(usual[view]);
    // Down the path from dorsal, as the surgeon sees it.
    expect(edgeLetters(usual.eye, axes).left).toBe('Le');
  });

  it('mirrors nothing, and shows the same plane', () => {
    for (const view of views) {
      const { center, right, down, into } = other[view];
      expect(dot(cross(right, down), into)).toBeCloseTo(1, 9);
      expect(center).toEqual(usual[view].center);
      expect(Math.abs(dot(into, usual[view].into))).toBeCloseTo(1, 9);
    }
  });

  it('leads beside the path along the way the view looks', () => {
    const beside = { along: 0, across: 3 };
    const { across } = trajectoryPlanes(axes, path, crosshair, beside, 'neurological');
    expect(dot(subtract<Vec3>(across.center, path.target), across.into)).toBeCloseTo(3, 9);
  });
});

it('a wheel step moves the plane where it has a place of its own, else the crosshair', () => {
  const moved: unknown[] = [];
  const props = {
    volume: {
      spacingMm: [1, 1, 2],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    } as unknown as Volume,
    plane: { into: [0, 0, 1] },
    crosshair: patientPoint(1, 2, 3),
    onCrosshair: (...given: unknown[]) => moved.push(given),
  } as unknown as SliceViewProps;
  stepSlices(props, 2, false);
  stepSlices({ ...props, onScroll: mm => moved.push(mm) }, -1, false);
  expect(moved).toEqual([[[1, 2, 7], false], -2]);
});
