import type { Case } from './document/case-schema';
import { MOST_TURNS } from './document/case-schema';
import { sealOrientation } from './document/seal';
import type { Answer } from './document/known-scan';

/**
 * The case with its orientation confirmed again, as it stands, on the scan of this content: what
 * was confirmed before is kept among the earlier ones. A case without an orientation stays without:
 * there is nothing to confirm.
 */
export function confirmOrientation(planCase: Case, content: string, { by, reason, at }: Answer): Case {
  const { orientation } = planCase;
  if (!orientation) return planCase;
  const { dorsal, rostral, confirmedBy, at: before, seal, reason: said } = orientation;
  const last = { dorsal, rostral, confirmedBy, at: before, seal, reason: said };
  return {
    ...planCase,
    orientation: {
      ...orientation,
      confirmedBy: by,
      at,
      reason,
      seal: sealOrientation(content, orientation),
      earlier: [...orientation.earlier, last].slice(-MOST_TURNS),
    },
  };
}

/**
 * The case as it leaves with a guide: a folder's name is often an owner's, so a scan is named by
 * its id and known by its content and series. The case that is saved beside its scan keeps the
 * path.
 */
export const withoutPaths = (planCase: Case): Case => ({
  ...planCase,
  scans: planCase.scans.map(scan => ({ ...scan, path: scan.id })),
});
