import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../geometry/core/random';
import type { Volume } from '../../geometry/volume/volume';
import type { BoneDistance } from './measure-gap';
import { buildMeshDistance, type MeshDistance } from './mesh-distance';
import { sharedFolder } from './prerequisites';
import { readStl, type Soup } from './read-stl';
import { turn, unit, walk, type P3 } from './vec';
import { scanParts, type Grid, type Part } from './voxelise-mesh';

export const dogHead = sharedFolder('dog-head');

export interface DogHead {
  readonly volume: Volume;
  /** True distance to the skull's own mesh (no teeth, no mandible), LPS mm. */
  readonly skull: MeshDistance;
  /** True distance to the other bones (jaw, neck, nose) and teeth, LPS mm. */
  readonly otherBones: BoneDistance;
  readonly dorsal: P3;
  readonly rostral: P3;
  /** Middle of the brain-case, LPS mm. */
  readonly brain: P3;
  /** From the anatomy's millimetres (x rostral, y side, z dorsal) to LPS. */
  readonly place: (p: P3) => P3;
  readonly brainMm3: number;
}

export interface DogHeadOptions {
  readonly spacingMm?: number;
  readonly blurMm?: number;
  readonly noiseHu?: number;
  readonly seed?: number;
}

/** Middle of the brain-case in the anatomy's millimetres, seen in the skull's sections. */
const brainMiddle: P3 = [305, 0, 712];
/**
 * What of the whole animal is scanned, anatomy's millimetres: the head from behind the occiput to
 * the nose.
 */
const scannedMin: P3 = [262, -62, 640];
const scannedMax: P3 = [400, 62, 752];

/**
 * The anatomical dog head as a CT in a random pose: skin, muscles, eyes, bones, teeth, with the
 * brain-case filled. Only the upper head from occiput to orbits is in the scan; skin and muscles
 * run out of it.
 */
