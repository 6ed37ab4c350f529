import { refuse, succeed, type Result } from '../../core/result';
import { phrase } from '../../messages/phrase';
import { rawStart, refuseShort, refuseSurplus, sampleCount, SPARE_BYTES } from './stream-samples';
import { SAMPLE_BYTES } from './volume-header';
import type { VolumeFile } from './volume-file-source';

/** Up to so many bytes, however small the file: a phantom without noise packs well. */
const MOST_FREELY_BYTES = 64e6;
/** Beyond that a packed file may swell so many times: a CT does 2 to 10 times. */
const MOST_RATIO = 100;

/**
 * Whether a volume file can hold what its header says, before any memory is taken for it:
 * uncompressed, byte for byte; compressed, at a ratio that a scan can have.
 *
 * @returns Problems `truncated-file`, `more-than-said`, `swells`
 */
export async function checkVolumeSize(volume: VolumeFile): Promise<Result<null>> {
  const { data, header } = volume;
  const samples = sampleCount(volume);
  const said = samples * SAMPLE_BYTES[header.sample];
  if (header.packing === 'none') {
    const start = rawStart(volume, samples);
    const held = data.sizeBytes - start;
    if (start < 0 || held < said) {
      return refuseShort(volume);
    }
    const surplus = held - said;
    return surplus > 0 && !(await isFill(volume, start + said, surplus))
      ? refuseSurplus(volume, surplus)
      : succeed(null);
  }
  if (said > MOST_FREELY_BYTES && said > MOST_RATIO * data.sizeBytes) {
    const times = Math.round(said / data.sizeBytes);
    return refuse('swells', phrase('volume-swells', { file: data.path, times }), data.path);
  }
  return succeed(null);
}

/** A few zeros fill a last block up; anything else was meant to be voxels. */
async function isFill({ data }: VolumeFile, from: number, count: number): Promise<boolean> {
  if (count > SPARE_BYTES) return false;
  try {
    return new Uint8Array(await data.read(from, from + count)).every(byte => byte === 0);
  } catch {
    return false; // the reading of its voxels says why
  }
}
