import { along } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { levelLips, raiseLip } from './level-lips';
import { measureOverLip } from './measure-over-lip';
import type { PlacedSleeve } from './placed-sleeve';

/**
 * Sleeves whose upper lip the pad stands over, as beside a crest, raised out of it; then all as one
 * again.
 */
export function raiseOverPad(sleeves: readonly PlacedSleeve[], body: TriangleMesh): PlacedSleeve[] {
  const over = sleeves.map(
    s => measureOverLip(body, along(s.entry, s.up, s.upperLipMm), s.up, s.seatRadiusMm).overMm,
  );
  if (over.every(mm => mm === 0)) return [...sleeves];
  return levelLips(sleeves.map((s, n) => (over[n]! > 0 ? raiseLip(s, over[n]!) : s)));
}
