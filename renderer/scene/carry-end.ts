import type { Vec3 } from '../../geometry/core/vector';
import { moveInPicture, projectPoint, type CameraPose, type PictureSize } from './orbit-camera';

/** An end of a path as it was taken hold of in the 3D view, and how it was seen then. */
export interface HeldEnd {
  readonly end: 'target' | 'entry';
  /** LPS mm. */
  readonly from: Vec3;
  readonly pose: CameraPose;
  readonly size: PictureSize;
}

export interface EndCarrier {
  /** To so many CSS px right and down of where it was taken hold of; `done` as it is let go. */
  carry(dxPx: number, dyPx: number, done: boolean): void;
}

/**
 * Carries an end with the pointer: the target in the plane through it that faces the eye, the entry
 * along the bone that is seen under it. Beside the bone the entry stays where it last was. Bone is
 * asked for once at a time, always for the newest place.
 * @param boneAt what of the bone lies under a place of the picture, LPS mm
 */
export function carryEnd(
  held: HeldEnd,
  boneAt: (xPx: number, yPx: number) => Promise<Vec3 | null>,
  tell: (point: Vec3, done: boolean) => void,
  onFailed: (error: unknown) => void,
): EndCarrier {
  const { end, from, pose, size } = held;
  const [x, y] = projectPoint(pose, size, from);
  let last = from;
  let next: { readonly dxPx: number; readonly dyPx: number; readonly done: boolean } | null = null;
  let isAsking = false;

  const follow = async (): Promise<void> => {
    isAsking = true;
    try {
      while (next) {
        const { dxPx, dyPx, done } = next;
        next = null;
        last = (await boneAt(x + dxPx, y + dyPx)) ?? last;
        tell(last, done);
      }
    } catch (error) {
      onFailed(error);
    } finally {
      isAsking = false;
    }
  };

  return {
    carry(dxPx, dyPx, done) {
      if (end === 'target') {
        tell(moveInPicture(pose, size, from, dxPx, dyPx), done);
        return;
      }
      next = { dxPx, dyPx, done };
      if (!isAsking) void follow();
    },
  };
}
