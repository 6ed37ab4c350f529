import { voxelPoint } from '../../../geometry/core/frames';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../../geometry/scan/read-series';
import type { ScanInventory } from '../../../geometry/scan/scan-inventory';
import { voxelToPatient, type Volume } from '../../../geometry/volume/volume';
import { memoryFile } from '../memory-file';
import type { MutatedScan } from './mutate-scan';
import type { Truth } from './sound-scans';

/**
 * Corners that lie within this of where they lay have not moved, mm: what readers forgive in places
 * that disagree.
 */
const SAME_PLACE_MM = 0.2;

export type Verdict =
  /** Nothing was read, and a sentence says why. */
  | { readonly kind: 'refused' }
  /** What was read is what the sound scan holds. */
  | { readonly kind: 'equal' }
  /** It differs where the changed bytes, and they alone, say so. */
  | { readonly kind: 'as said' }
  /** It differs, and a repair, another series or a file left aside says so. */
  | { readonly kind: 'told' }
  | { readonly kind: 'wrong'; readonly why: string };

interface Read {
  readonly inventory: ScanInventory;
  readonly volumes: readonly ReadSeries[];
}

/** Reads every CT that can be read; a refusal must be a sentence. */
export async function readAll(files: MutatedScan['files']): Promise<Read | 'refused'> {
  const inventory = await inspectScan(files.map(({ path, bytes }) => memoryFile(path, bytes)));
  if (!inventory.ok) {
    requireSentence(inventory.problem.message);
    return 'refused';
  }
  const volumes: ReadSeries[] = [];
  for (const { uid, usable } of inventory.value.series) {
    if (!usable) continue;
    const read = await readSeries(inventory.value, uid, undefined, undefined, { shared: false });
    if (read.ok) volumes.push(read.value);
    else requireSentence(read.problem.message);
  }
  return volumes.length === 0 ? 'refused' : { inventory: inventory.value, volumes };
}

function requireSentence(message: string): void {
  if (!/^\S.{15,}[.…]$/s.test(message)) throw new Error(`this is no sentence: "${message}"`);
}

/**
 * Holds what was read of a changed scan against the sound one, by rules that know nothing of the
 * reader.
 */
export function judgeReading(read: Read | 'refused', sound: Volume, mutated: MutatedScan): Verdict {
  if (read === 'refused') return { kind: 'refused' };
  const verdicts = read.volumes.map(one => judgeVolume(one, read.inventory, sound, mutated));
  return verdicts.find(({ kind }) => kind === 'wrong') ?? verdicts[0]!;
}

function judgeVolume(
  { volume, rescues, series }: ReadSeries,
  inventory: ScanInventory,
  sound: Volume,
  mutated: MutatedScan,
): Verdict {
  const changes = compare(volume, sound);
  if (changes.size === 0) return { kind: 'equal' };
  if (isJustified(volume, sound, changes, mutated)) return { kind: 'as said' };
  const isTold =
    rescues.length > 0 ||
    inventory.ignored.length > 0 ||
    inventory.series.length > 1 ||
    series.problems.length > 0;
  // What is told may have lost slices; those that are left are as they were.
  if (isTold && (rescues.length > 0 || isPartOf(volume, sound, mutated))) return { kind: 'told' };
  return {
    kind: 'wrong',
    why: `${[...changes].join(' and ')} changed (${describe(volume)}), told: ${isTold}`,
  };
}

function describe({ sizeVoxels, spacingMm, originLps, voxels }: Volume): string {
  return `${sizeVoxels.join('x')}, ${spacingMm.join('x')} mm, at ${originLps.join()}, first ${voxels.slice(0, 8).join()}`;
}

function compare(found: Volume, sound: Volume): ReadonlySet<Truth> {
  const changes = new Set<Truth>();
  const isSize = found.sizeVoxels.every((n, axis) => n === sound.sizeVoxels[axis]);
  if (!isSize) changes.add('size');
  if (!isSize || found.voxels.some((value, n) => value !== sound.voxels[n])) changes.add('hu');
  const [ni, nj, nk] = sound.sizeVoxels;
  for (let corner = 0; corner < 8; corner++) {
    const at = voxelPoint(corner & 1 ? ni - 1 : 0, corner & 2 ? nj - 1 : 0, corner & 4 ? nk - 1 : 0);
    const [a, b] = [voxelToPatient(found, at), voxelToPatient(sound, at)];
    if (!(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) <= SAME_PLACE_MM)) changes.add('place');
  }
  return changes;
}

/** Whether each change is one that the touched bytes alone speak of. */
function isJustified(
  found: Volume,
  sound: Volume,
  changes: ReadonlySet<Truth>,
  { changed, touched }: MutatedScan,
): boolean {
  if (touched === null) return false;
  const alone = new Set<Truth>();
  for (const { from, to, alone: truths } of changed.labels) {
    for (let at = from; at < to; at++) if (touched.has(at)) truths.forEach(truth => alone.add(truth));
  }
  if (changes.has('size')) {
    const product = (size: readonly number[]) => size.reduce((a, b) => a * b);
    // A size that the number of voxels gainsays is never as said.
    if (product(found.sizeVoxels) !== product(sound.sizeVoxels)) return false;
  }
  return [...changes].every(
    change => alone.has(change) || (change === 'hu' && isTouchedVoxels(found, sound, changed, touched)),
  );
}

/** Whether no voxel differs but those whose own bytes were changed. */
function isTouchedVoxels(
  found: Volume,
  sound: Volume,
  { voxels }: MutatedScan['changed'],
  touched: ReadonlySet<number>,
): boolean {
  if (!voxels || found.voxels.length !== sound.voxels.length) return false;
  return found.voxels.every((value, n) => {
    if (value === sound.voxels[n]) return true;
    const at = voxels.at + 2 * (n - voxels.first);
    return n >= voxels.first && n < voxels.first + voxels.count && (touched.has(at) || touched.has(at + 1));
  });
}

/** Whether a volume is some of the sound one's slices, one after the other, where they lay. */
function isPartOf(found: Volume, sound: Volume, mutated: MutatedScan): boolean {
  const [ni, nj, nk] = found.sizeVoxels;
  if (ni !== sound.sizeVoxels[0] || nj !== sound.sizeVoxels[1] || nk >= sound.sizeVoxels[2]) return false;
  const length = ni * nj;
  for (let first = 0; first + nk <= sound.sizeVoxels[2]; first++) {
    const part: Volume = {
      ...sound,
      sizeVoxels: found.sizeVoxels,
      voxels: sound.voxels.slice(first * length, (first + nk) * length),
      originLps: voxelToPatient(sound, voxelPoint(0, 0, first)),
    };
    const changes = compare(found, part);
    if (changes.size === 0) return true;
    const { voxels } = mutated.changed;
    const shifted = voxels && { ...voxels, first: voxels.first - first * length };
    if (
      mutated.touched &&
      !changes.has('place') &&
      isTouchedVoxels(found, part, { ...mutated.changed, voxels: shifted }, mutated.touched)
    ) {
      return true;
    }
  }
  return false;
}
