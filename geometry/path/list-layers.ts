import { AIR_HU } from './sample-profile';
import type { Trajectory } from './trajectory';

/**
 * What a path passes through, as far as the scan tells it apart: air; what lies over the bone, skin
 * and fat and muscle alike; bone with its marrow; room between two layers of bone, such as a sinus;
 * and what lies within the bone.
 */
export type PathLayerKind = 'air' | 'soft' | 'bone' | 'between' | 'within';

export interface PathLayer {
  readonly kind: PathLayerKind;
  /** From the bone's outer face, mm, inwards positive. */
  readonly fromMm: number;
  readonly toMm: number;
}

/** Air or tissue that is shorter than this is the blur of an edge, mm. */
const LEAST_MM = 1;

/**
 * The layers of a path from outside the skin to its target, outermost first, without gaps. Nothing
 * is told of what lies beyond the target: no face of bone was sought there.
 */
export function listLayers(path: Pick<Trajectory, 'profile' | 'bone' | 'lengthMm'>): PathLayer[] {
  const layers = listOverBone(path);
  let reached = 0;
  for (const { fromMm, toMm } of path.bone.filter(stretch => stretch.toMm > 0)) {
    if (fromMm > reached) layers.push({ kind: 'between', fromMm: reached, toMm: fromMm });
    reached = Math.min(toMm, path.lengthMm);
    layers.push({ kind: 'bone', fromMm, toMm: reached });
  }
  if (reached > 0 && reached < path.lengthMm) {
    layers.push({ kind: 'within', fromMm: reached, toMm: path.lengthMm });
  }
  return layers;
}

/** Of the way to the wall that is drilled, from where the profile begins. */
function listOverBone({ profile, bone }: Pick<Trajectory, 'profile' | 'bone'>): PathLayer[] {
  const { startMm, stepMm, hu } = profile;
  const isBone = (mm: number): boolean => bone.some(({ fromMm, toMm }) => fromMm <= mm && mm < toMm);
  const count = Math.min(hu.length, Math.max(0, Math.round(-startMm / stepMm)));
  const runs: PathLayer[] = [];
  for (let n = 0; n < count; n++) {
    const mm = startMm + n * stepMm;
    const kind = isBone(mm) ? 'bone' : hu[n]! < AIR_HU ? 'air' : 'soft';
    const toMm = n === count - 1 ? 0 : mm + stepMm;
    const last = runs[runs.length - 1];
    if (last?.kind === kind) runs[runs.length - 1] = { ...last, toMm };
    else runs.push({ kind, fromMm: mm, toMm });
  }
  return runs.reduce<PathLayer[]>((kept, run) => {
    const last = kept[kept.length - 1];
    const isBlur = run.kind !== 'bone' && run.toMm - run.fromMm < LEAST_MM;
    if (last && (isBlur || last.kind === run.kind)) kept[kept.length - 1] = { ...last, toMm: run.toMm };
    else kept.push(run);
    return kept;
  }, []);
}
