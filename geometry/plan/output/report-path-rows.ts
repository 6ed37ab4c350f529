import { isSubMillimetre } from '../../accuracy/check-predicted-error';
import { seatingWords } from '../../accuracy/check-seating';
import { ERROR_TERMS, type ErrorTerm } from '../../accuracy/predict-error';
import { worstError } from '../../accuracy/worst-error';
import { decimal, type Sentence, type Value } from '../../core/message';
import { lettersOf } from '../../core/name-direction';
import { length, subtract, type Vec3 } from '../../core/vector';
import type { MessageCode } from '../../messages/catalogue';
import { letterWords } from '../../messages/letter-words';
import { words } from '../../messages/phrase';
import { BAND_SIGMAS } from '../../surface/refine/summarise-uncertainty';
import { caseAxes } from '../checks/case-axes';
import type { Plan, PlanTrajectory } from '../document/plan-schema';
import { needleStopOf, needleStopWords } from './needle-stop';
import { printRows } from './print-rows';
import type { ReportPage } from './report-page';

type Tool = Plan['case']['tool'];

const inMm = (value: number, digits: number): Value =>
  words('with-unit', { number: decimal(value, digits), unit: 'mm' });

const stopWords = ({ sleeve }: PlanTrajectory, tool: Tool): Sentence =>
  sleeve ? needleStopWords(needleStopOf(sleeve, tool)) : words('needle-stop-none');

/** What is set on each needle, and how well the worst of the paths is predicted to be met. */
export function headRows({ row }: ReportPage, { trajectories, case: planCase }: Plan): string[] {
  const worst = worstError(trajectories);
  return [
    ...trajectories.map(t => row(words('row-needle-stop-of', { path: t.id }), stopWords(t, planCase.tool))),
    row(
      words('row-predicted-error'),
      worst ? worstWords(worst, trajectories.length) : words('predicted-of-none'),
    ),
    '',
  ];
}

function worstWords(
  { id: path, predictedErrorMm }: NonNullable<ReturnType<typeof worstError>>,
  paths: number,
): Sentence {
  const told = { error: decimal(predictedErrorMm.total95, 2), path };
  return paths > 1 ? words('predicted-of-worst', { ...told, paths }) : words('predicted-of-one', told);
}

/** One path: where it goes, what it meets, its sleeve and its predicted error. */
export function pathRows(page: ReportPage, t: PlanTrajectory, tool: Tool): string[] {
  const { row, translate, place } = page;
  const { sleeve } = t;
  return [
    translate(words('report-path', { path: t.id })),
    row(words('row-target'), place(t.targetLps), 1),
    row(words('row-entry'), place(t.entrySurfaceLps), 1),
    row(words('row-length'), inMm(t.lengthMm, 1), 1),
    row(
      words('row-thickness'),
      t.boneThicknessMm === null ? words('not-measured') : inMm(t.boneThicknessMm, 1),
      1,
    ),
    row(
      words('row-angle'),
      t.angleToNormalDeg === null
        ? words('not-measured')
        : words('degrees-from-upright', { angle: decimal(t.angleToNormalDeg, 1) }),
      1,
    ),
    row(words('row-surface'), surfaceWords(t.surfaceUncertaintyMm), 1),
    ...(sleeve
      ? [...sleeveRows(page, sleeve, stopWords(t, tool)), ...errorRows(page, t)]
      : [row(words('row-sleeve'), words('needle-stop-none'), 1)]),
  ];
}

/** How sure the bone's surface is at the entry. */
const surfaceWords = (uncertaintyMm: number | null): Sentence =>
  uncertaintyMm === null
    ? words('surface-not-refined')
    : words('surface-sure', { mm: decimal(BAND_SIGMAS * uncertaintyMm, 2) });

function sleeveRows(
  { row, broken }: ReportPage,
  { boreDiameterMm, guidedLengthMm, dots, playMm }: NonNullable<PlanTrajectory['sleeve']>,
  stop: Sentence,
): string[] {
  const bore = { diameter: decimal(boreDiameterMm, 2), length: decimal(guidedLengthMm, 1) };
  return [
    row(words('row-bore-of-path'), words('bore-of-path', bore), 1),
    row(words('row-needle-stop'), stop, 1),
    ...broken('', words('needle-stop-from')),
    ...(dots > 0 ? [row(words('row-mark'), words('raised-dots', { dots }), 1)] : []),
    row(words('row-play'), words('play-of-sleeve', { mm: decimal(playMm, 2) }), 1),
  ];
}

