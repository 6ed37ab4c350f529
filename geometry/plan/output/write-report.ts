import { plannedScan, type CaseOrientation } from '../document/case-schema';
import { describeFusion } from '../checks/check-fusions';
import { isSubMillimetre } from '../../accuracy/check-predicted-error';
import { printable } from '../../core/printable';
import { figureWords } from '../../core/check-figures';
import { worstError } from '../../accuracy/worst-error';
import { seatingWords } from '../../accuracy/check-seating';
import { ERROR_TERMS } from '../../accuracy/predict-error';
import { translate } from '../../messages/translate';
import { isDoubt } from '../../scan/source/repair';
import { BAND_SIGMAS } from '../../surface/refine/summarise-uncertainty';
import { needleStopOf, needleStopWords } from './needle-stop';
import { shortHash } from '../document/plan-id';
import type { Plan, PlanTrajectory } from '../document/plan-schema';
import { sideOfMarker } from '../checks/side-of-marker';
import { caseAxes } from '../checks/case-axes';

const LINE_WIDTH = 100;
const LABEL_WIDTH = 26;
const words = { pass: 'PASS', warn: 'WARN', fail: 'FAIL' } as const;

/**
 * report.txt: the plan on a page, in plain text that prints and mails as it is. Everything in it comes from the plan,
 * so the same plan gives the same report.
 */
export function writeReport(plan: Plan): string {
  const failed = plan.status === 'fail';
  const lines = [
    failed
      ? 'BREGMA PLAN: FAILED. DO NOT PRINT, DO NOT USE.'
      : `BREGMA PLAN: all checks passed${plan.status === 'warn' ? ', with warnings' : ''}.`,
    'For veterinary use only. Predicted from the scan, not verified on the animal.',
    '',
    ...headRows(plan),
    ...patientRows(plan),
    ...lesionRows(plan),
    ...plan.trajectories.flatMap(t => ['', ...trajectoryRows(t, plan.case.tool)]),
    '',
    ...guideRows(plan),
    '',
    'Checks',
    ...plan.checks.flatMap(check => {
      const about = check.trajectory ? `${check.id} (${check.trajectory})` : check.id;
      const head = `  ${words[check.status]}  ${about.padEnd(LABEL_WIDTH)}  `;
      const figures = figureWords(check);
      return [
        ...wrap(head, check.message),
        ...(figures === '' ? [] : wrap(' '.repeat(head.length), figures)),
      ];
    }),
    '',
    ...wrap('', CLOSING),
  ];
  return `${lines.map(line => printable(line.trimEnd())).join('\n')}\n`;
}

const CLOSING =
  'Before surgery: print a gauge block on the same plate and measure it; try the needle in the bore; seat the guide on ' +
  'the printed skull or on the animal and look through every window; measure the needle stop on the needle itself. ' +
  'The veterinary surgeon answers for the plan. Not for use in humans.';

function patientRows({ id, case: c, scans, rescues, bregmaVersion }: Plan): string[] {
  const { patient, tool, bone, orientation } = c;
  const weight = patient.weightKg === null ? '' : `${patient.weightKg} kg`;
  return [
    row('Patient', list([patient.id, patient.species, patient.breed, weight])),
    row('Label', c.guide.label),
    row('Plan', id),
    ...wrap(
      'Orientation'.padEnd(LABEL_WIDTH),
      orientation
        ? `confirmed by ${orientation.confirmedBy}, ${orientation.at}${orientation.reason === null ? '' : `: ${orientation.reason}`}`
        : 'NOT CONFIRMED: dorsal and rostral are assumed',
    ),
    ...(orientation ? orientationRows(orientation) : []),
    ...scans.flatMap(scan => scanRows(c, scan)),
    ...rescues.flatMap(rescue =>
      wrap(
        (isDoubt(rescue) ? 'Scan, in doubt' : 'Scan, rescued').padEnd(LABEL_WIDTH),
        rescueWords(c, rescue),
      ),
    ),
    ...c.scans
      .filter(scan => scan !== plannedScan(c))
      .flatMap(scan => wrap('Other scan'.padEnd(LABEL_WIDTH), `${scan.id}: ${describeFusion(scan)}`)),
    row('Tool', list([tool.name, `${mm(tool.diameterMm, 2)} outside`, toolEnd(tool)])),
    row('Bone surface', `${bone.surface}, from ${bone.thresholdHu} HU`),
    ...(bone.crop
      ? [row('  Only in the box', `${place(bone.crop.minLps, 1)}  to ${place(bone.crop.maxLps, 1)}`)]
      : []),
    row('Made with', `Bregma ${bregmaVersion}`),
  ].filter(line => line.trim() !== 'Label');
}

