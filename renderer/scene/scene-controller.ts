import type { Caller } from '../../geometry/threads/call-thread';
import { handOver } from '../../geometry/threads/hand-over';
import { remoteOf, type Remote } from '../../geometry/threads/remote-service';
import { dot, type Vec3 } from '../../geometry/core/vector';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { crossAt, framePlane } from './frame-planes';
import { listenToCameraControls } from './camera-controls';
import { firstLook, lookAlong, lookFrom, unknownAxes } from './look-from';
import type { MarkSpec } from './mark-models';
import type { MeshService } from './mesh-service';
import {
  blendPoses,
  fit,
  poseFrom,
  rayThrough,
  type Ball,
  type CameraPose,
  type PictureSize,
} from './orbit-camera';
import { readColour } from './read-colour';
import { createSceneMeshes } from './scene-meshes';
import type { StageCalls, StageService } from './stage-service';
import type { AnatomicalAxes, SceneViewProps } from './scene-view-props';
import { shapeMotion } from './shape-motion';
import { shapePath } from './shape-path';

export interface SceneController {
  /** Takes what is to be shown; compares with what it had and changes only that. */
  update(props: SceneViewProps): void;
  /** Aims at the middle of the picture, as a click there would. */
  aimAtMiddle(): void;
  /** The last click was the first of a double click: what it picked is not to stand. */
  takeBackPick(): void;
  dispose(): void;
}

export interface SceneEvents {
  /** With every frame drawn, for the letters and the scale bar. */
  readonly onView: (pose: CameraPose, size: PictureSize, axes: AnatomicalAxes) => void;
  /** WebGL 2 is missing. */
  readonly onNoCard: () => void;
  readonly onLost: (lost: boolean) => void;
  readonly onPreparing: (busy: boolean) => void;
  readonly onFailed: (error: unknown) => void;
}

const FIGURE_PX = 104;
const FLIGHT_MS = 240;
/** Two clicks so near in time (ms) and place (CSS pixels) may be a double click. */
const DOUBLE_MS = 500;
const DOUBLE_PX = 4;
/** "Show me" comes at least this near, mm of picture height. */
const CLOSE_UP_MM = 70;

/**
 * Ties the props to the stage: owns the camera, the worker's meshes, picking and the view's own hands.
 * `host` is the focusable region, `canvas` fills it. The canvas is handed over for good.
 */
