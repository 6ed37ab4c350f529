import { crossAt, framePlane } from './frame-planes';
import type { MarkSpec } from './mark-models';
import type { Ball } from './orbit-camera';
import type { AnatomicalAxes, SceneViewProps } from './scene-view-props';
import { shapeMotion } from './shape-motion';
import { shapePath } from './shape-path';
import type { StagePlane } from './surface-model';

/** The slice planes that are drawn as lines on what they cut. */
export const listPlanes = (
  { planes }: Pick<SceneViewProps, 'planes'>,
  colourOf: (css: string) => StagePlane['colour'],
): StagePlane[] =>
  planes
    .filter(({ visible }) => visible)
    .map(({ plane, colour }) => ({ point: plane.center, normal: plane.into, colour: colourOf(colour) }));

/**
 * What is drawn over the surfaces: paths, the frames of the slices, the predicted motion, places
 * and the crosshair.
 * @param ball holds the surfaces, LPS mm; `colourOf` reads a CSS colour
 */
export function listMarks(
  props: SceneViewProps,
  axes: AnatomicalAxes,
  ball: Ball,
  colourOf: (css: string) => MarkSpec['colour'],
): MarkSpec[] {
  const marks: MarkSpec[] = [];
  for (const path of props.paths) {
    // A guide shows its own sleeve.
    const shape = shapePath(path, !props.meshes.some(m => m.visible && m.kind.startsWith('guide')));
    if (shape) marks.push({ kind: 'path', shape, colour: colourOf(path.colour) });
  }
  for (const { plane, colour, visible } of props.planes) {
    if (!visible) continue;
    marks.push({
      kind: 'lines',
      ends: framePlane(plane, ball),
      center: ball.center,
      colour: colourOf(colour),
      widthPx: 1.5,
      onTop: false,
    });
  }
  if (props.motion) {
    marks.push({
      kind: 'lines',
      ends: shapeMotion(props.motion),
      center: props.motion.centreLps,
      colour: colourOf('var(--warn)'),
      widthPx: 3,
      onTop: true,
    });
  }
  for (const spot of props.spots ?? []) {
    const { left, dorsal, rostral } = axes;
    marks.push({
      kind: 'lines',
      ends: crossAt(spot, [left, dorsal, rostral], 0, 2.5),
      center: spot,
      colour: colourOf('var(--warn)'),
      widthPx: 2,
      onTop: false,
    });
  }
  if (props.crosshair) {
    const { left, dorsal, rostral } = axes;
    const ends = crossAt(props.crosshair, [left, dorsal, rostral], 1.5, 6);
    marks.push({
      kind: 'lines',
      ends,
      center: props.crosshair,
      colour: colourOf('var(--accent)'),
      widthPx: 1.5,
      onTop: true,
    });
  }
  return marks;
}
