import { describe, expect, it } from 'vitest';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { readOnly } from '../support/read-volume';

/** A series of four whose third file ends otherwise. */
async function withThird(change: (bytes: Uint8Array) => Uint8Array): Promise<readonly ScanFile[]> {
  const files = makeSeries({ count: 4 });
  const third = change(new Uint8Array(await files[2]!.read()));
  return files.map((file, k) => (k === 2 ? memoryFile(file.path, third) : file));
}
const behind =
  (...more: number[]) =>
  (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from([...bytes, ...more]);

describe('uncompressed pixels with bytes behind them', () => {
  it('that slipped in before are in doubt, and the scan says so', async () => {
    const slip = (bytes: Uint8Array): Uint8Array =>
      Uint8Array.from([...bytes.slice(0, -40), 1, 2, ...bytes.slice(-40)]);
    const { rescues } = await readOnly(await withThird(slip));
    expect(rescues.map(({ code, amount }) => [code, amount])).toEqual([['bytes-behind', 1]]);
  });

  it.each([
    ['nothing', behind()],
    ['a fill of zeros', behind(0, 0, 0, 0, 0, 0)],
    ['a fill of FF', behind(0xff, 0xff)],
    [
      'an element of trailing padding',
      behind(0xfc, 0xff, 0xfc, 0xff, 0x4f, 0x42, 0, 0, 4, 0, 0, 0, 9, 9, 9, 9),
    ],
    ['a private element', behind(0xe1, 0x7f, 0x10, 0, 0x4c, 0x4f, 2, 0, 0x41, 0x42)],
  ])('are in no doubt where these are %s', async (_what, change) => {
    expect((await readOnly(await withThird(change))).rescues).toEqual([]);
  });
});
