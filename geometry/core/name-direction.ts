import { dot, normalize, type Vec3 } from './vector';

/** An animal's axes, unit, in the frame of the directions that are named. */
export interface NamedAxes {
  readonly left: Vec3;
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
}

/**
 * Le(ft), Rt (right), D(orsal), V(entral), R(ostral), Cd (caudal): never a bare letter for a side
 * (DICOM PS3.3 C.7.6.1.1.1).
 */
export type SideLetter = 'Le' | 'Rt' | 'D' | 'V' | 'R' | 'Cd';

/**
 * A second letter joins the first where a direction leans more than this towards it (sine of 30
 * degrees).
 */
const SECOND_LETTER = 0.5;

/**
 * The anatomical letters of a direction: the nearest of Le, Rt, D, V, R, Cd, and a second where it
 * leans to it.
 */
export function lettersOf(direction: Vec3, axes: NamedAxes): string {
  const d = normalize(direction);
  const parts = [
    { size: dot(d, axes.left), names: ['Le', 'Rt'] },
    { size: dot(d, axes.dorsal), names: ['D', 'V'] },
    { size: dot(d, axes.rostral), names: ['R', 'Cd'] },
  ]
    .map(({ size, names }) => ({ size: Math.abs(size), name: names[size >= 0 ? 0 : 1]! }))
    .sort((a, b) => b.size - a.size);
  const [first, second] = parts;
  return second!.size > SECOND_LETTER ? `${first!.name}-${second!.name}` : first!.name;
}

/** The side of the animal that letters name, alone or with another; null where they name none. */
export function sideOf(letters: string): 'left' | 'right' | null {
  const named = letters.split('-');
  return named.includes('Le') ? 'left' : named.includes('Rt') ? 'right' : null;
}
