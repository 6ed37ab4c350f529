import { decimal, type Sentence, type Value } from '../../core/message';
import { sizeThree } from '../../messages/compose';
import { asMessage, words } from '../../messages/phrase';
import { isDoubt } from '../../scan/source/repair';
import { describeFusion } from '../checks/check-fusions';
import { sideOfMarker } from '../checks/side-of-marker';
import { plannedScan, type CaseOrientation } from '../document/case-schema';
import { shortHash } from '../document/plan-id';
import type { Plan } from '../document/plan-schema';
import type { ReportPage } from './report-page';

const SPECIES = {
  canine: 'species-canine',
  feline: 'species-feline',
  other: 'species-other',
} as const;

/**
 * Whose plan it is, how the animal lies, which scans were used and what was done to them, and with
 * what it was made.
 */
export function caseRows(
  page: ReportPage,
  { id, case: planCase, scans, rescues, bregmaVersion }: Plan,
): string[] {
  const { patient, tool, bone, orientation, guide } = planCase;
  const { row, broken, place } = page;
  const weight = patient.weightKg === null ? '' : words('weight-kg', { weight: patient.weightKg });
  return [
    row(words('row-patient'), list([patient.id, words(SPECIES[patient.species]), patient.breed, weight])),
    ...(guide.label.trim() === '' ? [] : [row(words('row-label'), guide.label)]),
    row(words('row-plan'), id),
    ...broken(words('row-orientation'), orientation ? confirmedWords(orientation) : words('not-confirmed')),
    ...(orientation ? orientationRows(page, orientation) : []),
    ...scans.flatMap(scan => scanRows(page, planCase, scan)),
    ...rescues.flatMap(rescue =>
      broken(words(isDoubt(rescue) ? 'row-in-doubt' : 'row-rescued'), rescueWords(page, planCase, rescue)),
    ),
    ...planCase.scans
      .filter(scan => scan !== plannedScan(planCase))
      .flatMap(scan =>
        broken(words('row-other-scan'), words('of-scan', { scan: scan.id, words: describeFusion(scan) })),
      ),
    row(words('row-tool'), [
      tool.name,
      words('diameter-outside', { mm: decimal(tool.diameterMm, 2) }),
      ...(tool.windowMm > 0 ? [words('tool-window', { mm: decimal(tool.windowMm, 1) })] : []),
      words('tool-tip', { mm: decimal(tool.tipMm, 1) }),
    ]),
    row(
      words('row-bone'),
      words(bone.surface === 'refined' ? 'bone-refined' : 'bone-threshold', {
        threshold: bone.thresholdHu,
      }),
    ),
    ...(bone.crop
      ? [
          row(
            words('row-crop'),
            words('from-to', { from: place(bone.crop.minLps, 1), to: place(bone.crop.maxLps, 1) }),
            1,
          ),
        ]
      : []),
    row(words('row-made-with'), `Bregma ${bregmaVersion}`),
  ];
}

const list = (parts: readonly Value[]): Value => parts.filter(part => part !== '');

const confirmedWords = ({ confirmedBy: name, at, reason }: CaseOrientation): Sentence =>
  reason === null
    ? words('confirmed-by', { name, at })
    : words('confirmed-by-with-reason', { name, at, reason });

/** What a scan is known by and whose it says it is; who answered for it, and why. */
function scanRows(
  { broken }: ReportPage,
  planCase: Plan['case'],
  { id, content, sizeVoxels, patientId, studyDate }: Plan['scans'][number],
): string[] {
  const answers = planCase.scans.find(one => one.id === id)?.answers ?? [];
  return [
    ...broken(
      words('row-scan', { scan: id }),
      list([
        content === null ? words('content-not-known') : words('content-of', { content: shortHash(content) }),
        sizeVoxels ? words('size-voxels', { size: sizeThree(sizeVoxels) }) : words('not-at-hand'),
        patientId === null ? words('no-patient-id') : words('patient-id-of', { id: patientId }),
        studyDate === null ? '' : words('study-of', { date: studyDate }),
      ]),
    ),
    ...answers
      .filter(answer => answer.content === content)
      .flatMap(({ question, acceptedBy: name, at, reason }) =>
        broken(
          words('row-answered'),
          words(question === 'content' ? 'answered-content' : 'answered-patient', { name, at, reason }),
          1,
        ),
      ),
  ];
}

