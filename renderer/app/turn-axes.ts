import { cross, type Vec3 } from '../../geometry/core/vector';

/** Dorsal and rostral; left is dorsal x rostral and follows. */
export interface TwoAxes {
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
}

export type Turn = 'flipDorsal' | 'flipRostral' | 'roll' | 'swap';

/**
 * Names the axes anew: dorsal and ventral exchanged, rostral and caudal exchanged, a quarter turn about the long axis,
 * or dorsal and rostral exchanged. Whatever is done, left stays the animal's left of those two.
 */
export function turnAxes({ dorsal, rostral }: TwoAxes, turn: Turn): TwoAxes {
  switch (turn) {
    case 'flipDorsal':
      return { dorsal: reverse(dorsal), rostral };
    case 'flipRostral':
      return { dorsal, rostral: reverse(rostral) };
    case 'roll':
      return { dorsal: cross(dorsal, rostral), rostral };
    case 'swap':
      return { dorsal: rostral, rostral: dorsal };
  }
}

/** The scan's own letter for the way a direction mostly points: L R, P A, H F as DICOM names them. */
export function scanLetter(direction: Vec3): string {
  const sizes = direction.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const names = [
    ['L', 'R'],
    ['P', 'A'],
    ['H', 'F'],
  ][axis]!;
  return names[direction[axis]! >= 0 ? 0 : 1]!;
}

const reverse = (v: Vec3): Vec3 => [-v[0] + 0, -v[1] + 0, -v[2] + 0];