/** What a scan is known by and whose it says it is; who answered for it, and why. */
function scanRows(c: Plan['case'], scan: Plan['scans'][number]): string[] {
  const { id, content, sizeVoxels, patientId, studyDate } = scan;
  const answers = c.scans.find(one => one.id === id)?.answers ?? [];
  return [
    ...wrap(
      `Scan ${id}`.padEnd(LABEL_WIDTH),
      list([
        content === null ? 'content not known' : `content ${shortHash(content)}`,
        sizeVoxels ? `${sizeVoxels.join(' x ')} voxels` : 'not at hand',
        patientId === null ? 'no patient ID' : `patient ID ${patientId}`,
        studyDate === null ? '' : `study of ${studyDate}`,
      ]),
    ),
    ...answers
      .filter(answer => answer.content === content)
      .flatMap(({ question, acceptedBy, at, reason }) =>
        wrap(
          '  Answered for'.padEnd(LABEL_WIDTH),
          `${question === 'content' ? 'another scan than the case was made on' : 'another animal than the planned scan says'}: ${acceptedBy}, ${at}: ${reason}`,
        ),
      ),
  ];
}

/** What was done to the scan; for a slice that was not scanned, who agreed to it. */
function rescueWords(c: Plan['case'], { code, message }: Plan['rescues'][number]): string {
  const agreed = plannedScan(c).interpolateMissing;
  if (code !== 'slice-interpolated' || !agreed) return message;
  return `${message} Agreed to by ${agreed.agreedBy}${agreed.at === null ? '' : `, ${agreed.at}`}`;
}

function lesionRows({ lesion }: Plan): string[] {
  if (!lesion) return [];
  return [
    '',
    'Lesion, as outlined on the scan',
    row('  Volume', `${lesion.volumeMl.toFixed(2)} ml, longest diameter ${mm(lesion.longestMm, 1)}`),
    row('  Centre', place(lesion.centroidLps)),
    row(
      '  Outlined at',
      `${lesion.lowerHu.toFixed(0)} HU; inside ${lesion.lesionHu.toFixed(0)} HU, brain round it ${lesion.brainHu.toFixed(0)} HU`,
    ),
  ];
}

function orientationRows(orientation: CaseOrientation): string[] {
  const { declared, proposed, turns, earlier, marker } = orientation;
  const turned = turns.length === 0 ? 'confirmed as proposed' : `turned by hand ${times(turns.length)}`;
  return [
    ...(proposed
      ? [row('  Proposed', `${proposed.certainty}, ${(100 * proposed.confidence).toFixed(0)} %; ${turned}`)]
      : []),
    ...(declared
      ? [
          row(
            '  The file declares',
            `position ${declared.patientPosition ?? 'none'}, ${declared.anatomicalOrientation ?? 'as of a human'}; not trusted`,
          ),
        ]
      : []),
    ...(marker ? [row('  Marker', markerWords(marker, orientation))] : []),
    ...earlier.map(one => row('  Confirmed before', `by ${one.confirmedBy}, ${one.at}`)),
  ];
}