export function readDogHead(options: DogHeadOptions = {}): DogHead {
  const { spacingMm = 0.45, blurMm = 0.8, noiseHu = 20, seed = 1 } = options;
  const random = seededRandom(seed);
  // Dorsal to -y, rostral to +z, which leaves the anatomy's y on -x; then a lean and a place of its
  // own.
  const axis = random.direction();
  const lean = random.between(0.1, 0.5);
  const offset: P3 = [random.between(-50, 50), random.between(-50, 50), random.between(-700, 700)];
  const spin = (d: P3): P3 => turn([-d[1], -d[2], d[0]], axis, lean);
  const place = (p: P3): P3 => {
    const d = spin([p[0] - brainMiddle[0], p[1] - brainMiddle[1], p[2] - brainMiddle[2]]);
    return walk(offset, d, 1);
  };
  const load = (name: string): Soup => {
    const soup = readStl(readFileSync(path.join(dogHead.path, name)), 1000);
    for (let i = 0; i < soup.corners.length; i += 3) {
      soup.corners.set(place([soup.corners[i]!, soup.corners[i + 1]!, soup.corners[i + 2]!]), i);
    }
    return soup;
  };
  const files = readdirSync(dogHead.path).filter(f => f.endsWith('.stl'));
  const bones: Soup[] = [];
  const part = (name: string, hu: number): Part => {
    const soup = load(name);
    if (hu >= 1200) bones.push(soup);
    return { corners: soup.corners, hu };
  };
  const tooth = /Canine|Incisor|Molar|Premolar/;
  const parts: Part[] = [
    part('SKINbody.stl', 40),
    ...files.filter(f => f.startsWith('MUSC')).map(f => part(f, 60)),
    ...files.filter(f => f.startsWith('BONEeye')).map(f => part(f, 20)),
    ...files
      .filter(
        f => f.startsWith('BONE') && !f.startsWith('BONEeye') && !tooth.test(f) && f !== 'BONESkull.stl',
      )
      .map(f => part(f, 1200)),
    ...files.filter(f => tooth.test(f)).map(f => part(f, 2000)),
  ];
  const skull = load('BONESkull.stl');
  parts.push({ corners: skull.corners, hu: 1250 });

  // The scan's grid: patient axes, the box of the placed region.
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(n =>
    place([
      (n & 1 ? scannedMax : scannedMin)[0],
      (n & 2 ? scannedMax : scannedMin)[1],
      (n & 4 ? scannedMax : scannedMin)[2],
    ]),
  );
  const low = [0, 1, 2].map(a => Math.min(...corners.map(c => c[a]!))) as unknown as P3;
  const high = [0, 1, 2].map(a => Math.max(...corners.map(c => c[a]!))) as unknown as P3;
  const grid: Grid = {
    sizeVoxels: [0, 1, 2].map(a => Math.ceil((high[a]! - low[a]!) / spacingMm)) as [number, number, number],
    spacingMm: [spacingMm, spacingMm, spacingMm],
    originLps: low,
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
  const distance = buildMeshDistance(skull);
  let others: MeshDistance | null = null;
  const otherBones = (): MeshDistance => (others ??= buildMeshDistance(joinSoups(bones)));
  let brainMm3 = 0;
  const volume = scanParts(parts, grid, {
    blurMm,
    noiseHu,
    seed,
    beforeBlur: hu => (brainMm3 = fillBraincase(hu, distance, grid, offset)),
  });
  return {
    volume,
    skull: distance,
    otherBones: p => otherBones().signed(p),
    dorsal: unit(spin([0, 0, 1])),
    rostral: unit(spin([1, 0, 0])),
    brain: offset,
    place,
    brainMm3,
  };
}

/**
 * Gives the free space of the brain-case 38 HU: what a ball of 10 mm radius can sweep from the
 * middle without touching bone (1 mm steps). The foramen magnum is too narrow for it. Returns the
 * volume filled, mm3.
 */
function fillBraincase(hu: Float32Array, skull: MeshDistance, fine: Grid, middle: P3): number {
  const ballMm = 10;
  const n = 161;
  const half = (n - 1) / 2;
  const index = (i: number, j: number, k: number): number => i + n * (j + n * k);
  const free = (i: number, j: number, k: number): boolean =>
    skull.signed(walk(middle, [i - half, j - half, k - half], 1)) >= ballMm;
  const seen = new Uint8Array(n ** 3);
  const filled = new Uint8Array(n ** 3);
  const queue: P3[] = [[half, half, half]];
  if (!free(half, half, half)) throw new Error('the middle of the brain-case is within a ball of bone');
  seen[index(half, half, half)] = 1;
  while (queue.length > 0) {
    const [i, j, k] = queue.pop()!;
    if (Math.max(i, j, k) > n - 12 || Math.min(i, j, k) < 12) throw new Error('the brain-case leaks');
    for (let c = -ballMm; c <= ballMm; c++) {
      for (let b = -ballMm; b <= ballMm; b++) {
        const a = Math.floor(Math.sqrt(Math.max(-1, ballMm * ballMm - b * b - c * c)));
        if (a >= 0) filled.fill(1, index(i - a, j + b, k + c), index(i + a, j + b, k + c) + 1);
      }
    }
    for (const [a, b, c] of [
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ] as const) {
      const next = index(i + a, j + b, k + c);
      if (seen[next]) continue;
      seen[next] = 1;
      if (free(i + a, j + b, k + c)) queue.push([i + a, j + b, k + c]);
    }
  }
  let volume = 0;
  const [ni, nj, nk] = fine.sizeVoxels;
  const step = fine.spacingMm[0];
  for (let k = 0, v = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, v++) {
        const [x, y, z] = [i, j, k].map((c, a) =>
          Math.round(fine.originLps[a]! + c * step - middle[a]! + half),
        ) as unknown as P3;
        if (Math.min(x, y, z) < 0 || Math.max(x, y, z) >= n) continue;
        if (!filled[index(x, y, z)] || hu[v]! > 45) continue;
        hu[v] = 38;
        volume += step ** 3;
      }
    }
  }
  return volume;
}

function joinSoups(soups: readonly Soup[]): Soup {
  const triangleCount = soups.reduce((sum, soup) => sum + soup.triangleCount, 0);
  const corners = new Float64Array(9 * triangleCount);
  let at = 0;
  for (const soup of soups) {
    corners.set(soup.corners.subarray(0, 9 * soup.triangleCount), at);
    at += 9 * soup.triangleCount;
  }
  return { header: '', triangleCount, corners, statedNormals: new Float64Array(3 * triangleCount) };
}
