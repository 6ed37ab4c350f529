import { patientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { carryEnd, type EndCarrier } from './carry-end';
import { moveInPicture, type CameraPose, type PictureSize } from './orbit-camera';
import type { SceneViewProps } from './scene-view-props';

/** What moves the ends of the selected path in the 3D view. */
export interface EndHands {
  /** Takes hold of an end where it is drawn, LPS mm. */
  holdEnd(end: 'target' | 'entry', from: Vec3): EndCarrier | null;
  /** Moves an end in the picture's plane, mm; `done` as the key is let go. */
  nudgeEnd(end: 'target' | 'entry', rightMm: number, downMm: number, done: boolean): void;
}

/** What the hands ask of the view. */
interface EndHandsHost {
  readonly seen: () => { readonly pose: CameraPose; readonly size: PictureSize };
  readonly props: () => SceneViewProps | null;
  /** What of the bone lies under a place of the picture, LPS mm. */
  readonly boneAt: (xPx: number, yPx: number) => Promise<Vec3 | null>;
  readonly onFailed: (error: unknown) => void;
}

export function createEndHands({ seen, props, boneAt, onFailed }: EndHandsHost): EndHands {
  const selected = () => props()?.paths.find(path => path.selected);
  return {
    holdEnd(end, from) {
      const path = selected();
      if (!path) return null;
      const tell = (point: Vec3, done: boolean) =>
        props()?.onHandle?.(path.id, end, patientPoint(...point), done);
      return carryEnd({ end, from, ...seen() }, boneAt, tell, onFailed);
    },
    nudgeEnd(end, rightMm, downMm, done) {
      const path = selected();
      if (!path) return;
      const { pose, size } = seen();
      const px = size.heightPx / pose.heightMm;
      const from = end === 'target' ? path.targetLps : path.entryLps;
      const moved = moveInPicture(pose, size, from, rightMm * px, downMm * px);
      props()?.onHandle?.(path.id, end, patientPoint(...moved), done);
    },
  };
}
