import { describe, expect, it } from 'vitest';
import type { Check } from '../../geometry/core/check';
import { patientPoint, toLocal, type GuidePoint } from '../../geometry/core/frames';
import { angleBetween, cross, length, normalize, subtract } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { guideInput } from '../../geometry/plan/guide-input';
import { guidablePath, measurePaths } from '../../geometry/plan/measure-paths';
import { createBoneCache, prepareBone, softPartsOf } from '../../geometry/plan/prepare-bone';
import type { Sleeve } from '../../geometry/guide/parameters';
import { FILLET_MM } from '../../geometry/guide/shape-body';
import { loadKernel } from '../../geometry/solid/load-kernel';
import type { Volume } from '../../geometry/volume/volume';
import { readScan } from '../../main/files/read-scan';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient } from '../../samples/patients';
import { sampleCtOptions } from '../../samples/write-sample';
import { sharedFolder } from '../support/prerequisites';
import { cachedCt } from '../support/simulated-scans';

/**
 * Guides that the field tried on the samples, on coarser scans of the same heads: each FAILED for a
 * fault of ours, or passed with one. Paths in the samples' patient frame, LPS mm.
 */
/** A machine that does much else takes long over a bone surface. */
const TIMEOUT_MS = 480_000;

type Path = readonly [target: readonly number[], entry: readonly number[]];

/** Voxels as coarse as a plan takes without a warning, mm. */
const COARSE_MM = 1;
/** The orientation of every sample that is written with the usual pose. */
const usual = { dorsal: [0.049939, -0.996165, -0.071849], rostral: [0.039989, -0.069887, 0.996753] };
const caches = new Map<Volume, ReturnType<typeof createBoneCache>>();

const sampleScan = (name: 'mesocephalic' | 'cat'): Volume =>
  cachedCt(
    buildHead(samplePatient(name)),
    sampleCtOptions({
      spacingMm: [COARSE_MM, COARSE_MM, COARSE_MM],
      nodeMm: COARSE_MM,
      couch: false,
      tube: false,
    }),
  ).volume;
const scans = new Map<string, Volume>();
function scanOf(name: 'mesocephalic' | 'cat'): Volume {
  const volume = scans.get(name) ?? sampleScan(name);
  scans.set(name, volume);
  return volume;
}

