import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { memoryFile } from './memory-file';
import { replacing, without, writeSlice, type TestElement, type TestSlice } from './write-dicom';

/** What one frame says of itself: functional groups, besides its place. */
export interface TestFrame {
  readonly position: readonly number[];
  readonly groups?: readonly TestElement[];
  /** Raw patterns; default: 100 * index of the frame + index of the pixel. */
  readonly pixels?: Int16Array;
}

/** A functional group with one item. */
export const group = (tag: number, ...elements: TestElement[]): TestElement => ({
  tag,
  vr: 'SQ',
  value: [elements],
});

/**
 * An Enhanced file, 6 x 5 pixels a frame: orientation, pixel size and rescale shared, the rest each
 * frame's own.
 */
export function makeEnhanced(
  frames: readonly TestFrame[],
  options: Partial<TestSlice> & { readonly path?: string; readonly shared?: readonly TestElement[] } = {},
): ScanFile {
  const { path = 'mf.dcm', shared = [], ...slice } = options;
  const pixels = Int16Array.from(
    frames.flatMap(({ pixels: own }, k) => [...(own ?? Array.from({ length: 30 }, (_, i) => 100 * k + i))]),
  );
  const replace = new Map<number, TestElement | null>([
    ...without(0x00200032, 0x00200037, 0x00280030, 0x00281052, 0x00281053),
    ...replacing(
      { tag: 0x00280008, vr: 'IS', value: String(frames.length) },
      {
        tag: 0x52009229,
        vr: 'SQ',
        value: [
          [
            group(0x00209116, { tag: 0x00200037, vr: 'DS', value: '1\\0\\0\\0\\1\\0' }),
            group(0x00289110, { tag: 0x00280030, vr: 'DS', value: '0.5\\0.4' }),
            group(
              0x00289145,
              { tag: 0x00281052, vr: 'DS', value: '-10' },
              { tag: 0x00281053, vr: 'DS', value: '1' },
              { tag: 0x00281054, vr: 'LO', value: 'HU' },
            ),
            ...shared,
          ],
        ],
      },
      {
        tag: 0x52009230,
        vr: 'SQ',
        value: frames.map(({ position, groups = [] }) => [
          group(0x00209113, { tag: 0x00200032, vr: 'DS', value: position.join('\\') }),
          ...groups,
        ]),
      },
    ),
    ...(slice.replace ?? []),
  ]);
  return memoryFile(path, writeSlice({ columns: 6, rows: 5, ...slice, pixels, replace }));
}
