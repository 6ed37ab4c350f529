import { along } from '../../geometry/core/vector';
import { sliceStepMm } from '../../geometry/volume/reslice-plane';
import type { SliceViewProps } from './slice-view-props';

/**
 * Moves the crosshair, or the plane where it has a place of its own, by whole slices along the
 * view.
 */
export function stepSlices(props: SliceViewProps, slices: number, done: boolean): void {
  const step = slices * sliceStepMm(props.volume, props.plane.into);
  if (props.onScroll) props.onScroll(step);
  else props.onCrosshair(along(props.crosshair, props.plane.into, step), done);
}
