import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';

/** A fault of ours in words; `detail` is for programmers. */
export const describeFault = (what: string, detail: string): Problem => ({
  code: 'fault',
  ...phrase('fault', { what }),
  where: detail,
});