export function createSceneController(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  service: Remote<MeshService>,
  drawing: Caller<StageCalls>,
  events: SceneEvents,
): SceneController {
  const stage = remoteOf<StageService>(drawing);
  const send = (call: Promise<unknown>): void => void call.catch(events.onFailed);
  void drawing.call('watch', null, {
    onProgress: event => {
      if (event.kind === 'drawn') events.onView(event.pose, event.size, axes());
      else events.onLost(event.isLost);
    },
  });
  const opened = (): Promise<boolean> => {
    const offscreen = canvas.transferControlToOffscreen();
    return stage.open(handOver(offscreen, [offscreen]), FIGURE_PX);
  };
  send(opened().then(open => (open ? undefined : events.onNoCard())));
  let props: SceneViewProps | null = null;
  let size: PictureSize = { widthPx: 1, heightPx: 1 };
  let pose: CameraPose = firstLook(unknownAxes, [0, 0, 0], 200);
  /** What the view was last fitted to of its own accord; null before there was anything. */
  let fitted: Ball | null = null;
  let flight = 0;

  const axes = (): AnatomicalAxes => props?.axes ?? unknownAxes;
  const content = (): Ball => meshes.ball() ?? ballOfPaths(props) ?? { center: [0, 0, 0], radiusMm: 80 };

  const setPose = (next: CameraPose, moving: boolean): void => {
    pose = next;
    send(stage.setPose(pose, moving));
  };
  const stopFlight = (): void => {
    cancelAnimationFrame(flight);
    flight = 0;
  };
  const flyTo = (goal: CameraPose): void => {
    stopFlight();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setPose(goal, false);
    const from = pose;
    let begunMs = -1;
    const step = (nowMs: number): void => {
      if (begunMs < 0) begunMs = nowMs;
      const t = Math.min(1, (nowMs - begunMs) / FLIGHT_MS);
      setPose(blendPoses(from, goal, t * t * (3 - 2 * t)), t < 1);
      flight = t < 1 ? requestAnimationFrame(step) : 0;
    };
    flight = requestAnimationFrame(step);
  };

  const meshes = createSceneMeshes(service, stage, {
    shown: () => {
      const ball = meshes.ball();
      if (ball && (!fitted || areApart(ball, fitted))) {
        fitted = ball;
        setPose(fit(firstLook(axes(), pose.pivot, pose.heightMm), content(), size), false);
        drawMarks();
      }
    },
    preparing: events.onPreparing,
    failed: events.onFailed,
  });

  /** The last pick: a double click that it began takes it back, whether or not it has come to anything by then. */
  let pick = { atMs: -Infinity, xPx: 0, yPx: 0, isDone: false, isTakenBack: false };

  const click = (xPx: number, yPx: number): void => {
    const atMs = performance.now();
    const isSecond = atMs - pick.atMs < DOUBLE_MS && Math.hypot(xPx - pick.xPx, yPx - pick.yPx) < DOUBLE_PX;
    if (isSecond) pick.atMs = -Infinity;
    else void pickAt(xPx, yPx, atMs);
  };

  const pickAt = async (xPx: number, yPx: number, atMs = -Infinity): Promise<void> => {
    if (!props) return;
    const own = { atMs, xPx, yPx, isDone: false, isTakenBack: false };
    pick = own;
    const { keys, bone } = meshes.pickable();
    if (bone.size === 0) return;
    const { origin, direction } = rayThrough(pose, size, xPx, yPx, content());
    const { clip } = props;
    try {
      const hit = await service.pick(keys, origin, direction, clip);
      if (hit && bone.has(hit.key) && !own.isTakenBack) {
        own.isDone = true;
        props.onPick(patientPoint(...hit.point), patientVector(...hit.normal));
      }
    } catch (error) {
      events.onFailed(error);
    }
  };

  const drawMarks = (): void => {
    if (!props) return;
    const marks: MarkSpec[] = [];
    for (const path of props.paths) {
      // A guide shows its own sleeve.
      const shape = shapePath(path, !props.meshes.some(m => m.visible && m.kind.startsWith('guide')));
      if (shape) marks.push({ kind: 'path', shape, colour: readColour(host, path.colour) });
    }
    const ball = content();
    for (const { plane, colour, visible } of props.planes) {
      if (!visible) continue;
      marks.push({
        kind: 'lines',
        ends: framePlane(plane, ball),
        center: ball.center,
        colour: readColour(host, colour),
        widthPx: 1.5,
        onTop: false,
      });
    }
    if (props.motion) {
      marks.push({
        kind: 'lines',
        ends: shapeMotion(props.motion),
        center: props.motion.centreLps,
        colour: readColour(host, 'var(--warn)'),
        widthPx: 3,
        onTop: true,
      });
    }
    for (const spot of props.spots ?? []) {
      const { left, dorsal, rostral } = axes();
      marks.push({
        kind: 'lines',
        ends: crossAt(spot, [left, dorsal, rostral], 0, 2.5),
        center: spot,
        colour: readColour(host, 'var(--warn)'),
        widthPx: 2,
        onTop: false,
      });
    }
    if (props.crosshair) {
      const { left, dorsal, rostral } = axes();
      const ends = crossAt(props.crosshair, [left, dorsal, rostral], 1.5, 6);
      marks.push({
        kind: 'lines',
        ends,
        center: props.crosshair,
        colour: readColour(host, 'var(--accent)'),
        widthPx: 1.5,
        onTop: true,
      });
    }
    send(stage.setMarks(marks));
    const shown = props.planes.filter(p => p.visible);
    send(
      stage.setPlanes(
        shown.map(({ plane, colour }) => ({
          point: plane.center,
          normal: plane.into,
          colour: readColour(host, colour),
        })),
      ),
    );
  };

  const takeLook = (look: NonNullable<SceneViewProps['look']>): void => {
    const ball = content();
    if ('at' in look) {
      const heightMm = Math.min(pose.heightMm, CLOSE_UP_MM);
      flyTo(
        look.from ? lookAlong(look.from, axes(), look.at, heightMm) : { ...pose, pivot: look.at, heightMm },
      );
      return;
    }
    const path = props?.paths.find(p => p.selected) ?? props?.paths[0];
    const out = path ? shapePath(path, false) : null;
    if (look.from === 'along-path' && path && out) {
      const { from, to } = out.needle;
      const along: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
      flyTo(lookFrom('along-path', axes(), along, path.targetLps, Math.min(pose.heightMm, 2 * CLOSE_UP_MM)));
    } else {
      flyTo(fit(lookFrom(look.from, axes(), null, ball.center, pose.heightMm), ball, size));
    }
  };

  const unlisten = listenToCameraControls(host, {
    pose: () => pose,
    size: () => size,
    pole: () => axes().dorsal,
    onPose: (next, moving) => {
      stopFlight();
      setPose(next, moving);
    },
    onClick: click,
    onHome: () => flyTo(fit(firstLook(axes(), pose.pivot, pose.heightMm), content(), size)),
  });

  const measure = (): void => {
    const widthPx = Math.max(1, host.clientWidth);
    const heightPx = Math.max(1, host.clientHeight);
    // What is in the middle stays, at the size it had: a maximised view shows more around it and not the same larger.
    if (fitted && size.heightPx > 1)
      pose = { ...pose, heightMm: (pose.heightMm * narrower(size)) / narrower({ widthPx, heightPx }) };
    size = { widthPx, heightPx };
    send(stage.setSize(size, devicePixelRatio));
    setPose(pose, false);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(host);
  measure();

  return {
    update(next) {
      const before = props;
      props = next;
      const { left, dorsal, rostral } = axes();
      if (!before || before.axes !== next.axes) {
        send(stage.setFigureAxes(left, dorsal, rostral));
        // The same side of the animal stays in view when its axes are turned: the flip itself is what is seen.
        setPose(carryPose(pose, before?.axes ?? unknownAxes, axes()), false);
      }
      if (before?.clip !== next.clip) send(stage.setCut(next.clip));
      if (before?.meshes !== next.meshes) meshes.setMeshes(next.meshes);
      if (
        before?.meshes !== next.meshes ||
        before?.paths !== next.paths ||
        before.planes !== next.planes ||
        before.motion !== next.motion ||
        before.crosshair !== next.crosshair ||
        before.axes !== next.axes ||
        before.theme !== next.theme
      ) {
        drawMarks();
      }
      if (next.look && next.look !== before?.look) takeLook(next.look);
    },
    takeBackPick() {
      if (pick.isDone && !pick.isTakenBack) props?.onTakeBack?.();
      pick.isTakenBack = true;
    },
    aimAtMiddle: () => void pickAt(size.widthPx / 2, size.heightPx / 2),
    dispose() {
      stopFlight();
      observer.disconnect();
      unlisten();
    },
  };
}

/** Share of the picture's height that its content is fitted to. */
const narrower = (size: PictureSize): number => Math.min(1, size.widthPx / size.heightPx);

/** True where a new surface is another head and not the same one cut anew. */
const areApart = (a: Ball, b: Ball): boolean =>
  Math.hypot(a.center[0] - b.center[0], a.center[1] - b.center[1], a.center[2] - b.center[2]) >
    Math.max(a.radiusMm, b.radiusMm) || Math.max(a.radiusMm / b.radiusMm, b.radiusMm / a.radiusMm) > 4;

/** The view turned as the axes were. */
function carryPose(pose: CameraPose, from: AnatomicalAxes, to: AnatomicalAxes): CameraPose {
  const turn = (v: Vec3): Vec3 => {
    const [l, d, r] = [dot(v, from.left), dot(v, from.dorsal), dot(v, from.rostral)];
    const mix = (k: 0 | 1 | 2): number => l * to.left[k] + d * to.dorsal[k] + r * to.rostral[k];
    return [mix(0), mix(1), mix(2)];
  };
  return poseFrom(turn(pose.back), turn(pose.up), pose.pivot, pose.heightMm);
}

function ballOfPaths(props: SceneViewProps | null): Ball | null {
  const first = props?.paths[0];
  return first ? { center: first.targetLps, radiusMm: 60 } : null;
}
