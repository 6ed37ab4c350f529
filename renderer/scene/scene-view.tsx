import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createCaller } from '../../geometry/threads/call-thread';
import { remoteOf, type CallsOf } from '../../geometry/threads/remote-service';
import { openThread } from '../platform/browser-thread';
import { chooseScaleBar } from './choose-scale-bar';
import { OrientationLetters, type OrientationLettersHandle } from './orientation-letters';
import { PathHandles, type PathHandlesHandle } from './path-handles';
import type { MeshService } from './mesh-service';
import type { StageCalls } from './stage-service';
import { createSceneController, type SceneController } from './scene-controller';
import type { SceneViewProps } from './scene-view-props';
import styles from './scene-view.module.css';

type Trouble = { readonly kind: 'no-card' | 'lost' } | { readonly kind: 'failed'; readonly detail: string };

/**
 * The 3D viewport: bone, lesion, guide, paths and slice planes, turned by hand, key or `look`. A
 * click on bone is reported through `onPick`. Without WebGL 2 it says so and nothing else is hurt.
 * Asks for a positioned box to fill.
 */
export function SceneView(props: SceneViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const barWords = useRef<HTMLSpanElement>(null);
  const letters = useRef<OrientationLettersHandle>(null);
  const handles = useRef<PathHandlesHandle>(null);
  const controller = useRef<SceneController | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [preparing, setPreparing] = useState(false);
  const description = useId();
  const { t } = useTranslation();

  useLayoutEffect(() => {
    const meshes = createCaller<CallsOf<MeshService>>(() =>
      openThread(new Worker(new URL('./prepare-mesh.worker.ts', import.meta.url), { type: 'module' })),
    );
    const drawing = createCaller<StageCalls>(() =>
      openThread(new Worker(new URL('./draw-scene.worker.ts', import.meta.url), { type: 'module' })),
    );
    // A canvas is handed to a worker for good, so every mounting has one of its own.
    const canvas = document.createElement('canvas');
    canvas.className = styles['canvas']!;
    canvas.setAttribute('aria-hidden', 'true');
    host.current!.prepend(canvas);
    let alive = true;
    controller.current = createSceneController(
      host.current!,
      canvas,
      remoteOf<MeshService>(meshes),
      drawing,
      {
        onView: (pose, size, axes) => {
          if (!alive) return;
          letters.current?.place(pose, axes);
          handles.current?.place(pose, size);
          const scale = chooseScaleBar(size.heightPx / pose.heightMm);
          bar.current!.style.width = `${scale.px}px`;
          barWords.current!.textContent = `${scale.lengthMm} mm`;
        },
        onNoCard: () => alive && setTrouble({ kind: 'no-card' }),
        onLost: lost => alive && setTrouble(lost ? { kind: 'lost' } : null),
        onPreparing: busy => alive && setPreparing(busy),
        onFailed: error => {
          const detail = error instanceof Error ? error.message : String(error);
          if (alive) setTrouble({ kind: 'failed', detail });
        },
      },
    );
    return () => {
      alive = false;
      controller.current?.dispose();
      controller.current = null;
      void meshes.close();
      void drawing.close();
      canvas.remove();
    };
  }, []);

  // After the one above, which makes the controller.
  useLayoutEffect(() => controller.current?.update(props));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== host.current) return;
    event.preventDefault();
    controller.current?.aimAtMiddle();
  };

  const held = props.onHandle ? props.paths.find(({ selected }) => selected) : undefined;

  return (
    <div
      ref={host}
      className={styles['view']}
      role="region"
      aria-label={t('views.scene')}
      aria-describedby={description}
      aria-busy={preparing}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => {
        controller.current?.takeBackPick();
        props.onMaximise?.();
      }}
    >
      <span className={styles['name']} aria-hidden="true">
        {t('views.scene')}
      </span>
      <span className={styles['aim']} aria-hidden="true" />
      {held && (
        <PathHandles
          ref={handles}
          path={held}
          onHold={(end, from) => controller.current?.holdEnd(end, from) ?? null}
          onNudge={(...nudge) => controller.current?.nudgeEnd(...nudge)}
          onClick={(...at) => controller.current?.clickAt(...at)}
        />
      )}
      <OrientationLetters ref={letters} known={props.axes !== null} confirmed={props.axesConfirmed} />
      <div className={styles['scale']} aria-hidden="true">
        <span ref={barWords} />
        <div ref={bar} className={styles['bar']} />
      </div>
      <p id={description} className={styles['hidden']}>
        {t('sceneView.description')} {props.axesConfirmed ? '' : t('sceneView.axesUnknown')}
      </p>
      {props.motion && <p className={styles['motion']}>{props.motion.words}</p>}
      {trouble && (
        <div role="alert" className={styles['trouble']}>
          {trouble.kind === 'no-card' && t('sceneView.noCard')}
          {trouble.kind === 'lost' && t('sceneView.lost')}
          {trouble.kind === 'failed' && (
            <>
              {t('sceneView.failed', { detail: trouble.detail })}{' '}
              <Button onPress={() => setTrouble(null)}>{t('alert.dismiss')}</Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
