import type { PatientPoint } from '../core/frames';
import { decimal } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { phrase } from '../messages/phrase';
import { createBlockIndex, type BlockIndex } from '../volume/index-blocks';
import { cropVolume, type PatientBox } from '../volume/crop-volume';
import { createSolidSearch, type SolidRuns } from '../volume/find-solid';
import { keepLargest } from '../volume/keep-largest';
import type { Volume } from '../volume/volume';
import { createIsosurface } from '../surface/isosurface/extract-isosurface';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { refineInSteps, type RefinedSurface } from '../surface/refine/refine-surface';

export interface ExtractBoneOptions {
  /** Bone is what lies above, HU. Default 226. */
  readonly thresholdHu?: number;
  /**
   * 'refined' (default) moves each vertex to the local half-maximum; 'threshold' leaves it where
   * the scan passes `thresholdHu`.
   */
  readonly surface?: 'refined' | 'threshold';
  /** Only what lies in this box can be bone; null, the default, for all of the scan. */
  readonly crop?: PatientBox | null;
  /**
   * The block index of an extraction with the same volume and crop, to re-threshold quickly; made
   * here otherwise.
   */
  readonly index?: BlockIndex;
  /**
   * Refine only this ball and leave the rest at the threshold: quicker where a guide needs its
   * footprint alone.
   */
  readonly refineWithin?: { readonly centerLps: PatientPoint; readonly radiusMm: number };
}

/** The skull's surface and how far it can be trusted. */
export interface BoneSurface {
  /** Closed, edge- and vertex-manifold, oriented outward; LPS mm. */
  readonly mesh: TriangleMesh;
  /** Standard uncertainty of each vertex along its normal, mm; null for an unrefined surface. */
  readonly uncertaintyMm: Float32Array | null;
  /**
   * 1 for each vertex that was moved to an edge of its own, 0 for those left without; null for an
   * unrefined surface.
   */
  readonly isRefined: Uint8Array | null;
  readonly thresholdHu: number;
  /**
   * What was done: 'threshold' also where refinement was asked for but the scan shows no edges to
   * learn from.
   */
  readonly surface: 'refined' | 'threshold';
  /**
   * Width of the scan's edge blur, mm FWHM, measured on this scan; null where it was not or could
   * not be.
   */
  readonly blurMm: number | null;
  /** Density of thick cortex, HU, measured on this scan; null where it was not or could not be. */
  readonly corticalHu: number | null;
  /**
   * What is left between the refined vertices and their own edges, mm; null for an unrefined
   * surface.
   */
  readonly residualMm: { readonly mean: number; readonly rms: number } | null;
  /** Volume of the voxels above the threshold in the component kept, mm3. */
  readonly voxelVolumeMm3: number;
  /**
   * Components above the threshold that were left out: table, tube, collar, loose teeth, a separate
   * mandible.
   */
  readonly droppedComponents: number;
  /** For the next threshold with the same crop. */
  readonly index: BlockIndex;
}

/** A mouse's skull has about 150 mm3 of bone; less than this is a chip, a tooth or a marker. */
const LEAST_BONE_MM3 = 50;
/**
 * Bone is at most a quarter of the tightest head scan; more than this is soft tissue above a
 * threshold set too low.
 */
const LARGEST_SHARE = 0.5;

