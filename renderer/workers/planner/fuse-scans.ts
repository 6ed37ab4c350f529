import { fuseVolumes } from '../../../geometry/fusion/fuse-volumes';
import type { Fusion } from '../../../geometry/fusion/fusion';
import type { Result } from '../../../geometry/core/result';
import type { JobRequest } from './planner-protocol';
import type { JobContext } from './planner-state';

/** Lays a scan on the CT by what both show. */
export const fuse = (
  { fixed, moving, start }: JobRequest<'fuse'>,
  { onProgress, signal }: JobContext,
): Promise<Result<Fusion>> => fuseVolumes(fixed, moving, start ? { start } : {}, onProgress, signal);