const TERMS = {
  imaging: 'term-imaging',
  surface: 'term-surface',
  print: 'term-print',
  sterilising: 'term-sterilising',
  sleeve: 'term-sleeve',
  bending: 'term-bending',
  seating: 'term-seating',
  fusion: 'term-fusion',
} as const satisfies Readonly<Record<ErrorTerm, MessageCode>>;

/** The predicted error and what it is made of: each term's own 95 % radius, the largest first. */
function errorRows(
  { row, broken }: ReportPage,
  { predictedErrorMm: error, predictedAngleDeg: angle, sleeve }: PlanTrajectory,
): string[] {
  if (!error || !angle || !sleeve) return [];
  const { total95, median, entry95, entryMedian } = error;
  const isFine = isSubMillimetre(total95, sleeve.playMm);
  const terms = ERROR_TERMS.flatMap(name => {
    const value = error[name];
    return value === null ? [] : [{ name, value }];
  })
    .sort((a, b) => b.value - a.value)
    .map(({ name, value }) => words(TERMS[name], { mm: decimal(value, 2) }));
  const atTarget = { total: decimal(total95, 2), median: decimal(median, 2) };
  const atEntry = { entry: decimal(entry95, 2), median: decimal(entryMedian, 2) };
  const inAngle = { angle: decimal(angle.p95, 1), median: decimal(angle.median, 1) };
  return [
    row(
      words('row-predicted-error'),
      words(isFine ? 'error-at-target-sub-millimetre' : 'error-at-target', atTarget),
      1,
    ),
    row(words('row-error-at-entry'), words('error-at-entry', atEntry), 2),
    row(words('row-error-of-direction'), words('error-of-direction', inAngle), 2),
    ...broken(words('row-each-term'), words('each-term', { terms }), 2),
  ];
}

/** The guide's own figures and its files' hashes. */
export function guideRows(page: ReportPage, plan: Plan): string[] {
  const { row, translate, place } = page;
  const { guide, status, case: planCase } = plan;
  const title = translate(words('report-guide'));
  if (!guide) return [title, row(words('row-none'), words('guide-none'), 1)];
  const name = status === 'fail' ? 'guide-FAILED.stl' : 'guide.stl';
  const contact = {
    area: decimal(guide.contactAreaMm2 / 100, 1),
    gap: decimal(planCase.guide.contactGapMm, 2),
  };
  const size = { volume: decimal(guide.volumeMm3 / 1000, 1), triangles: guide.triangles };
  return [
    title,
    row(words('row-contact'), words('contact-and-gap', contact), 1),
    ...(guide.seating
      ? [
          row(
            words('row-seat'),
            words('seat-readily', { motion: seatingWords(guide.seating, caseAxes(planCase)) }),
            1,
          ),
        ]
      : []),
    ...guide.sights.map((sight, n) => row(words('row-sight', { n: n + 1 }), sightWords(sight, plan), 1)),
    ...guide.pins.map((pin, n) => row(words('row-pin', { n: n + 1 }), pinWords(pin, plan), 1)),
    row(words('row-volume'), words('guide-size', size), 1),
    row(words('row-comes-off'), place(guide.insertionLps, 3), 1),
    ...printRows(page, plan),
    row(name, `SHA-256 ${guide.sha256}`, 1),
    row(name.replace('guide', 'guide-print'), `SHA-256 ${guide.printSha256}`, 1),
  ];
}

/** How far a place lies from the entry nearest to it, and which way, as the report says it. */
function whereFromEntry(
  pointLps: readonly [number, number, number],
  plan: Plan,
): { readonly away: Value; readonly towards: Sentence } {
  const nearest = plan.trajectories
    .map(({ entrySurfaceLps }) => subtract<Vec3>(pointLps, entrySurfaceLps))
    .reduce((best, way) => (length(way) < length(best) ? way : best));
  return {
    away: decimal(length(nearest), 0),
    towards: letterWords(lettersOf(nearest, caseAxes(plan.case))),
  };
}

function pinWords(pin: NonNullable<Plan['guide']>['pins'][number], plan: Plan): Sentence {
  return words('pin-where', {
    ...whereFromEntry(pin.pointLps, plan),
    pin: decimal(plan.case.guide.pins.diameterMm, 1),
    bone: decimal(pin.boneMm, 1),
    deepest: decimal(pin.deepestMm, 1),
  });
}

/** What to look at through an arm's end before the guide is pressed on, and where that lies. */
function sightWords(sight: NonNullable<Plan['guide']>['sights'][number], plan: Plan): Sentence {
  return words('sight-where', {
    ...whereFromEntry(sight.pointLps, plan),
    shows: decimal(sight.showsMm, 1),
  });
}
