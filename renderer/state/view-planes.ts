import type { PatientPoint } from '../../geometry/core/frames';
import { along, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import { middleOfVolume, type Volume } from '../../geometry/volume/volume';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import { wholeTrajectories, type Draft } from './draft';
import { dorsalPlane, pathPlanes, sagittalPlane, transversePlane } from './planes';
import type { Session, View } from './session-store';
import type { SlicePlane } from '../slices/slice-plane';

export type SliceName = Exclude<View, 'scene'>;

/** The CSS colour of each plane's frame and line. */
export const VIEW_COLOURS: Readonly<Record<View, string>> = {
  transverse: 'var(--transverse)',
  sagittal: 'var(--sagittal)',
  dorsal: 'var(--dorsal)',
  scene: 'var(--scene)',
  along: 'var(--sagittal)',
  across: 'var(--transverse)',
  eye: 'var(--dorsal)',
};

/**
 * The three slices through the crosshair; each stays centred on the scan as it moves through it.
 */
export function slicePlanes(
  volume: Volume,
  axes: AnatomicalAxes,
  crosshair: PatientPoint,
): Readonly<Record<'transverse' | 'sagittal' | 'dorsal', SlicePlane>> {
  const middle = middleOfVolume(volume);
  const through = (plane: SlicePlane): SlicePlane => ({
    ...plane,
    center: along(middle, plane.into, dot(subtract<Vec3>(crosshair, middle), plane.into)),
  });
  return {
    transverse: through(transversePlane(axes, middle)),
    sagittal: through(sagittalPlane(axes, middle)),
    dorsal: through(dorsalPlane(axes, middle)),
  };
}

/** The selected path, if it has both ends a millimetre apart. */
export function viewedPath(
  draft: Draft,
): { readonly target: PatientPoint; readonly entry: PatientPoint } | null {
  const path = wholeTrajectories(draft).find(t => t.id === draft.selected);
  return path
    ? {
        target: path.targetLps as unknown as PatientPoint,
        entry: path.entryLps as unknown as PatientPoint,
      }
    : null;
}

/** As far as there is anything to see beside a path, mm. */
const BESIDE_MM = 40;

/**
 * The planes of the selected path moved on by the wheel; as they are where that would lead too far.
 */
export function scrollBeside(
  now: Session['beside'],
  path: string,
  view: 'along' | 'across',
  mm: number,
): NonNullable<Session['beside']> {
  const from = now?.path === path ? now : { path, along: 0, across: 0 };
  // Rounded, so that as many steps back lead through the path again.
  const to = Math.round((from[view] + mm) * 1e6) / 1e6;
  return Math.abs(to) > BESIDE_MM ? from : { ...from, [view]: to };
}

/**
 * The three views of a path, the probe's eye at the crosshair's depth; those along and across it
 * may stand beside it.
 */
export function trajectoryPlanes(
  axes: AnatomicalAxes,
  path: { readonly target: PatientPoint; readonly entry: PatientPoint },
  crosshair: PatientPoint,
  beside: { readonly along: number; readonly across: number } = { along: 0, across: 0 },
): Readonly<Record<'along' | 'across' | 'eye', SlicePlane>> {
  const half = along(path.target, subtract<Vec3>(path.entry, path.target), 0.5);
  const { along: lengthwise, across, eye } = pathPlanes(axes, path.target, path.entry, half);
  const depth = dot(subtract<Vec3>(crosshair, path.target), eye.into);
  const moved = (plane: SlicePlane, mm: number): SlicePlane => ({
    ...plane,
    center: along(plane.center, plane.into, mm),
  });
  return {
    along: moved(lengthwise, beside.along),
    across: moved(across, beside.across),
    eye: { ...eye, center: along(path.target, eye.into, depth) },
  };
}
