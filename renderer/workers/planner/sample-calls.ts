import type { SampleName } from '../../../samples/patients';
import type { SampleFrame } from './sample-frame';
import type { Voxels } from '../../../geometry/volume/volume';

/**
 * What a helper of the planner is called for: to build the head meanwhile, and to simulate slices
 * [from, to).
 */
export interface SampleCalls {
  readonly build: { readonly request: SampleName; readonly reply: null };
  readonly simulate: {
    readonly request: {
      readonly name: SampleName;
      readonly frame: SampleFrame;
      readonly from: number;
      readonly to: number;
    };
    readonly reply: Voxels;
  };
}
