import { words } from '../../messages/phrase';
import { CodestreamError } from './codestream-error';

/**
 * Decodes one DICOM RLE frame (PS3.5 annex G) of one sample a pixel: one PackBits segment for each
 * byte of the sample, the most significant first.
 *
 * @param bytesPerSample 1 or 2
 * @param samples receives the unsigned patterns
 * @throws CodestreamError where a segment is missing, ends early or holds more than the samples
 */
export function decodeRle(frame: Uint8Array, bytesPerSample: number, samples: Uint16Array): void {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 64) throw new CodestreamError(words('run-length-short'));
  const segments = view.getUint32(0, true);
  if (segments !== bytesPerSample) {
    throw new CodestreamError(words('run-length-segments', { segments, expected: bytesPerSample }));
  }
  samples.fill(0);
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : frame.length;
    if (start < 64 || end > frame.length || start > end) throw new CodestreamError(words('segment-outside'));
    unpackSegment(frame.subarray(start, end), 8 * (segments - 1 - segment), samples);
  }
}

function unpackSegment(segment: Uint8Array, shift: number, samples: Uint16Array): void {
  let from = 0;
  let to = 0;
  while (to < samples.length) {
    if (from + 1 >= segment.length) throw new CodestreamError(words('data-ends-early'));
    const control = segment[from++]!;
    if (control === 128) continue;
    const isRun = control > 128;
    const count = Math.min(isRun ? 257 - control : control + 1, samples.length - to);
    if (isRun) {
      const bits = segment[from++]! << shift;
      for (let i = 0; i < count; i++) samples[to++]! |= bits;
    } else {
      if (from + count > segment.length) throw new CodestreamError(words('data-ends-early'));
      for (let i = 0; i < count; i++) samples[to++]! |= segment[from++]! << shift;
    }
  }
  // What is left pads the segment to an even length: a zero, or the control that stands for
  // nothing.
  if (segment.subarray(from).some(byte => byte !== 0 && byte !== 128)) {
    throw new CodestreamError(words('more-pixels'));
  }
}
