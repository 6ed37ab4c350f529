import { number } from '../language/format';
import type { PatientPoint } from '../../geometry/core/frames';
import { angleBetween, distance, subtract, type Vec3 } from '../../geometry/core/vector';

/**
 * A measurement drawn on a slice: two points for a distance, three for an angle (its corner is the
 * second).
 */
export interface Measurement {
  readonly id: number;
  readonly kind: 'distance' | 'angle';
  /** LPS mm; fewer than `pointsOf(kind)` while it is being drawn. */
  readonly points: readonly PatientPoint[];
}

export const pointsOf = (kind: Measurement['kind']): number => (kind === 'distance' ? 2 : 3);

/**
 * The measured value with its unit, as the language writes it: "12.34 mm", "41,5°"; empty while
 * points are missing.
 */
export function describeMeasurement({ kind, points }: Measurement, language: string): string {
  const [a, b, c] = points;
  if (kind === 'distance') return a && b ? `${number(distance(a, b), 2, language)} mm` : '';
  if (!a || !b || !c) return '';
  const first = subtract<Vec3>(a, b);
  const second = subtract<Vec3>(c, b);
  return `${number((angleBetween(first, second) * 180) / Math.PI, 1, language)}°`;
}
