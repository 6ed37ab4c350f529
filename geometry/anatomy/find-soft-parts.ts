import type { NamedAxes } from '../core/name-direction';
import { findEarCanals } from './find-ear-canals';
import type { Endocranium } from './find-endocranium';
import { findEyes } from './find-eyes';
import type { HeadMap } from './map-head';

/** Soft parts of a head that a guide must not touch. */
export type SoftKind = 'eye' | 'ear';
export const SOFT_KINDS = ['eye', 'ear'] as const satisfies readonly SoftKind[];
const SIDES = ['left', 'right'] as const;

/** One of them, as the balls that it fills. */
export interface SoftPart {
  readonly kind: SoftKind;
  readonly side: 'left' | 'right';
  /** xyz each, LPS mm. */
  readonly middlesLps: Float64Array;
  readonly ballRadiusMm: number;
}

export interface SoftParts {
  readonly found: readonly SoftPart[];
  /** What the scan does not show: cut away, filled, or not as it usually is. */
  readonly missing: readonly Pick<SoftPart, 'kind' | 'side'>[];
}

/** Looks for both eyes and both ear canals; `axes` are the animal's, LPS. */
export function findSoftPartsIn(map: HeadMap, endocranium: Endocranium, axes: NamedAxes): SoftParts {
  const eyes = findEyes(map, endocranium, axes);
  const ears = findEarCanals(map, endocranium, axes);
  const found: SoftPart[] = [];
  const missing: Pick<SoftPart, 'kind' | 'side'>[] = [];
  for (const side of SIDES) {
    const [eye, ear] = [eyes[side], ears[side]];
    if (eye) {
      const middlesLps = Float64Array.from(eye.centreLps);
      found.push({ kind: 'eye', side, middlesLps, ballRadiusMm: eye.radiusMm });
    } else missing.push({ kind: 'eye', side });
    if (ear) found.push({ kind: 'ear', side, middlesLps: ear.cellsLps, ballRadiusMm: ear.cellRadiusMm });
    else missing.push({ kind: 'ear', side });
  }
  return { found, missing };
}
