import { planePoint, planeToScreen, type SliceWindow } from './slice-window';

/** A closed outline in the plane, (right, down) mm, as the path that draws it on the screen. */
export const outlineOf = (w: SliceWindow, points: readonly (readonly [number, number])[]): string =>
  points.length === 0
    ? ''
    : points
        .map(([u, v], n) => {
          const [x, y] = planeToScreen(w, planePoint(u, v));
          return `${n === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
        })
        .join('') + 'Z';
