import { movedSplit, type Field } from './field';

/** A solid that is pushed up or down by amounts that change smoothly from place to place. */
export interface HeightShift {
  /** How high what is now at (x, y, z) was before, mm. */
  heightBefore(x: number, y: number): number;
  /** No two points lay farther apart before than by this factor. */
  readonly stretch: number;
}

/** The field of a solid whose points are moved up or down. */
export function shiftHeights(field: Field, shift: HeightShift): Field {
  const { stretch } = shift;
  return {
    slope: field.slope * stretch,
    ...movedSplit(field, part => shiftHeights(part, shift)),
    at: (x, y, z) => field.at(x, shift.heightBefore(x, y), z),
    within: (x, y, z, r) => shiftHeights(field.within(x, shift.heightBefore(x, y), z, r * stretch), shift),
  };
}
