import { decimal, type Sentence } from '../core/message';
import type { Vec3 } from '../core/vector';
import { words } from './phrase';

/** A place in the patient, mm, as it stands in a sentence: its three coordinates to a tenth. */
export const pointWords = ([x, y, z]: Vec3): Sentence =>
  words('point', { x: decimal(x, 1), y: decimal(y, 1), z: decimal(z, 1) });