/** What was done to the scan; for a slice that was not scanned, who agreed to it. */
function rescueWords(
  { translate }: ReportPage,
  planCase: Plan['case'],
  rescue: Plan['rescues'][number],
): string {
  const translated = sentencesOf(rescue).map(translate).join(' ');
  const agreed = plannedScan(planCase).interpolateMissing;
  if (rescue.code !== 'slice-interpolated' || !agreed) return translated;
  const { agreedBy: name, at } = agreed;
  return `${translated} ${translate(at === null ? words('agreed-by', { name }) : words('agreed-by-at', { name, at }))}`;
}

/** What a check or a repair of a plan says; of a plan of before there is the English alone. */
export const sentencesOf = (
  told: Pick<Plan['checks'][number], 'message' | 'sentences'>,
): readonly Sentence[] => asMessage(told).sentences;

const CERTAINTIES = {
  certain: 'certainty-certain',
  likely: 'certainty-likely',
  unsure: 'certainty-unsure',
} as const;

function orientationRows({ row }: ReportPage, orientation: CaseOrientation): string[] {
  const { declared, proposed, turns, earlier, marker } = orientation;
  const count = turns.length;
  return [
    ...(proposed
      ? [
          row(
            words('row-proposed'),
            words('proposed-as', {
              certainty: words(CERTAINTIES[proposed.certainty]),
              confidence: decimal(100 * proposed.confidence, 0),
              turned:
                count === 0
                  ? words('as-proposed')
                  : count === 1
                    ? words('turned-once')
                    : words('turned-times', { count }),
            }),
            1,
          ),
        ]
      : []),
    ...(declared ? [row(words('row-declared'), declaredWords(declared), 1)] : []),
    ...(marker ? [row(words('row-marker'), markerWords(marker, orientation), 1)] : []),
    ...earlier.map(({ confirmedBy: name, at }) =>
      row(words('row-confirmed-before'), words('by-whom', { name, at }), 1),
    ),
  ];
}

function declaredWords({
  patientPosition: position,
  anatomicalOrientation,
}: NonNullable<CaseOrientation['declared']>): Sentence {
  const orientation = anatomicalOrientation ?? words('as-of-a-human');
  return position === null
    ? words('declared-without-position', { orientation })
    : words('declared-as', { position, orientation });
}

function markerWords(
  { centreLps, medianLps, stuckOn }: NonNullable<CaseOrientation['marker']>,
  axes: CaseOrientation,
): Sentence {
  const { side, distanceMm } = sideOfMarker(centreLps, medianLps, axes);
  const distance = decimal(distanceMm, 0);
  const where =
    side === null
      ? words('marker-at-median', { distance })
      : words(side === 'left' ? 'marker-at-left' : 'marker-at-right', { distance });
  if (stuckOn === null) return words('marker-is-none', { where });
  return words(stuckOn === 'left' ? 'marker-stuck-left' : 'marker-stuck-right', { where });
}

/** The lesion as it was outlined; nothing where there is none. */
export function lesionRows({ row, translate, place }: ReportPage, { lesion }: Plan): string[] {
  if (!lesion) return [];
  const { volumeMl, longestMm, centroidLps, lowerHu, lesionHu, brainHu } = lesion;
  const size = { volume: decimal(volumeMl, 2), longest: decimal(longestMm, 1) };
  const levels = { lower: decimal(lowerHu, 0), inside: decimal(lesionHu, 0), brain: decimal(brainHu, 0) };
  return [
    '',
    translate(words('report-lesion')),
    row(words('row-volume'), words('lesion-size', size), 1),
    row(words('row-centre'), place(centroidLps), 1),
    row(words('row-outlined'), words('lesion-levels', levels), 1),
  ];
}
