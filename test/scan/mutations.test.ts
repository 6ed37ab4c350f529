import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { sharedFolder } from '../support/prerequisites';

const decoder = localFrameDecoder();

/** Reads whatever can be read: each series on its own. What counts is that it ends, and in a Result. */
async function readAll(files: readonly ScanFile[]): Promise<string> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) {
    expect(inventory.problem.message).toMatch(/\S.*\.$/);
    return inventory.problem.code;
  }
  const outcomes: string[] = [];
  for (const { uid } of inventory.value.series) {
    const read = await readSeries(inventory.value, uid, undefined, undefined, { decoder });
    outcomes.push(read.ok ? 'read' : read.problem.code);
    if (!read.ok) expect(read.problem.message).toMatch(/\S.*/);
  }
  return outcomes.join();
}

function mutate(bytes: Uint8Array, seed: number, headerBytes: number): Uint8Array {
  const random = seededRandom(seed);
  const changed = bytes.slice();
  const flips = random.whole(1, 6);
  for (let n = 0; n < flips; n++) {
    // Half of the flips in the header, where each has a meaning.
    const end = random.uniform() < 0.5 ? Math.min(headerBytes, changed.length) : changed.length;
    const at = random.whole(128, end - 1);
    changed[at] = changed[at]! ^ (1 << random.whole(0, 7));
  }
  return random.uniform() < 0.3 ? changed.slice(0, random.whole(1, changed.length)) : changed;
}

describe('a damaged file', () => {
  it('among small slices never takes the program down (250 seeds)', async () => {
    const files = makeSeries({ count: 4 });
    const sound = new Uint8Array(await files[2]!.read());
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 250; seed++) {
      const damaged = memoryFile('ct/002', mutate(sound, seed, sound.length));
      const outcome = await readAll([files[0]!, files[1]!, damaged, files[3]!]);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // Flips in a pixel or a name leave a readable series; others must be refused in several ways.
    expect(outcomes.get('read')).toBeGreaterThan(10);
    expect(outcomes.size).toBeGreaterThan(5);
  });

  it('cut anywhere is never read as a whole slice', async () => {
    const files = makeSeries({ count: 4 });
    const sound = new Uint8Array(await files[3]!.read());
    for (let keep = 0; keep < sound.length; keep++) {
      const cut = memoryFile('ct/003.dcm', sound.slice(0, keep));
      const outcome = await readAll([...files.slice(0, 3), cut]);
      expect(outcome, `${keep} of ${sound.length} bytes`).not.toBe('read');
    }
  });

  const data = sharedFolder('ct-syntaxes');
  const names = [
    'CTImage.dcm_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm',
    'CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm',
    'CTImage.dcm_JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm',
    'CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm',
    'CTImage.dcm_JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70.dcm',
    'CTImage.dcm_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm',
    'CTImage.dcm_JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90.dcm',
  ];
  it.skipIf(!data.isThere)(`of every coding never takes the program down${data.note}`, async () => {
    for (const name of names) {
      const path = join(data.path, name);
      expect(existsSync(path)).toBe(true);
      const sound = new Uint8Array(readFileSync(path));
      for (let seed = 1; seed <= 6; seed++) {
        // Three slices, so that the series is a volume: the place is a string of fixed length in the header.
        const stack = [0, 1, 2].map(k => memoryFile(String(k), placedAt(sound, k)));
        const damaged = memoryFile('1', mutate(placedAt(sound, 1), seed, 7000));
        expect(await readAll([stack[0]!, damaged, stack[2]!])).toMatch(/\S/);
      }
    }
  });
});

/** The file with the last coordinate of its position changed: "4.700000" becomes "5.700000" for k = 1. */
function placedAt(bytes: Uint8Array, k: number): Uint8Array {
  const changed = bytes.slice();
  const words = '\\4.700000';
  for (let at = 0; at + words.length < changed.length; at++) {
    if ([...words].every((letter, i) => changed[at + i] === letter.charCodeAt(0))) {
      changed[at + 1] = '456'.charCodeAt(k);
      break;
    }
  }
  return changed;
}