function markerWords(
  { centreLps, medianLps, stuckOn }: NonNullable<CaseOrientation['marker']>,
  axes: CaseOrientation,
): string {
  const { side, distanceMm } = sideOfMarker(centreLps, medianLps, axes);
  const where = `${side === null ? '' : `on the ${side}, `}${mm(distanceMm, 0)} from the median plane`;
  return stuckOn === null ? `${where}: said to be none` : `stuck on the ${stuckOn}; lies ${where}`;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const toolEnd = (tool: Plan['case']['tool']): string =>
  tool.windowMm > 0 ? `window ${mm(tool.windowMm, 1)}, tip ${mm(tool.tipMm, 1)}` : `tip ${mm(tool.tipMm, 1)}`;

const stopWords = ({ sleeve }: PlanTrajectory, tool: Plan['case']['tool']): string =>
  sleeve ? needleStopWords(needleStopOf(sleeve, tool)) : 'none: no guide was made';

/** What is set on each needle, and how well the worst of the paths is predicted to be met. */
function headRows({ trajectories, case: c }: Plan): string[] {
  const worst = worstError(trajectories);
  const which = trajectories.length > 1 ? `, the worst of ${trajectories.length} paths` : '';
  return [
    ...trajectories.map(t => row(`NEEDLE STOP ${t.id}`, stopWords(t, c.tool))),
    row(
      'PREDICTED ERROR',
      worst
        ? `${mm(worst.predictedErrorMm.total95, 2)} at the target of ${worst.id}${which}, 95 times in 100`
        : 'unknown: not every path has one',
    ),
    '',
  ];
}

function trajectoryRows(t: PlanTrajectory, tool: Plan['case']['tool']): string[] {
  const { sleeve } = t;
  return [
    `Trajectory ${t.id}  (patient coordinates, LPS mm)`,
    row('  Target', place(t.targetLps)),
    row('  Entry on the bone', place(t.entrySurfaceLps)),
    row('  Entry to target', mm(t.lengthMm, 1)),
    row('  Bone along the line', t.boneThicknessMm === null ? 'not measured' : mm(t.boneThicknessMm, 1)),
    row(
      '  Angle to the bone',
      t.angleToNormalDeg === null ? 'not measured' : `${t.angleToNormalDeg.toFixed(1)} degrees from upright`,
    ),
    row('  Bone surface there', surfaceWords(t.surfaceUncertaintyMm)),
    ...(sleeve
      ? [
          row('  Bore', `${mm(sleeve.boreDiameterMm, 2)} wide, guides over ${mm(sleeve.guidedLengthMm, 1)}`),
          row('  NEEDLE STOP', stopWords(t, tool)),
          row('', "from the sleeve's upper lip to the tip; the depth stop ends on the target"),
          ...(sleeve.dots > 0
            ? [
                row(
                  '  Mark',
                  `${sleeve.dots} raised ${sleeve.dots === 1 ? 'dot' : 'dots'} below the upper lip`,
                ),
              ]
            : []),
          row('  Play at the target', `${mm(sleeve.playMm, 2)} at worst, from the sleeve alone`),
          ...errorRows(t),
        ]
      : [row('  Sleeve', 'none: no guide was made')]),
  ];
}

/** How sure the bone's surface is at the entry. */
const surfaceWords = (uncertaintyMm: number | null): string =>
  uncertaintyMm === null
    ? 'not refined; how sure it is was not measured'
    : `sure to within ${mm(BAND_SIGMAS * uncertaintyMm, 2)}, 95 times in 100`;

/** The predicted error and what it is made of: each term's own 95 % radius, the largest first. */
function errorRows({ predictedErrorMm: error, predictedAngleDeg: angle, sleeve }: PlanTrajectory): string[] {
  if (!error || !angle || !sleeve) return [];
  const { total95, median, entry95, entryMedian } = error;
  const fine = isSubMillimetre(total95, sleeve.playMm) ? ', sub-millimetre' : '';
  const terms = ERROR_TERMS.flatMap(name => {
    const value = error[name];
    return value === null ? [] : [{ name, value }];
  }).sort((a, b) => b.value - a.value);
  return [
    row(
      '  PREDICTED ERROR',
      `${mm(total95, 2)} at the target, 95 times in 100${fine} (median ${mm(median, 2)})`,
    ),
    row('    At the entry', `${mm(entry95, 2)}, 95 times in 100 (median ${mm(entryMedian, 2)})`),
    row(
      '    Of the direction',
      `${angle.p95.toFixed(1)} degrees, 95 times in 100 (median ${angle.median.toFixed(1)})`,
    ),
    ...wrap(
      row('    Each term alone', ''),
      `${terms.map(({ name, value }) => `${name} ${mm(value, 2)}`).join(', ')} (95 % at the target)`,
    ),
  ];
}

function guideRows({ guide, status, case: c }: Plan): string[] {
  if (!guide) return ['Guide', row('  None', 'no guide was made; the checks say why')];
  const name = status === 'fail' ? 'guide-FAILED.stl' : 'guide.stl';
  return [
    'Guide',
    row(
      '  Contact area',
      `${(guide.contactAreaMm2 / 100).toFixed(1)} cm2, gap ${mm(c.guide.contactGapMm, 2)}`,
    ),
    ...(guide.seating
      ? [row('  On its seat', `most readily ${translate([seatingWords(guide.seating, caseAxes(c))], 'en')}`)]
      : []),
    row('  Volume', `${(guide.volumeMm3 / 1000).toFixed(1)} cm3, ${guide.triangles} triangles`),
    row('  Comes off along', place(guide.insertionLps, 3)),
    row(`  ${name}`, `SHA-256 ${guide.sha256}`),
    row(`  ${name.replace('guide', 'guide-print')}`, `SHA-256 ${guide.printSha256}`),
  ];
}

const row = (label: string, value: string): string => `${label.padEnd(LABEL_WIDTH)}${value}`;
const mm = (value: number, digits: number): string => `${value.toFixed(digits)} mm`;
const list = (parts: readonly string[]): string => parts.filter(part => part !== '').join(', ');
/** Fixed-width coordinates; a negative zero is zero. */
const place = (p: readonly number[], digits = 2): string =>
  p
    .map(value =>
      value
        .toFixed(digits)
        .replace(/^-(0\.0*)$/, '$1')
        .padStart(9),
    )
    .join('');

/** `text` behind `head`, broken at spaces, continued under where it began. */
function wrap(head: string, text: string): string[] {
  const lines: string[] = [];
  let line = head;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = ' '.repeat(head.length);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
