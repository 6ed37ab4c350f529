import type { SampleName } from '../../../samples/patients';
import { openGiven } from './open-given';

/** Opens a sample patient. */
export const openSample = (name: SampleName): Promise<void> => openGiven({ kind: 'sample', name });
