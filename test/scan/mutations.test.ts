import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { CODEC_FIXTURES } from '../fixtures/codec-picture';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';

const decoder = localFrameDecoder();

/**
 * Reads whatever can be read: each series on its own. What counts is that it ends, and in a Result.
 */
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

  it.each(CODEC_FIXTURES)('of every coding never takes the program down: $file', async ({ file }) => {
    const sound = new Uint8Array(readFileSync(join('test/fixtures/codecs', file)));
    // A sound stack of it is read: what follows tries the decoder, not a header that is refused
    // anyway.
    const stack = [0, 1, 2].map(k => memoryFile(String(k), placedAt(sound, k)));
    if (file !== 'deflated.dcm') expect(await readAll(stack)).toBe('read');
    for (let seed = 1; seed <= 6; seed++) {
      const damaged = memoryFile('1', mutate(placedAt(sound, 1), seed, HEADER_BYTES));
      expect(await readAll([stack[0]!, damaged, stack[2]!])).toMatch(/\S/);
    }
  });
});

/** About as much of a file of test/fixtures/codecs is its header. */
const HEADER_BYTES = 900;

/**
 * The file with the last coordinate of its position changed: "4.700000" becomes "5.700000" for k =
 * 1, where it is not deflated.
 */
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