/** Runs `step` over [0, count) in chunks of about `layers`, yielding between them. */
async function inChunks(
  count: number,
  layers: number,
  step: (from: number, to: number) => void,
  doing: string,
  {
    onProgress,
    signal,
  }: { readonly onProgress: OnProgress | undefined; readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (let from = 0; from < count; from += layers) {
    step(from, Math.min(count, from + layers));
    onProgress?.({ doing, fraction: Math.min(1, (from + layers) / count) });
    await yieldToEvents(signal);
  }
}

function findProblem(
  volume: Volume,
  thresholdHu: number,
  voxels: number,
): ReturnType<typeof refuse> | undefined {
  const [ni, nj, nk] = volume.sizeVoxels;
  const voxelMm3 = volume.spacingMm[0] * volume.spacingMm[1] * volume.spacingMm[2];
  if (voxels > LARGEST_SHARE * ni * nj * nk) {
    const percent = Math.round((100 * voxels) / (ni * nj * nk));
    return refuse('bone-fills-volume', phrase('bone-fills-volume', { percent, threshold: thresholdHu }));
  }
  if (voxels * voxelMm3 < LEAST_BONE_MM3) {
    return refuse(
      'bone-too-small',
      phrase('bone-too-small', { threshold: thresholdHu, volume: decimal(voxels * voxelMm3, 1) }),
    );
  }
  return undefined;
}

/**
 * The surface of the skull: the largest face-connected component above the threshold, so that
 * table, tube, collar and markers that do not touch bone fall away. The mandible stays where it
 * meets the skull within a voxel at the jaw joints (usual at clinical resolution) and falls away
 * where it does not; a guide seats on the calvaria and needs it in neither case. Refuses (in words)
 * where nothing, too little or nearly everything lies above the threshold. With a crop box the
 * surface is closed where the box cuts bone, half a voxel outside the outermost voxels in it. Peak
 * memory beside the volume, the part of it in a crop box, and the mesh: about 1/60 of the volume's
 * bytes and 12 bytes a run of bone voxels. Yields to the event loop about every 30 ms; throws the
 * signal's reason once cancelled.
 */
export async function extractBone(
  volume: Volume,
  options: ExtractBoneOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<BoneSurface>> {
  const { thresholdHu = 226, surface = 'refined', crop = null } = options;
  if (!Number.isFinite(thresholdHu)) {
    return refuse('bad-threshold', phrase('bad-threshold', { threshold: String(thresholdHu) }));
  }
  const part = crop ? cropVolume(volume, crop) : volume;
  if (!part) {
    return refuse('crop-empty', phrase('crop-empty'));
  }
  const index = options.index ?? (await buildIndex(part, within(onProgress, 0, 0.15), signal));
  let highestHu = -32768;
  for (const value of index.max) if (value > highestHu) highestHu = value;
  if (highestHu <= thresholdHu) {
    return refuse(
      'no-bone',
      phrase(crop ? 'no-bone-in-crop' : 'no-bone-in-scan', { threshold: thresholdHu, highest: highestHu }),
    );
  }

  const search = createSolidSearch(part, thresholdHu, index);
  await inChunks(search.slices, 64, search.search, 'Finding bone', {
    onProgress: within(onProgress, 0.15, 0.2),
    signal,
  });
  const { runs, voxels, components } = keepLargest(search.finish());
  // Against the whole scan: a box drawn closely round the skull is rightly full of bone.
  const problem = findProblem(volume, thresholdHu, voxels);
  if (problem) return problem;
  const mesh = await meshRuns(part, thresholdHu, runs, within(onProgress, 0.2, 0.4), signal);
  const refined =
    surface === 'refined' ? await refine(part, mesh, options, within(onProgress, 0.4, 1), signal) : null;

  const [si, sj, sk] = volume.spacingMm;
  onProgress?.({ doing: 'Surfacing bone', fraction: 1 });
  return succeed({
    mesh: refined?.mesh ?? mesh,
    uncertaintyMm: refined?.uncertaintyMm ?? null,
    isRefined: refined?.isRefined ?? null,
    thresholdHu,
    surface: refined ? 'refined' : 'threshold',
    blurMm: refined?.blurMm ?? null,
    corticalHu: refined?.model.corticalHu ?? null,
    residualMm: refined?.residualMm ?? null,
    voxelVolumeMm3: voxels * si * sj * sk,
    droppedComponents: components - 1,
    index,
  });
}

async function buildIndex(volume: Volume, onProgress: OnProgress, signal?: AbortSignal): Promise<BlockIndex> {
  const { index, layers, fill } = createBlockIndex(volume);
  await inChunks(layers, 8, fill, 'Looking through the scan', { onProgress, signal });
  return index;
}

async function meshRuns(
  volume: Volume,
  levelHu: number,
  runs: SolidRuns,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TriangleMesh> {
  const contour = createIsosurface(volume, levelHu, runs);
  await inChunks(contour.layers, 48, contour.sweep, 'Surfacing bone', { onProgress, signal });
  return contour.finish();
}

async function refine(
  volume: Volume,
  mesh: TriangleMesh,
  options: ExtractBoneOptions,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<RefinedSurface | null> {
  const ball = options.refineWithin;
  const steps = refineInSteps(
    volume,
    mesh,
    ball ? { within: { center: ball.centerLps, radiusMm: ball.radiusMm } } : {},
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress({ doing: 'Refining the bone surface', fraction: step.value });
    await yieldToEvents(signal);
  }
}
