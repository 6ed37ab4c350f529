/** A compressed frame that cannot be decoded; thrown inside the decoders, turned into a Problem by decode-frame. */
export class CodestreamError extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'CodestreamError';
  }
}
