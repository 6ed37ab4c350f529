import i18next from 'i18next';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientPoint } from '../../geometry/core/frames';
import { moveVolume } from '../../geometry/fusion/move-volume';
import { keepInWorkers } from '../workers/reslice-pool';
import { handleHandleKey, handleViewKey } from './handle-keys';
import { listenToMouse } from './listen-to-mouse';
import { readVoxel } from './read-voxel';
import { SliceMarks } from './slice-marks';
import { attachSlicePicture, type SlicePicture } from './slice-picture';
import { type HandTargets, type LiveSlice } from './slice-state';
import { coversAll } from './slice-overlay';
import { SliceTexts } from './slice-texts';
import type { SlicePath, SliceViewProps } from './slice-view-props';
import styles from './slice-view.module.css';
import { describeKeys, probeWords } from './slice-words';
import { patientToScreen, screenToPatient, type ScreenPoint } from './slice-window';
import { useMeasurements } from './use-measurements';
import { useOutlines } from './use-outlines';
import { useViewportSize } from './use-viewport-size';
import { useZoom } from './use-zoom';

/**
 * One 2D viewport: the slice drawn by cornerstone-core, and over it, placed by the same transforms,
 * the surfaces' outlines, crosshair, trajectories, measurements, letters and scale bar. Pixels and
 * outlines are cut in workers; this thread only puts them on the screen.
 */
export function SliceView(props: SliceViewProps) {
  const { t } = useTranslation();
  const surface = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const picture = useRef<SlicePicture | null>(null);
  const description = useId();
  const size = useViewportSize(surface);
  const [failed, setFailed] = useState(false);
  /** Where the pointer is while it is over this view, on the view and in the patient. */
  const pointerAt = useRef<ScreenPoint | null>(null);
  const pointer = useRef<PatientPoint | null>(null);
  const { volume, plane, windowLevel, overlay = null } = props;
  const { setZoom, window, toFocus } = useZoom(props, size);
  const live = useRef<LiveSlice>({ props, window, toFocus });
  live.current = { props, window, toFocus };
  const [measure, setMeasure] = useMeasurements(props, live);
  const targets: HandTargets = useMemo(() => ({ live, setZoom, setMeasure }), [setZoom, setMeasure]);

  const redraw = useCallback(() => picture.current?.redraw(), []);
  const paintOutlines = useOutlines(props.outlines, plane, redraw);

  useEffect(() => {
    const attached = attachSlicePicture(host.current!, {
      onShown: shown => {
        host.current?.setAttribute('data-shown', shown.plane.center.join(' '));
        setFailed(false);
      },
      onFailure: () => setFailed(true),
      lensAt: w => patientToScreen(w, pointer.current ?? live.current.props.crosshair),
      paintOver: (context, w) => paintOutlines.current(context, w),
    });
    picture.current = attached;
    const { props: now, window: w } = live.current;
    if (w) attached.show(now.volume, w, now.windowLevel, now.overlay ?? null);
    return () => {
      picture.current = null;
      attached.dispose();
    };
  }, [paintOutlines]);

  useEffect(() => keepInWorkers(volume), [volume]);
  const moving = overlay?.volume;
  useEffect(() => (moving ? keepInWorkers(moving) : undefined), [moving]);

  useEffect(() => {
    if (window) picture.current?.show(volume, window, windowLevel, overlay);
  }, [volume, window, windowLevel, overlay]);
  const isLens = overlay?.mode === 'lens';
  useEffect(() => {
    if (isLens) redraw();
  }, [isLens, props.crosshair, redraw]);

  /** Says what lies under the pointer, there and in the status bar; nothing once it has left. */
  const tellPoint = useCallback(() => {
    const { props: now, window: w } = live.current;
    const at = pointerAt.current;
    const point = at && w ? screenToPatient(w, at) : null;
    now.onHover(point);
    pointer.current = point;
    const over = now.overlay;
    if (over?.mode === 'lens') redraw();
    // Written past React: the pointer moves at the display's rate.
    if (!probe.current) return;
    probe.current.textContent = point ? probeAt(now, point) : '';
  }, [redraw]);
  useEffect(() => {
    const stop = listenToMouse(surface.current!, targets, at => {
      pointerAt.current = at;
      tellPoint();
    });
    return () => {
      stop();
      if (pointerAt.current) live.current.props.onHover(null);
    };
  }, [targets, tellPoint]);
  useEffect(() => {
    // A resting pointer comes to lie over another place when slices are leafed through, moved or
    // enlarged under it.
    if (pointerAt.current) tellPoint();
  }, [window, volume, overlay, tellPoint]);

  const onKey = useCallback((event: KeyboardEvent) => handleViewKey(event, targets), [targets]);
  const onHandleKey = useCallback(
    (event: KeyboardEvent, path: SlicePath, end: 'target' | 'entry') =>
      handleHandleKey(event, targets, path, end),
    [targets],
  );
  const measurements = measure.draft ? [...measure.finished, measure.draft] : measure.finished;

  return (
    <section
      className={styles['view']}
      role="region"
      aria-label={props.name}
      aria-describedby={description}
      tabIndex={0}
      style={{ borderTopColor: props.accent }}
      onKeyDown={onKey}
      onKeyUp={onKey}
    >
      <div ref={surface} className={styles['surface']}>
        <div ref={host} className={styles['picture']} />
        {window && (
          <SliceMarks shown={props} window={window} measurements={measurements} onHandleKey={onHandleKey} />
        )}
      </div>
      <SliceTexts shown={props} probe={probe} />
      {failed && (
        <span role="alert" className={`${styles['text']} ${styles['alert']}`}>
          {t('sliceView.failed')}
        </span>
      )}
      <span id={description} className={styles['hidden']}>
        {describeKeys(t, props.tool)}
      </span>
    </section>
  );
}

/** The values of the scan, and of what lies over it, at a point, in words. */
function probeAt({ volume, overlay }: SliceViewProps, point: PatientPoint): string {
  const over = overlay && {
    name: overlay.name,
    value: readVoxel(moveVolume(overlay.volume, overlay.fixedFromMoving), point),
    isAlone: coversAll(overlay),
  };
  return probeWords(i18next.t, i18next.language, point, readVoxel(volume, point), over ?? undefined);
}
