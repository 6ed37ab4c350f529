import { findEndocraniumIn } from '../../geometry/anatomy/find-endocranium';
import { mapHead } from '../../geometry/anatomy/map-head';
import { readOrientation } from '../../geometry/plan/propose-orientation';
import { hashVolume } from '../../geometry/volume/hash-volume';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient } from '../../samples/patients';

const SIZE = [512, 512, 300] as const;
const THRESHOLD_HU = 226;
const ROUNDS = 3;

/**
 * Times what a plan needs to know a scan again, on a simulated dog's head of 512 x 512 x 300
 * voxels: the hash of its content, and how the skull lies as read from the map of the head that the
 * plan makes anyway. The best of each.
 */
export async function benchKnowScan(print: (line: string) => void): Promise<void> {
  const { volume } = simulateCt(buildHead(samplePatient('dobermann')), {
    sizeVoxels: [...SIZE],
    spacingMm: [0.4, 0.4, 0.7],
  });
  const map = mapHead(volume, THRESHOLD_HU);
  if (!map.ok) throw new Error(map.problem.message);
  const room = findEndocraniumIn(map.value);
  const hash: number[] = [];
  const guess: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    hash.push(await time(() => hashVolume(volume)));
    guess.push(await time(() => readOrientation(volume, map.value, room.ok ? room.value : null)));
  }
  const [hashMs, guessMs] = [Math.min(...hash), Math.min(...guess)];
  print(`know scan: content hash of ${SIZE.join(' x ')}: ${hashMs.toFixed(0)} ms`);
  print(`know scan: orientation as the plan reads it: ${guessMs.toFixed(0)} ms`);
  print(`know scan: both ${(hashMs + guessMs).toFixed(0)} ms (to be less than 1000)`);
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
