import type { Vec3 } from '../../core/vector';
import type { RigidTransform } from '../../fusion/rigid-transform';
import { hashBytes } from './hash-bytes';

/*
 * What a signature was put to: a hash of the scan's content and of what was said of it. A signature
 * whose seal is another than that of what now stands beside it was put to something else, and has
 * lapsed.
 */

/**
 * Directions and matrices are told apart from a millionth on, translations from a thousandth of a
 * millimetre.
 */
const numbers = (values: readonly number[], digits: number): string =>
  values.map(value => String(Math.round(value * 10 ** digits) + 0)).join(' ');

const seal = (...lines: readonly string[]): string =>
  hashBytes(new TextEncoder().encode(`${lines.join('\n')}\n`));

/** Of a confirmed orientation: these axes in this scan. */
export const sealOrientation = (
  content: string,
  { dorsal, rostral }: { readonly dorsal: Vec3; readonly rostral: Vec3 },
): string => seal('bregma-orientation 1', content, numbers(dorsal, 6), numbers(rostral, 6));

/** Of an accepted fusion: this scan on that one, moved so. */
export const sealFusion = (
  fixedContent: string,
  movingContent: string,
  { rotation, translationMm }: RigidTransform,
): string =>
  seal('bregma-fusion 1', fixedContent, movingContent, numbers(rotation, 6), numbers(translationMm, 3));
