import type { Check } from '../core/check';
import { plannedScan, type Case, type CaseFusion, type CaseScan } from './case-schema';

/**
 * Says of each scan that was laid on the planned one whether that can be relied on: a target picked on it is only as
 * right as the fusion. What nobody has accepted, or what the registration itself doubts, is a warning, not a failure:
 * the guide's own geometry comes from the CT alone.
 *
 * @returns no checks for scans without a fusion: nothing was taken from them
 */
export function checkFusions(c: Case): Check[] {
  return c.scans.flatMap(scan => {
    const { fusion } = scan;
    if (!fusion || scan === plannedScan(c)) return [];
    const doubt = doubtOf(fusion);
    return [
      {
        id: 'fusion',
        status: doubt ? 'warn' : 'pass',
        value: fusion.metric,
        limit: null,
        unit: '',
        message: `The scan ${scan.id} lies on the CT ${wayOf(fusion)}; ${doubt ?? acceptance(fusion)}.`,
      } satisfies Check,
    ];
  });
}

/** One line for the report: how the scan was laid on the CT, how well, and who accepted it. */
export function describeFusion({ fusion }: CaseScan): string {
  if (!fusion) return 'not fused: nothing of it was used';
  const measures = [
    ...(fusion.metric === null ? [] : [`metric ${fusion.metric.toFixed(3)}`]),
    ...(fusion.quality === null ? [] : [fusion.quality]),
    ...(fusion.residualMm === null ? [] : [`landmarks within ${fusion.residualMm.toFixed(2)} mm rms`]),
  ];
  const found = [wayOf(fusion), ...measures].join(', ');
  return `${found}; ${fusion.acceptedBy === null ? 'NOT ACCEPTED' : acceptance(fusion)}`;
}

function doubtOf(fusion: CaseFusion): string | null {
  if (fusion.quality === 'failed') {
    return 'the registration failed: do not use what this scan shows until it is laid on the CT anew';
  }
  if (fusion.acceptedBy === null) {
    return 'nobody has accepted it: compare bone, ventricles and eyes of both scans, then accept it or lay it anew';
  }
  return fusion.quality === 'doubtful'
    ? `it was accepted by ${fusion.acceptedBy} although the registration is in doubt: compare both scans about the target once more`
    : null;
}

function wayOf({ method, nudges }: CaseFusion): string {
  const by = {
    'mutual-information': 'by mutual information',
    landmarks: 'by landmarks',
    'by-hand': 'by hand',
  }[method];
  return nudges === 0 ? by : `${by}, moved by hand ${nudges === 1 ? 'once' : `${nudges} times`} since`;
}

const acceptance = ({ acceptedBy, at }: CaseFusion): string => `accepted by ${acceptedBy ?? ''}, ${at ?? ''}`;
