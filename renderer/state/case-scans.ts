import type { LandmarkPair } from '../../geometry/fusion/fit-landmarks';
import { measureLandmarks } from '../../geometry/fusion/measure-landmarks';
import type { CaseScan } from '../../geometry/plan/document/case-schema';
import type { SeriesRole } from '../../geometry/scan/source/series-role';
import type { AddedScan } from './added-scan';
/** The most scans that can be added: a case holds eight, one of them the planned CT. */
export const MOST_ADDED = 7;
/** The most landmarks that a case holds of one scan. */
export const MOST_LANDMARKS = 32;

/** The pairs that have both ends. */
export const wholeLandmarks = ({ landmarks }: Pick<AddedScan, 'landmarks'>): LandmarkPair[] =>
  landmarks.flatMap(({ fixedLps, movingLps }) => (movingLps ? [{ fixedLps, movingLps }] : []));

/** The scan as the case file holds it. */
export function caseScanOf(scan: AddedScan, path: string): CaseScan {
  const { id, role, seriesUid, fusion } = scan;
  const pairs = wholeLandmarks(scan);
  return {
    id,
    role,
    path,
    series: seriesUid,
    // Work that was kept by earlier versions lacks these.
    interpolateMissing: scan.interpolateMissing ?? null,
    content: scan.content ?? null,
    patientId: scan.patientId ?? null,
    answers: [...(scan.answers ?? [])],
    fusion: fusion && {
      ...fusion,
      fixedFromMoving: {
        rotation: [...fusion.fixedFromMoving.rotation],
        translationMm: [...fusion.fixedFromMoving.translationMm],
      },
      landmarks: pairs.map(p => ({ fixedLps: [...p.fixedLps], movingLps: [...p.movingLps] })),
      residualMm: measureLandmarks(pairs, fusion.fixedFromMoving)?.rmsMm ?? null,
    },
  };
}

/** A scan that has just been added. */
export const newAdded = (
  scan: Pick<AddedScan, 'id' | 'role' | 'source' | 'seriesUid' | 'description'>,
): AddedScan => ({
  ...scan,
  interpolateMissing: null,
  content: null,
  patientId: null,
  answers: [],
  fusion: null,
  doubts: [],
  landmarks: [],
  withdrawnFrom: null,
});

/** The scan that a saved case holds: the opposite of `caseScanOf`. */
export function addedOfCase(saved: CaseScan): AddedScan {
  const { id, role, path, series, interpolateMissing, fusion, content, patientId, answers } = saved;
  const source = { kind: 'files', folder: path } as const;
  const scan = {
    ...newAdded({ id, role, source, seriesUid: series, description: '' }),
    interpolateMissing,
    content,
    patientId,
    answers,
  };
  if (!fusion) return scan;
  const { fixedFromMoving, method, metric, quality, nudges, acceptedBy, at, seal, landmarks } = fusion;
  return {
    ...scan,
    fusion: { fixedFromMoving, method, metric, quality, nudges, acceptedBy, at, seal },
    landmarks,
  };
}

/** The name of a further scan that no other bears: mr, mr2, ...; the planned CT is called ct. */
export function nextScanId(role: SeriesRole, taken: readonly { readonly id: string }[]): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? role : `${role}${n}`;
    if (id !== 'ct' && taken.every(scan => scan.id !== id)) return id;
  }
}
