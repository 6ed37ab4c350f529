import type { Caller } from '../../geometry/threads/call-thread';
import { handOver } from '../../geometry/threads/hand-over';
import { remoteOf, type Remote } from '../../geometry/threads/remote-service';
import { dot, type Vec3 } from '../../geometry/core/vector';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { listenToCameraControls } from './camera-controls';
import { createEndHands, type EndHands } from './end-hands';
import { createFlight } from './fly-camera';
import { goalOfLook } from './goal-of-look';
import { listMarks, listPlanes } from './list-marks';
import { firstLook, unknownAxes } from './look-from';
import type { MeshService } from './mesh-service';
import { fit, poseFrom, rayThrough, type Ball, type CameraPose, type PictureSize } from './orbit-camera';
import { createClickPicker } from './pick-by-click';
import { readColour } from './read-colour';
import { createSceneMeshes } from './scene-meshes';
import type { StageCalls, StageService } from './stage-service';
import type { AnatomicalAxes, SceneViewProps } from './scene-view-props';

export interface SceneController extends EndHands {
  /** Takes what is to be shown; compares with what it had and changes only that. */
  update(props: SceneViewProps): void;
  /** Aims at the middle of the picture, as a click there would. */
  aimAtMiddle(): void;
  /** The last click was the first of a double click: what it picked is not to stand. */
  takeBackPick(): void;
  /** As a click there, in the window's CSS px. */
  clickAt(clientX: number, clientY: number): void;
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

/** What the marks follow from. */
const MARKED = ['meshes', 'paths', 'planes', 'motion', 'crosshair', 'axes', 'theme'] as const;

/**
 * Ties the props to the stage: owns the camera, the worker's meshes, picking and the view's own
 * hands. `host` is the focusable region, `canvas` fills it. The canvas is handed over for good.
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

  const axes = (): AnatomicalAxes => props?.axes ?? unknownAxes;
  const content = (): Ball => meshes.ball() ?? ballOfPaths(props) ?? { center: [0, 0, 0], radiusMm: 80 };

  const setPose = (next: CameraPose, moving: boolean): void => {
    pose = next;
    send(stage.setPose(pose, moving));
  };
  const { flyTo, stop: stopFlight } = createFlight(() => pose, setPose);

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

  /** What of the bone lies under a place of the picture; nothing before there is anything. */
  const findBone = async (xPx: number, yPx: number) => {
    const { keys, bone } = meshes.pickable();
    if (!props || bone.size === 0) return null;
    const { origin, direction } = rayThrough(pose, size, xPx, yPx, content());
    const hit = await service.pick(keys, origin, direction, props.clip);
    return hit && bone.has(hit.key) ? hit : null;
  };
  const pickBone = async (xPx: number, yPx: number): Promise<(() => void) | null> => {
    const hit = await findBone(xPx, yPx);
    return hit && (() => props?.onPick(patientPoint(...hit.point), patientVector(...hit.normal)));
  };
  const ends = createEndHands({
    seen: () => ({ pose, size }),
    props: () => props,
    boneAt: async (xPx, yPx) => (await findBone(xPx, yPx))?.point ?? null,
    onFailed: events.onFailed,
  });
  const picker = createClickPicker(pickBone, () => props?.onTakeBack?.(), events.onFailed);

  const drawMarks = (): void => {
    if (!props) return;
    const colourOf = (css: string) => readColour(host, css);
    send(stage.setMarks(listMarks(props, axes(), content(), colourOf)));
    send(stage.setPlanes(listPlanes(props, colourOf)));
  };

  const takeLook = (look: NonNullable<SceneViewProps['look']>): void =>
    flyTo(goalOfLook(look, { pose, size, axes: axes(), ball: content(), paths: props?.paths ?? [] }));

  const unlisten = listenToCameraControls(host, {
    pose: () => pose,
    size: () => size,
    pole: () => axes().dorsal,
    onPose: (next, moving) => {
      stopFlight();
      setPose(next, moving);
    },
    onClick: picker.click,
    onHome: () => flyTo(fit(firstLook(axes(), pose.pivot, pose.heightMm), content(), size)),
  });

  const measure = (): void => {
    const widthPx = Math.max(1, host.clientWidth);
    const heightPx = Math.max(1, host.clientHeight);
    // What is in the middle stays, at the size it had: a maximised view shows more around it and
    // not the same larger.
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
        // The same side of the animal stays in view when its axes are turned: the flip itself is
        // what is seen.
        setPose(carryPose(pose, before?.axes ?? unknownAxes, axes()), false);
      }
      if (before?.clip !== next.clip) send(stage.setCut(next.clip));
      if (before?.meshes !== next.meshes) meshes.setMeshes(next.meshes);
      if (!before || MARKED.some(field => before[field] !== next[field])) drawMarks();
      if (next.look && next.look !== before?.look) takeLook(next.look);
    },
    ...ends,
    clickAt: (clientX, clientY) => picker.click(...placeIn(host, clientX, clientY)),
    takeBackPick: picker.takeBack,
    aimAtMiddle: () => picker.pickAt(size.widthPx / 2, size.heightPx / 2),
    dispose() {
      stopFlight();
      observer.disconnect();
      unlisten();
    },
  };
}

/** A place of the window, CSS px, in the picture, which lies within its host's border. */
function placeIn(host: HTMLElement, clientX: number, clientY: number): readonly [number, number] {
  const box = host.getBoundingClientRect();
  return [clientX - box.left - host.clientLeft, clientY - box.top - host.clientTop];
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
