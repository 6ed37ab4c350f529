import type { PatientPoint } from '../../../geometry/core/frames';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { middleOfVolume } from '../../../geometry/volume/volume';
import { draftStore } from '../../state/draft-store';
import { scansBeside } from '../../state/edit-postoperative-scan';
import { NOTHING_KNOWN, setSession } from '../../state/session-store';
import type { OpenedScan } from '../../workers/planner/planner-protocol';
import { planner } from '../run-job';

/** Of work that was kept before series had it. */
const UNDECLARED = { patientPosition: null, anatomicalOrientation: null } as const;

/**
 * Puts a volume on screen, with the crosshair on what is worth looking at (default: its middle),
 * and keeps it for the next session.
 */
export function showScan(opened: OpenedScan, series: SeriesSummary, at: PatientPoint | null): void {
  const { volume, content, rescues, histogram } = opened;
  setSession({
    ...NOTHING_KNOWN,
    scan: {
      volume,
      content,
      rescues,
      histogram,
      series: {
        ...series,
        declared: series.declared ?? UNDECLARED,
        identity: series.identity ?? NO_IDENTITY,
      },
    },
    crosshair: at ?? middleOfVolume(volume),
  });
  const added = scansBeside(draftStore.getState()).flatMap(({ seriesUid }) => seriesUid ?? []);
  void planner.run('cacheVolume', { key: series.uid, added });
}