async function design(
  volume: Volume,
  paths: readonly Path[],
  more: object = {},
  orientation: object = usual,
): Promise<{ readonly planCase: Case; readonly guide: GuideDesign }> {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { ...orientation, confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: paths.map(([targetLps, entryLps], n) => ({ id: `T${n + 1}`, targetLps, entryLps })),
    ...more,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const planCase = parsed.value;
  const cache = caches.get(volume) ?? createBoneCache();
  caches.set(volume, cache);
  const bone = await prepareBone(volume, planCase.bone, cache);
  if (!bone.ok) throw new Error(bone.problem.message);
  const measured = measurePaths(planCase, volume, bone.value).flatMap(guidablePath);
  expect(measured).toHaveLength(paths.length);
  const on = { ...bone.value, softParts: softPartsOf(planCase, bone.value) };
  const made = await designGuide(guideInput(planCase, on, measured, { kernel: await loadKernel() }));
  if (!made.ok) throw new Error(made.problem.message);
  return { planCase: planCase, guide: made.value };
}

const failed = ({ checks }: GuideDesign): string[] =>
  checks.filter(({ status }) => status === 'fail').map(({ id, message }) => `${id}: ${message}`);
const all = ({ checks }: GuideDesign, id: string): Check[] => checks.filter(check => check.id === id);

describe('mes-three: three bores side by side', () => {
  it(
    'are measured each by its own wall, with nothing over a lip',
    async () => {
      const { guide } = await design(
        scanOf('mesocephalic'),
        [
          [
            [1.2395, 0.9033, 18.0645],
            [-22.2053, -25.2412, 29.7171],
          ],
          [
            [0.2698, -14.1168, 40.7564],
            [-19.0913, -27.1811, 40.186],
          ],
          [
            [1.2111, -17.7496, 38.6976],
            [-12.8211, -34.4134, 34.3835],
          ],
        ],
        { tool: { name: '1.2', diameterMm: 1.2, lengthMm: 150, windowMm: 5, tipMm: 1.5 } },
      );
      expect(failed(guide)).toEqual([]);
      // The second bore had measured 1.357 mm, and 0.092 mm off: facets of its neighbour were taken
      // for its own.
      for (const { value } of all(guide, 'bore-diameter')) expect(value).toBeCloseTo(1.3, 2);
      for (const { value } of all(guide, 'bore-axis')) expect(value).toBeLessThan(0.005);
      expect(all(guide, 'lip-clear').map(({ status }) => status)).toEqual(['pass', 'pass', 'pass']);
    },
    TIMEOUT_MS,
  );
});

describe('mes-occ: a path from the occiput', () => {
  it(
    'has a guide of one piece',
    async () => {
      const { guide } = await design(scanOf('mesocephalic'), [
        [
          [-3.0245, -3.1447, 26.1353],
          [-6.6508, -31.9242, -4.6505],
        ],
      ]);
      expect(failed(guide)).toEqual([]);
      expect(all(guide, 'one-component')[0]).toMatchObject({ status: 'pass', value: 1 });
      expect(guide.windows).toBeGreaterThanOrEqual(2);
    },
    TIMEOUT_MS,
  );
});

describe('mes-orb: a path beside the orbit', () => {
  it(
    'comes off along its bore, past the zygomatic arch, and keeps the pad that was asked for',
    async () => {
      const { planCase: planCase, guide } = await design(scanOf('mesocephalic'), [
        [
          [6.0348, -7.1151, 49.1147],
          [23.2991, -8.4282, 66.3334],
        ],
      ]);
      expect(failed(guide)).toEqual([]);
      // The bore's own line leaves through the eyeball, whose middle lies in the guide.
      expect(all(guide, 'eye-clear')[0]!.message).toContain('REACHES INTO the right eye');
      const [sleeve] = guide.sleeves;
      const lean = angleBetween(guide.insertionLps, subtract(sleeve!.upperLipLps, sleeve!.lowerLipLps));
      expect((lean * 180) / Math.PI).toBeLessThan(45.5);
      // A window that ran into the pad's other side had made a smaller pad the better one.
      expect(all(guide, 'footprint')[0]).toMatchObject({
        status: 'pass',
        value: planCase.guide.footprintRadiusMm,
      });
      expect(all(guide, 'inspection-windows')[0]!.message).toMatch(/None fits to the right: the bone/);
    },
    TIMEOUT_MS,
  );
});

describe('cat-shift: a pad moved off a row of places', () => {
  it(
    'has no island behind the row',
    async () => {
      const keepOffLps = [
        [17.2698, -28.0316, 21.1938],
        [17.58, -28.4449, 25.1603],
        [17.8902, -28.8581, 29.1268],
        [18.2004, -29.2713, 33.0932],
        [18.5107, -29.6846, 37.0597],
      ] as const;
      const more = {
        footprintRadiusMm: 13,
        thicknessMm: 3.5,
        footprintShiftMm: { rostral: -2.2, left: 1.3 },
        keepOffLps,
      };
      const path: Path = [
        [17.2766, -21.7272, 30.433],
        [21.6089, -24.7003, 29.2691],
      ];
      const { planCase: planCase, guide } = await design(scanOf('cat'), [path], { guide: more });
      expect(failed(guide)).toEqual([]);
      expect(all(guide, 'one-component')[0]).toMatchObject({ status: 'pass', value: 1 });
      // Seen along the insertion, no pad comes within 3 mm of a place, less its rounded rim; the
      // sleeve's foot may.
      const places = planCase.guide.keepOffLps.map(p => toLocal(guide.frame, patientPoint(...p)));
      const [{ lowerLipLps, upperLipLps, outerDiameterMm }] = guide.sleeves as [Sleeve];
      const [low, high] = [lowerLipLps, upperLipLps].map(p => toLocal(guide.frame, p)) as [
        GuidePoint,
        GuidePoint,
      ];
      const up = normalize(subtract(high, low));
      const offSleeve = (q: GuidePoint): number =>
        length(cross(subtract(q, low), up)) - outerDiameterMm / 2 - FILLET_MM;
      const { positions: p } = guide.mesh;
      let nearest = Infinity;
      for (let v = 0; v < p.length; v += 3) {
        const q = toLocal(guide.frame, patientPoint(p[v]!, p[v + 1]!, p[v + 2]!));
        const [x, y, z] = q;
        if (offSleeve(q) < 0) continue;
        for (const place of places) {
          if (Math.abs(z - place[2]) < 3) nearest = Math.min(nearest, Math.hypot(x - place[0], y - place[1]));
        }
      }
      expect(nearest).toBeGreaterThan(2.2);
    },
    TIMEOUT_MS,
  );
});

const plastic = sharedFolder('plastic-skull', 'S2030');
describe.skipIf(!plastic.isThere)(`plastic-edge: the CT of a real scanner${plastic.note}`, () => {
  it(
    'has a closed guide',
    async () => {
      const read = await readScan([plastic.path]);
      if (!read.ok) throw new Error(read.problem.message);
      const path: Path = [
        [17.45, 140.79, 756.34],
        [17.71, 155.46, 811.42],
      ];
      const { guide } = await design(
        read.value.volume,
        [path],
        {},
        {
          dorsal: [0.004682732673742063, 0.2573846469439226, 0.9662976847391586],
          rostral: [-0.019070966580510215, -0.9661095495014598, 0.25742695390298836],
        },
      );
      expect(failed(guide)).toEqual([]);
      expect(all(guide, 'watertight')[0]).toMatchObject({ status: 'pass', value: 0 });
    },
    TIMEOUT_MS,
  );
});
