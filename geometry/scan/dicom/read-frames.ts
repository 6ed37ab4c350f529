import type { DataSet } from './data-set';
import { readPlane, readRescale, readThickness, readTraits } from './read-slice-groups';
import { firstItem } from './read-values';
import type { PixelPlace, SliceHeader } from '../source/slice-header';

const SHARED_GROUPS = 'x52009229';
const FRAME_GROUPS = 'x52009230';

/**
 * The headers of an Enhanced object's frames (PS3.3 C.7.6.16): what a frame says of itself, else
 * what all frames share, else what the file says at its top.
 *
 * @param whole the header as the top of the file gives it
 * @returns one header for a file that does not tell its frames apart; null where it describes fewer
 *   than it holds
 */
export function readFrames(data: DataSet, whole: SliceHeader): readonly SliceHeader[] | null {
  const items = data.items(FRAME_GROUPS, whole.frames);
  const shared = firstItem(data, SHARED_GROUPS);
  if (!items && !shared) return [whole];
  if ((items?.length ?? 0) < whole.frames && (items !== undefined || whole.frames > 1)) return null;
  return Array.from({ length: whole.frames }, (_, frame) => {
    const groups = [items?.[frame], shared].filter(group => group !== undefined);
    const rescale = readRescale(groups);
    return {
      ...whole,
      frame,
      frames: 1,
      ...readPlane(groups, whole),
      thicknessMm: readThickness(groups) ?? whole.thicknessMm,
      ...(rescale
        ? {
            hasRescale: true,
            rescaleType: rescale.type,
            encoding: { ...whole.encoding, rescaleSlope: rescale.slope, rescaleIntercept: rescale.intercept },
          }
        : {}),
      traits: readTraits(groups, whole.traits),
      pixels: whole.pixels && placeOfFrame(whole.pixels, frame, whole),
    };
  });
}

function placeOfFrame(
  whole: PixelPlace,
  frame: number,
  { encoding: { rows, columns, bitsAllocated }, frames }: SliceHeader,
): PixelPlace {
  if (whole.kind === 'items') return { ...whole, frame, frames };
  const frameBytes = Math.ceil((rows * columns * bitsAllocated) / 8);
  const rest = Math.max(0, whole.byteLength - frame * frameBytes);
  // What is left behind the last frame is the last one's, and too much for it: that must not go
  // unnoticed.
  const byteLength = frame === frames - 1 ? rest : Math.min(frameBytes, rest);
  const place = { offset: whole.offset + frame * frameBytes, byteLength };
  return whole.kind === 'deflated' ? { ...whole, ...place, frames } : { ...whole, ...place };
}
