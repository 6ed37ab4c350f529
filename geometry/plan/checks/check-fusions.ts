import type { Check } from '../../core/check';
import { voxelPoint } from '../../core/frames';
import { decimal, type Sentence } from '../../core/message';
import { transformPoint, type RigidTransform } from '../../fusion/rigid-transform';
import { phrase, words } from '../../messages/phrase';
import { isInside, voxelToPatient, type Grid } from '../../volume/volume';
import { plannedScan, type Case, type CaseFusion, type CaseScan } from '../document/case-schema';
import { sealFusion } from '../document/seal';
import type { KnownScan } from '../document/known-scan';

/** Less of a scan than this within the CT is no scan of the same head laid on it, percent. */
const LEAST_SHARED_PERCENT = 10;
/** Points of a scan's grid that are looked at, each way. */
const POINTS = 9;

type Finding = readonly [status: Check['status'], verdict: Sentence];

/**
 * Says of each scan that was laid on the planned one whether that can be relied on: a target picked
 * on it is only as right as the fusion. FAILED: a registration that failed, whoever accepted it;
 * one that lies beside the CT; one that is not what was accepted; and one that nobody accepted,
 * unless the registration itself found it good. A doubt that somebody accepted, and an acceptance
 * from before they were sealed, are warnings.
 *
 * @param known what the case's scans are known by, where they were read
 * @returns no checks for scans without a fusion: nothing was taken from them
 */
export function checkFusions(planCase: Case, known: readonly KnownScan[] = []): Check[] {
  const planned = plannedScan(planCase);
  const fixed = known.find(({ id }) => id === planned.id);
  return planCase.scans.flatMap(scan => {
    const { fusion } = scan;
    if (!fusion || scan === planned) return [];
    const moving = known.find(({ id }) => id === scan.id);
    const shared = fixed?.grid && moving?.grid ? sharedPercent(fixed.grid, moving.grid, fusion) : null;
    const [status, verdict] = judge(
      fusion,
      shared,
      fixed?.content ?? planned.content,
      moving?.content ?? scan.content,
    );
    const figures =
      shared !== null && shared < LEAST_SHARED_PERCENT
        ? ({ value: shared, limit: LEAST_SHARED_PERCENT, sense: 'at-least', unit: '%' } as const)
        : ({ value: fusion.metric, limit: null, unit: '' } as const);
    return [
      {
        id: 'fusion',
        status,
        ...figures,
        ...phrase('fusion-lies', { scan: scan.id, way: wayOf(fusion), verdict }),
      } satisfies Check,
    ];
  });
}

/** One line for the report: how the scan was laid on the CT, how well, and who accepted it. */
export function describeFusion({ fusion }: CaseScan): Sentence {
  if (!fusion) return words('not-fused');
  const { metric, quality, residualMm } = fusion;
  const found = [
    wayOf(fusion),
    ...(metric === null ? [] : [words('fusion-metric', { metric: decimal(metric, 3) })]),
    ...(quality === null ? [] : [words(QUALITIES[quality])]),
    ...(residualMm === null ? [] : [words('landmarks-within', { mm: decimal(residualMm, 2) })]),
  ];
  const accepted = fusion.acceptedBy === null ? words('fusion-not-accepted') : acceptance(fusion);
  return words('fused-as', { found, accepted });
}

const QUALITIES = {
  good: 'quality-good',
  doubtful: 'quality-doubtful',
  failed: 'quality-failed',
} as const;

function judge(
  fusion: CaseFusion,
  shared: number | null,
  fixedContent: string | null,
  movingContent: string | null,
): Finding {
  const { quality, acceptedBy, seal } = fusion;
  if (quality === 'failed') {
    return ['fail', words('fusion-failed')];
  }
  if (shared !== null && shared < LEAST_SHARED_PERCENT) {
    return ['fail', words('fusion-beside', { shared: decimal(shared, 0) })];
  }
  if (acceptedBy === null) {
    return quality === 'good'
      ? ['warn', words('fusion-nobody-accepted')]
      : ['fail', words('fusion-nobody-vouches')];
  }
  if (seal !== null && fixedContent !== null && movingContent !== null) {
    if (seal !== sealFusion(fixedContent, movingContent, fusion.fixedFromMoving)) {
      return ['fail', words('fusion-accepted-otherwise', { name: acceptedBy })];
    }
  }
  if (quality === 'doubtful') {
    return ['warn', words('fusion-accepted-in-doubt', { name: acceptedBy })];
  }
  if (seal === null) {
    return ['warn', words('fusion-unsealed', { name: acceptedBy, at: fusion.at ?? '' })];
  }
  return ['pass', acceptance(fusion)];
}

/**
 * How much of the moving grid lies in the fixed one's box, percent of points spread evenly over it.
 */
function sharedPercent(
  fixed: Grid,
  moving: Grid,
  { fixedFromMoving }: { readonly fixedFromMoving: RigidTransform },
): number {
  const steps = Array.from({ length: POINTS }, (_, n) => (n + 0.5) / POINTS);
  const [ni, nj, nk] = moving.sizeVoxels;
  let inside = 0;
  for (const w of steps) {
    for (const v of steps) {
      for (const u of steps) {
        const p = voxelToPatient(moving, voxelPoint(u * (ni - 1), v * (nj - 1), w * (nk - 1)));
        if (isInside(fixed, transformPoint(fixedFromMoving, p))) inside++;
      }
    }
  }
  return (100 * inside) / POINTS ** 3;
}

const WAYS = {
  'mutual-information': 'by-mutual-information',
  landmarks: 'by-landmarks',
  'by-hand': 'by-hand',
} as const;

function wayOf({ method, nudges }: CaseFusion): Sentence {
  const way = words(WAYS[method]);
  if (nudges === 0) return way;
  return nudges === 1 ? words('moved-by-hand-once', { way }) : words('moved-by-hand', { way, count: nudges });
}

const acceptance = ({ acceptedBy, at }: CaseFusion): Sentence =>
  words('fusion-accepted', { name: acceptedBy ?? '', at: at ?? '' });
