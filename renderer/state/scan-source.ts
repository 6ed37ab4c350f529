import type { SampleName } from '../../samples/patients';

/** Where the scan came from, so that it can be opened again. */
export type ScanSource =
  | { readonly kind: 'files'; readonly folder: string }
  | { readonly kind: 'sample'; readonly name: SampleName };
