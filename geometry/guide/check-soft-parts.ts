import { SOFT_KINDS, type SoftKind, type SoftPart, type SoftParts } from '../anatomy/find-soft-parts';
import type { Check } from '../core/check';
import { patientPoint, toLocal, type LocalFrame } from '../core/frames';
import { decimal } from '../core/message';
import type { Vec3 } from '../core/vector';
import type { MessageCode } from '../messages/catalogue';
import { chained } from '../messages/compose';
import { joined, phrase, words } from '../messages/phrase';
import type { SurfaceIndex } from '../surface/query/queries';
import type { GuideParameters } from './parameters';

const PARTS = {
  eye: { left: 'the-left-eye', right: 'the-right-eye' },
  ear: { left: 'the-left-ear-canal', right: 'the-right-ear-canal' },
} as const satisfies Record<SoftKind, Record<SoftPart['side'], MessageCode>>;

/**
 * How near the finished guide comes to each eye and ear canal, and which of them the scan does not
 * show: those are for the surgeon to mind.
 *
 * @param softParts null where nobody could look for them
 * @param guide over the whole guide, local frame
 */
export function checkSoftParts(
  softParts: SoftParts | null,
  guide: SurfaceIndex,
  frame: LocalFrame,
  { clearOfMm }: Pick<GuideParameters, 'clearOfMm'>,
): Check[] {
  if (!softParts) return [unseen('eye', phrase('soft-parts-not-sought'))];
  return SOFT_KINDS.flatMap(kind => {
    const nearest = softParts.found
      .filter(part => part.kind === kind)
      .map(part => ({ part, ...nearestOf(part, guide, frame) }))
      .reduce<Near | null>((best, near) => (best && best.clearMm <= near.clearMm ? best : near), null);
    const missing = softParts.missing.filter(part => part.kind === kind);
    const names = missing.map(({ side }) => words(PARTS[kind][side]));
    return [
      ...(nearest ? [checkNear(nearest, clearOfMm[kind])] : []),
      ...(missing.length > 0
        ? [
            unseen(
              kind,
              phrase('soft-part-unseen', { parts: chained('both', names), least: clearOfMm[kind] }),
            ),
          ]
        : []),
    ];
  });
}

interface Near {
  readonly part: SoftPart;
  readonly clearMm: number;
  readonly atLps: Vec3;
}

function nearestOf(
  { middlesLps: p, ballRadiusMm }: SoftPart,
  guide: SurfaceIndex,
  frame: LocalFrame,
): Pick<Near, 'clearMm' | 'atLps'> {
  let clearMm = Infinity;
  let atLps: Vec3 = [p[0]!, p[1]!, p[2]!];
  for (let n = 0; n < p.length; n += 3) {
    const middle = patientPoint(p[n]!, p[n + 1]!, p[n + 2]!);
    const [x, y, z] = toLocal(frame, middle);
    const away = guide.closestDistance(x, y, z) - ballRadiusMm;
    if (away >= clearMm) continue;
    clearMm = away;
    atLps = middle;
  }
  return { clearMm, atLps };
}

function checkNear({ part: { kind, side }, clearMm, atLps }: Near, askedMm: number): Check {
  // Not a failure, even where it reaches in: eyes and ears are found by a rule that no scan of a
  // living animal has tried, and the surgeon sees them on the slices.
  const status = clearMm < askedMm ? 'warn' : 'pass';
  const part = words(PARTS[kind][side]);
  const told = { part, clear: decimal(clearMm, 1) };
  return {
    id: kind === 'eye' ? 'eye-clear' : 'ear-clear',
    status,
    value: clearMm,
    limit: askedMm,
    sense: 'at-least',
    unit: 'mm',
    ...(status === 'pass'
      ? phrase('soft-part-clear', told)
      : joined([
          clearMm < 0 ? words('soft-part-touched', { part }) : words('soft-part-near', told),
          words('soft-part-remedy', { least: askedMm }),
        ])),
    atLps,
  };
}

const unseen = (kind: SoftKind, message: ReturnType<typeof phrase>): Check => ({
  id: kind === 'eye' ? 'eye-shown' : 'ear-shown',
  status: 'warn',
  value: null,
  limit: null,
  unit: '',
  ...message,
});
