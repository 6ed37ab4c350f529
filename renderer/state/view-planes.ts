import type { PatientPoint } from '../../geometry/core/frames';
import { along, dot, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { middleOfVolume, type Volume } from '../../geometry/volume/volume';
import type { AnatomicalAxes } from '../scene/scene-view-props';
import { wholeTrajectories, type Draft } from './draft';
import { dorsalPlane, pathPlanes, sagittalPlane, transversePlane } from './planes';
import type { Session, SideConvention, View } from './session-store';
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
 * Views in which the animal's left and right lie beside each other because it is looked at from
 * the front, from behind, from above or from below. The others are what they are: a sagittal view
 * has no left in its plane, and the probe's eye looks the way the surgeon does.
 */
const HAS_CONVENTION: ReadonlySet<SliceName> = new Set<SliceName>(['transverse', 'dorsal', 'across']);

/**
 * A view as the convention has it: for neurology the same plane is looked at from behind, so that
 * left and right change places and nothing is mirrored. The one place that knows the convention.
 */
function lookedAt(convention: SideConvention, view: SliceName, plane: SlicePlane): SlicePlane {
  if (convention === 'radiological' || !HAS_CONVENTION.has(view)) return plane;
  return { ...plane, right: scale(plane.right, -1), into: scale(plane.into, -1) };
}

/**
 * The three slices through the crosshair; each stays centred on the scan as it moves through it.
 */
export function slicePlanes(
  volume: Volume,
  axes: AnatomicalAxes,
  crosshair: PatientPoint,
  convention: SideConvention = 'radiological',
): Readonly<Record<'transverse' | 'sagittal' | 'dorsal', SlicePlane>> {
  const middle = middleOfVolume(volume);
  const through = (plane: SlicePlane): SlicePlane => ({
    ...plane,
    center: along(middle, plane.into, dot(subtract<Vec3>(crosshair, middle), plane.into)),
  });
  const turned = (name: SliceName, plane: SlicePlane): SlicePlane => lookedAt(convention, name, plane);
  return {
    transverse: through(turned('transverse', transversePlane(axes, middle))),
    sagittal: through(turned('sagittal', sagittalPlane(axes, middle))),
    dorsal: through(turned('dorsal', dorsalPlane(axes, middle))),
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
  convention: SideConvention = 'radiological',
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
    across: moved(lookedAt(convention, 'across', across), beside.across),
    eye: { ...eye, center: along(path.target, eye.into, depth) },
  };
}
