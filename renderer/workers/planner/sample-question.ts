import type { SampleName } from '../../../samples/patients';
import type { SampleFrame } from './sample-frame';
import type { Voxels } from '../../../geometry/volume/volume';

/** Planner -> helper: build the head meanwhile; simulate slices [from, to). */
export type SampleQuestion =
  | { readonly type: 'build'; readonly name: SampleName }
  | {
      readonly type: 'simulate';
      readonly name: SampleName;
      readonly frame: SampleFrame;
      readonly from: number;
      readonly to: number;
    };

export interface SampleAnswer {
  readonly from: number;
  readonly to: number;
  readonly voxels: Voxels;
}
