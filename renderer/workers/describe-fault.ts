import type { Problem } from '../../geometry/core/result';

/** A fault of ours in words; `detail` is for programmers. */
export const describeFault = (message: string, detail: string): Problem => ({
  code: 'fault',
  message: `Something went wrong in Bregma itself (${message}). Your work is kept; try the step again, and report the details if it comes back.`,
  where: detail,
});
