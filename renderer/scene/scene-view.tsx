import { releaseProxy, wrap } from 'comlink';
import i18next from 'i18next';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { chooseScaleBar } from './choose-scale-bar';
import { OrientationLetters, type OrientationLettersHandle } from './orientation-letters';
import type { MeshService } from './mesh-service';
import { createSceneController, type SceneController } from './scene-controller';
import type { SceneViewProps } from './scene-view-props';
import { sceneWords } from './scene-words';
import styles from './scene-view.module.css';

type Trouble = { readonly kind: 'no-card' | 'lost' } | { readonly kind: 'failed'; readonly detail: string };

/**
 * The 3D viewport: bone, lesion, guide, paths and slice planes, turned by hand, key or `look`. A click on bone is
 * reported through `onPick`. Without WebGL 2 it says so and nothing else is hurt. Asks for a positioned box to fill.
 */
export function SceneView(props: SceneViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const barWords = useRef<HTMLSpanElement>(null);
  const letters = useRef<OrientationLettersHandle>(null);
  const controller = useRef<SceneController | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [preparing, setPreparing] = useState(false);
  const description = useId();
  const words = sceneWords(i18next.language);

  useLayoutEffect(() => {
    const worker = new Worker(new URL('../workers/prepare-mesh.worker.ts', import.meta.url), {
      type: 'module',
    });
    const service = wrap<MeshService>(worker);
    let alive = true;
    try {
      controller.current = createSceneController(host.current!, canvas.current!, service, {
        onView: (pose, size, axes) => {
          letters.current?.place(pose, axes);
          const scale = chooseScaleBar(size.heightPx / pose.heightMm);
          bar.current!.style.width = `${scale.px}px`;
          barWords.current!.textContent = `${scale.lengthMm} mm`;
        },
        onLost: lost => setTrouble(lost ? { kind: 'lost' } : null),
        onPreparing: setPreparing,
        onFailed: error => {
          if (alive)
            setTrouble({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
        },
      });
    } catch {
      setTrouble({ kind: 'no-card' });
    }
    return () => {
      alive = false;
      controller.current?.dispose();
      controller.current = null;
      service[releaseProxy]();
      worker.terminate();
    };
  }, []);

  // After the one above, which makes the controller.
  useLayoutEffect(() => controller.current?.update(props));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== host.current) return;
    event.preventDefault();
    controller.current?.aimAtMiddle();
  };

  return (
    <div
      ref={host}
      className={styles['view']}
      role="region"
      aria-label="3D"
      aria-describedby={description}
      aria-busy={preparing}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={props.onMaximise}
    >
      <canvas
        ref={canvas}
        className={styles['canvas']}
        aria-hidden="true"
        hidden={trouble?.kind === 'no-card'}
      />
      <span className={styles['name']} aria-hidden="true">
        3D
      </span>
      <span className={styles['aim']} aria-hidden="true" />
      <OrientationLetters ref={letters} known={props.axes !== null} confirmed={props.axesConfirmed} />
      <div className={styles['scale']} aria-hidden="true">
        <span ref={barWords} />
        <div ref={bar} className={styles['bar']} />
      </div>
      <p id={description} className={styles['hidden']}>
        {words.description} {props.axesConfirmed ? '' : words.axesUnknown}
      </p>
      {trouble && (
        <div role="alert" className={styles['trouble']}>
          {trouble.kind === 'no-card' && words.noCard}
          {trouble.kind === 'lost' && words.lost}
          {trouble.kind === 'failed' && words.failed + trouble.detail}
        </div>
      )}
    </div>
  );
}
