import { decimal } from '../core/message';
import type { Problem } from '../core/result';
import { phrase } from '../messages/phrase';
import type { FusionQuality } from './fusion';

/** What a fusion is graded by. */
export interface FusionEvidence {
  /** What part of the smaller of both animals lies in both scans, 0 to 1. */
  readonly overlap: number;
  /** How far two independent runs end from each other, mm. */
  readonly agreementMm: number;
  /** How far parts of the head would rather lie elsewhere, mm. */
  readonly strainMm: number;
  /** How far the metric stands out from that of poses some way off. */
  readonly contrast: number;
}

/**
 * Up to where a fusion is good, and from where it has failed; between the two it is doubtful.
 *
 * Measured (test/check/fusion.test.ts and like runs, T1 and T2 of the four samples): right ones
 * have a strain of 0.06 to 0.28 mm, agree within 0.4 mm and stand out 3.1-fold or more. A voxel
 * size wrong by 1 % strains by 0.6 mm, by 3 % by 1.1 to 1.3 mm; another of the samples' animals by
 * 2.9 to 12 mm, standing out 1.9 to 2.8-fold.
 */
export const FUSION_LIMITS = {
  strainMm: { good: 0.45, failed: 1.2 },
  agreementMm: { good: 0.6, failed: 2 },
  overlap: { good: 0.5, failed: 0.25 },
  contrast: { good: 2.2, failed: 1.4 },
} as const;

/**
 * The grade that the worst of the evidence allows, and a sentence for each kind that is not good.
 */
export function rateRegistration(evidence: FusionEvidence): {
  quality: FusionQuality;
  reasons: readonly Problem[];
} {
  const { strainMm, agreementMm, overlap, contrast } = evidence;
  const limits = FUSION_LIMITS;
  const found: readonly { readonly grade: FusionQuality; readonly reason: Problem }[] = [
    {
      grade: gradeBelow(strainMm, limits.strainMm),
      reason: {
        code: 'fusion-strained',
        ...(Number.isFinite(strainMm)
          ? phrase('fusion-strained', { strain: decimal(strainMm, 1), good: limits.strainMm.good })
          : phrase('fusion-little-in-both')),
      },
    },
    {
      grade: gradeBelow(agreementMm, limits.agreementMm),
      reason: {
        code: 'fusion-unsettled',
        ...phrase('fusion-unsettled', {
          apart: decimal(agreementMm, 1),
          good: limits.agreementMm.good,
        }),
      },
    },
    {
      grade: gradeBelow(-overlap, { good: -limits.overlap.good, failed: -limits.overlap.failed }),
      reason: {
        code: 'fusion-little-overlap',
        ...phrase('fusion-little-overlap', {
          overlap: Math.round(100 * overlap),
          good: 100 * limits.overlap.good,
        }),
      },
    },
    {
      grade: gradeBelow(-contrast, { good: -limits.contrast.good, failed: -limits.contrast.failed }),
      reason: {
        code: 'fusion-indistinct',
        ...phrase('fusion-indistinct', {
          contrast: decimal(contrast, 1),
          good: limits.contrast.good,
        }),
      },
    },
  ];
  const grades = found.map(({ grade }) => grade);
  return {
    quality: grades.includes('failed') ? 'failed' : grades.includes('doubtful') ? 'doubtful' : 'good',
    reasons: found.flatMap(({ grade, reason }) => (grade === 'good' ? [] : [reason])),
  };
}

function gradeBelow(
  value: number,
  { good, failed }: { readonly good: number; readonly failed: number },
): FusionQuality {
  // What is no number is no evidence.
  if (!(value < failed)) return 'failed';
  return value <= good ? 'good' : 'doubtful';
}
