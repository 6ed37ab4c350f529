import type { Sentence } from '../../core/message';
import { MessageError } from '../../core/message-error';
import { joined, words } from '../../messages/phrase';

/**
 * A compressed frame that cannot be decoded; thrown inside the decoders, turned into a Problem by
 * decode-frame.
 */
export class CodestreamError extends MessageError {
  constructor(detail: Sentence) {
    super(joined([detail]));
    this.name = 'CodestreamError';
  }
}

/** Of a codestream that is not as large as its file says, pixels. */
export function otherSize(held: SizePx, said: SizePx): Sentence {
  const size = ({ columns, rows }: SizePx): Sentence => words('size-two', { x: columns, y: rows });
  return words('other-pixel-count', { held: size(held), said: size(said) });
}

interface SizePx {
  readonly columns: number;
  readonly rows: number;
}
