import { useImperativeHandle, useRef, type KeyboardEvent, type PointerEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '../../geometry/core/vector';
import { readNudge } from '../slices/handle-keys';
import type { SlicePath } from '../slices/slice-view-props';
import type { EndCarrier } from './carry-end';
import { projectPoint, type CameraPose, type PictureSize } from './orbit-camera';
import styles from './scene-view.module.css';

/** A press that strays no farther than this is a click, CSS px. */
const CLICK_PX = 4;

export interface PathHandlesHandle {
  /** Puts the handles where the path's ends are seen. */
  place(pose: CameraPose, size: PictureSize): void;
}

interface PathHandlesProps {
  readonly path: SlicePath;
  /** Takes hold of an end where it is drawn. */
  readonly onHold: (end: 'target' | 'entry', from: Vec3) => EndCarrier | null;
  /** An end is moved in the picture's plane, mm; `done` as the key is let go. */
  readonly onNudge: (end: 'target' | 'entry', rightMm: number, downMm: number, done: boolean) => void;
  /** A press and release in one place, in the window's CSS px. */
  readonly onClick: (clientX: number, clientY: number) => void;
  readonly ref?: Ref<PathHandlesHandle>;
}

const ENDS = ['entry', 'target'] as const;

/** Where an end is drawn and held: an entry where its path leaves the bone, once that is known. */
const placeOfEnd = (path: SlicePath, end: 'target' | 'entry'): Vec3 =>
  end === 'target' ? path.targetLps : (path.entrySurfaceLps ?? path.entryLps);

/**
 * The ends of the selected path as handles over the 3D view, as on the slices. Placed by hand, not
 * by React, because they move with every frame.
 */
export function PathHandles({ path, onHold, onNudge, onClick, ref }: PathHandlesProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<{ x: number; y: number; moved: boolean; carrier: EndCarrier | null } | null>(null);
  const shown = useRef(path);
  shown.current = path;

  useImperativeHandle(ref, () => ({
    place(pose, size) {
      ENDS.forEach((end, n) => {
        const handle = box.current?.children[n] as HTMLElement | undefined;
        if (!handle) return;
        const [x, y] = projectPoint(pose, size, placeOfEnd(shown.current, end));
        handle.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
        handle.style.visibility = 'visible';
      });
    },
  }));

  const onDown = (event: PointerEvent, end: 'target' | 'entry') => {
    if (event.button !== 0 || event.shiftKey) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const carrier = onHold(end, placeOfEnd(path, end));
    held.current = { x: event.clientX, y: event.clientY, moved: false, carrier };
  };
  const onMove = (event: PointerEvent, done: boolean) => {
    const hold = held.current;
    if (!hold) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y];
    // A click's tremble never shifts an end.
    hold.moved ||= Math.hypot(dx, dy) >= CLICK_PX;
    if (hold.moved) hold.carrier?.carry(dx, dy, done);
    else if (done) onClick(event.clientX, event.clientY);
    if (done) held.current = null;
  };
  const onKey = (event: KeyboardEvent, end: 'target' | 'entry') => {
    const way = readNudge(event);
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const isUp = event.type === 'keyup';
    onNudge(end, isUp ? 0 : way[0], isUp ? 0 : way[1], isUp);
  };

  return (
    <div ref={box} className={styles['handles']} style={{ color: path.colour }}>
      {ENDS.map(end => (
        <div
          key={end}
          role="button"
          tabIndex={0}
          aria-label={t('sceneView.handle', { end: t(`sliceView.${end}`), id: path.id })}
          data-scene-handle={end}
          className={`${styles['handle']} ${styles[end]}`}
          onPointerDown={event => onDown(event, end)}
          onPointerMove={event => onMove(event, false)}
          onPointerUp={event => onMove(event, true)}
          onPointerCancel={event => onMove(event, true)}
          onKeyDown={event => onKey(event, end)}
          onKeyUp={event => onKey(event, end)}
          onDoubleClick={event => event.stopPropagation()}
        />
      ))}
    </div>
  );
}
