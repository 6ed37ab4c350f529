import type { Value } from '../core/message';
import { refuse, succeed, type Result } from '../core/result';
import { chained } from '../messages/compose';
import { joined, phrase, words } from '../messages/phrase';
import { seriesName, type ScanInventory, type SeriesSummary } from './scan-inventory';
import type { SeriesRole } from './source/series-role';

/**
 * A series is plainly the fuller one where it has this many times the slices of another, no farther
 * apart.
 */
const FULLER_BY = 1.5;
/** Spacings within this factor count as the same. */
const SAME_SPACING = 1.05;

const modalityOf: Readonly<Record<SeriesRole, string>> = { ct: 'CT', mr: 'MR' };
const wordsFor = { ct: 'kind-ct', mr: 'kind-mr' } as const;

/**
 * Chooses the series to read: the one asked for, or the only usable one, or the one that is plainly
 * the fullest of its study (FULLER_BY). Whatever leaves a doubt is refused with the candidates'
 * names: Problems `no-such-series`, `series-unusable`'s own problem, `no-usable-series`,
 * `series-tied`.
 *
 * @param roles what the series may be read as; default: a CT alone
 * @param agreed whether somebody has agreed to what a series offers (`SeriesSummary.offer`);
 *   default: no
 */
export function chooseSeries(
  inventory: ScanInventory,
  seriesUid: string | undefined,
  roles: readonly SeriesRole[] = ['ct'],
  agreed = false,
): Result<SeriesSummary> {
  const isUsable = ({ role, offer, modality }: SeriesSummary): boolean =>
    role !== null
      ? roles.includes(role)
      : agreed && offer !== null && roles.some(one => modality === modalityOf[one]);
  const kind = chained(
    'either',
    roles.map(role => words(wordsFor[role])),
  );
  if (seriesUid !== undefined) {
    const asked =
      inventory.series.find(({ uid }) => uid === seriesUid) ?? chooseOnlyPart(inventory, seriesUid, isUsable);
    if (!asked) {
      return refuse(
        'no-such-series',
        inventory.series.length === 1
          ? phrase('no-such-series', { uid: seriesUid, series: nameAll(inventory.series) })
          : phrase('no-such-series-of', { uid: seriesUid, series: nameAll(inventory.series) }),
        seriesUid,
      );
    }
    return isUsable(asked) ? succeed(asked) : refuseUnusable(asked);
  }
  // A volume file beside the scanner's own slices is mostly made of them.
  const own = inventory.series.filter(({ format }) => format === 'DICOM');
  const usable = own.some(isUsable) ? own.filter(isUsable) : inventory.series.filter(isUsable);
  if (usable.length === 0) {
    const known = own.length > 0 ? own : inventory.series;
    const candidates = known.filter(({ modality }) => roles.some(role => modality === modalityOf[role]));
    const blamed = [...(candidates.length > 0 ? candidates : known)].sort((a, b) => b.slices - a.slices)[0];
    return blamed ? refuseUnusable(blamed) : refuse('no-usable-series', phrase('no-usable-series', { kind }));
  }
  const best = usable.find(one => usable.every(other => other === one || isFuller(inventory, one, other)));
  if (best) return succeed(best);
  return refuse(
    'series-tied',
    phrase('series-tied', { count: usable.length, kind, series: nameAll(usable) }),
  );
}

/** The one usable volume of a series that holds several and was named without saying which. */
function chooseOnlyPart(
  inventory: ScanInventory,
  seriesUid: string,
  isUsable: (summary: SeriesSummary) => boolean,
): SeriesSummary | undefined {
  const parts = inventory.series.filter(one => one.uid.startsWith(`${seriesUid}#`) && isUsable(one));
  return parts.length === 1 ? parts[0] : undefined;
}

/** Never across studies: the fuller series may be another animal's. */
function isFuller(inventory: ScanInventory, one: SeriesSummary, other: SeriesSummary): boolean {
  const studyOf = ({ uid }: SeriesSummary) => inventory.sources.get(uid)?.studyUid;
  return (
    studyOf(one) !== undefined &&
    studyOf(one) === studyOf(other) &&
    one.slices >= FULLER_BY * other.slices &&
    (one.spacingMm?.[2] ?? Infinity) <= SAME_SPACING * (other.spacingMm?.[2] ?? Infinity)
  );
}

function refuseUnusable(summary: SeriesSummary): Result<never> {
  const [first, ...rest] = summary.problems;
  const kind = words(summary.modality === 'CT' ? 'kind-ct-series' : 'kind-series');
  return refuse(
    first?.code ?? 'no-usable-series',
    joined([
      words('series-unusable', { kind, series: seriesName(summary) }),
      first ?? null,
      rest.length > 0
        ? words('more-problems', { count: rest.length, codes: rest.map(({ code }) => code) })
        : null,
    ]),
    first?.where ?? summary.uid,
  );
}

const nameAll = (series: readonly SeriesSummary[]): Value =>
  chained('after-semicolon', series.map(seriesName));
