import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { BIG_ENDIAN, EXPLICIT, IMPLICIT, replacing, type TestElement } from '../support/write-dicom';

const SYNTAXES = [EXPLICIT, IMPLICIT, BIG_ENDIAN];

/** What a header may say of pixels and places, in every slice or in one alone; sound or not. */
const CHANGES: readonly ((random: ReturnType<typeof seededRandom>) => TestElement)[] = [
  r => ({ tag: 0x00281052, vr: 'DS', value: pick(r, ['0', '-1024', '-8192', '', 'x', '1e9', '-0']) }),
  r => ({ tag: 0x00281053, vr: 'DS', value: pick(r, ['1', '2', '0', '-1', '1e-9', 'Infinity', '']) }),
  r => ({ tag: 0x00281054, vr: 'LO', value: pick(r, ['HU', 'US', 'mg/ml', 'hu ', '?']) }),
  r => ({ tag: 0x00280100, vr: 'US', value: pick(r, [1, 8, 12, 16, 32, 65535]) }),
  r => ({ tag: 0x00280101, vr: 'US', value: pick(r, [0, 1, 12, 15, 16, 17]) }),
  r => ({ tag: 0x00280102, vr: 'US', value: pick(r, [0, 11, 14, 15, 16]) }),
  r => ({ tag: 0x00280103, vr: 'US', value: pick(r, [0, 1, 2]) }),
  r => ({ tag: 0x00280120, vr: 'US', value: pick(r, [0, 100, 2096, 63536, 65535]) }),
  r => ({ tag: 0x00280010, vr: 'US', value: pick(r, [0, 1, 4, 5, 6, 65535]) }),
  r => ({ tag: 0x00280011, vr: 'US', value: pick(r, [0, 1, 5, 6, 7, 65535]) }),
  r => ({ tag: 0x00280008, vr: 'IS', value: pick(r, ['1', '2', '0', '99999999', '-1']) }),
  r => ({ tag: 0x00280030, vr: 'DS', value: pick(r, ['0.5\\0.5', '0\\0', '1e-9\\1', '0.5', '-1\\1']) }),
  r => ({
    tag: 0x00200032,
    vr: 'DS',
    value: pick(r, ['0\\0\\0', '1e9\\0\\3', 'x\\y\\z', '0\\0', '10\\20\\31.1']),
  }),
  r => ({
    tag: 0x00200037,
    vr: 'DS',
    value: pick(r, ['1\\0\\0\\0\\0\\1', '0\\0\\0\\0\\0\\0', '1\\0\\0\\1\\0\\0']),
  }),
  r => ({ tag: 0x00080060, vr: 'CS', value: pick(r, ['CT', 'MR', 'PT', '']) }),
  r => ({ tag: 0x00200012, vr: 'IS', value: pick(r, ['1', '2', '']) }),
  r => ({ tag: 0x00200013, vr: 'IS', value: pick(r, ['1', '2', '0', '-5', '999']) }),
];

const pick = <T>(random: ReturnType<typeof seededRandom>, among: readonly T[]): T =>
  among[random.whole(0, among.length - 1)]!;

/** Bytes of a header that are lost, doubled or put in between. */
function shift(bytes: Uint8Array, random: ReturnType<typeof seededRandom>): Uint8Array {
  const at = random.whole(130, bytes.length - 60);
  const count = random.whole(1, 24);
  const keep = pick(random, ['lose', 'double', 'insert']);
  if (keep === 'lose') return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + count)]);
  const extra =
    keep === 'double'
      ? bytes.subarray(at, at + count)
      : Array.from({ length: count }, () => random.whole(0, 255));
  return Uint8Array.from([...bytes.subarray(0, at), ...extra, ...bytes.subarray(at)]);
}

describe('headers that say anything', () => {
  it('are read or refused in words, and what is read is what its header says (600 seeds)', async () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 600; seed++) {
      const random = seededRandom(seed);
      const changes = Array.from({ length: random.whole(1, 3) }, () => pick(random, CHANGES)(random));
      const only = random.uniform() < 0.5 ? random.whole(0, 4) : null;
      const replace = replacing(...changes);
      const transferSyntaxUid = pick(random, SYNTAXES);
      let files: ScanFile[] = makeSeries({
        transferSyntaxUid,
        ...(only === null ? { replace } : { slice: k => (k === only ? { replace } : {}) }),
      });
      if (random.uniform() < 0.4) {
        const which = random.whole(0, 4);
        const bytes = shift(new Uint8Array(await files[which]!.read()), random);
        files = files.map((file, n) => (n === which ? memoryFile(file.path, bytes) : file));
      }
      const inventory = await inspectScan(files);
      if (!inventory.ok) {
        expect(inventory.problem.message, `seed ${seed}`).toMatch(/\S.*\.$/s);
        outcomes.set(inventory.problem.code, (outcomes.get(inventory.problem.code) ?? 0) + 1);
        continue;
      }
      for (const summary of inventory.value.series) {
        const result = await readSeries(inventory.value, summary.uid, undefined, undefined, {
          roles: ['ct', 'mr'],
        });
        const code = result.ok ? 'read' : result.problem.code;
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        if (!result.ok) {
          expect(result.problem.message, `seed ${seed}`).toMatch(/\S.*[.)]$/s);
          continue;
        }
        const { volume } = result.value;
        expect(
          [...volume.sizeVoxels, ...volume.spacingMm].every(n => n > 0 && Number.isFinite(n)),
          `seed ${seed}`,
        ).toBe(true);
        // A slice that alone is scaled otherwise never stands among the others of a CT.
        const sources = inventory.value.sources.get(summary.uid)!.slices;
        const scales = new Set(
          sources.map(
            ({ header: { encoding: e } }) =>
              `${e.rescaleSlope} ${e.rescaleIntercept} ${e.signed} ${e.bitsStored}`,
          ),
        );
        if (summary.modality === 'CT') expect([seed, scales.size]).toEqual([seed, 1]);
      }
    }
    expect(outcomes.get('read')).toBeGreaterThan(60);
    expect(outcomes.size).toBeGreaterThan(15);
  });
});
