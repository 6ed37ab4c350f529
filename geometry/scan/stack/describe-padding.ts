import { phrase } from '../../messages/phrase';
import { nameOf } from '../source/scan-file';
import { MOST_PADDING_HU } from '../codecs/pixel-encoding';
import type { Repair } from '../source/repair';
import type { SliceSource } from '../source/slice-source';

/**
 * Says of a CT whose padding value is one that tissue or bone has that it was not taken for
 * "outside the scan".
 */
export function describePadding(slices: readonly SliceSource[]): Repair[] {
  for (const { file, header } of slices) {
    const { padding, rescaleSlope, rescaleIntercept } = header.encoding;
    if (header.modality !== 'CT' || !padding) continue;
    const hu = Math.max(...padding.map(value => value * rescaleSlope + rescaleIntercept));
    if (!(hu > MOST_PADDING_HU)) continue;
    return [
      {
        code: 'padding-kept',
        amount: Math.round(hu),
        unit: 'HU',
        ...phrase('padding-kept', { file: nameOf(file.path), padding: Math.round(hu) }),
        slices: [],
      },
    ];
  }
  return [];
}
