import type { Sentence, Value } from '../core/message';
import { words } from './phrase';

/** Several values in one place, with words of the catalogue between them: "a; b; c". */
export const chained = (
  code: 'after-semicolon' | 'either' | 'both' | 'plus',
  values: readonly Value[],
): Value => values.reduce((first, next) => words(code, { first, next }));

/** "512 x 512". */
export const sizeTwo = (x: Value, y: Value): Sentence => words('size-two', { x, y });

/** "512 x 512 x 300". */
export const sizeThree = ([x, y, z]: readonly [Value, Value, Value]): Value =>
  words('size-three', { x, y, z });

/** The first of several, and how many more there are: "a.dcm and 2 more". */
export const andMore = (first: string, count: number): Value =>
  count > 0 ? words('and-more', { first, count }) : first;
