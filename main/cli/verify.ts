import process from 'node:process';
import { Option, type Command } from 'commander';
import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import type { Value } from '../../geometry/core/message';
import { phrase, words } from '../../geometry/messages/phrase';
import { translate, type Language } from '../../geometry/messages/translate';
import { within, type OnProgress } from '../../geometry/core/progress';
import { plannedScan } from '../../geometry/plan/document/case-schema';
import { shortHash } from '../../geometry/plan/document/plan-id';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import type { Repair } from '../../geometry/scan/source/repair';
import { hashVolume } from '../../geometry/volume/hash-volume';
import { toRecordRow } from '../../geometry/verify/record-row';
import {
  choosePaths,
  isAsPredicted,
  verifyPlan,
  type MarkedTool,
  type Verification,
} from '../../geometry/verify/verify-plan';
import { isSampleId } from '../../samples/sample-id';
import { readScan } from '../files/read-scan';
import { agreeToMissing, withWayToAgree } from './agree-to-missing';
import { describeVerification, type Recorded } from './describe-verification';
import { exitCode, refuseInput } from './exit';
import { json } from './json';
import { languageOption, say, translateLines, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { checkSeated } from './check-seated';
import { readCarriedOut } from './read-carried-out';
import { refuseOption, threeNumbers } from './read-option';
import { addToRecordFile } from './record-file';
import { requirePlannedScan } from './require-planned-scan';
import { warnOutside } from './warn-outside';

interface VerifyCommandOptions extends Spoken {
  /** A CT made after the biopsy; or, before it, one with the guide on. */
  readonly postop?: string;
  readonly seated?: string;
  readonly postopSeries?: string;
  readonly ct?: string;
  /** Who agrees that a missing slice is filled in. */
  readonly interpolateMissing?: string;
  readonly trajectory?: string;
  readonly tip?: string;
  readonly entry?: string;
  readonly frame: 'postop' | 'ct';
  readonly record?: string;
  readonly json?: boolean;
}

/** Adds `bregma verify`: where the needle came to lie, against where it should have. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .argument('<plan>', say('help-verify-plan'))
    .description(say('help-verify'))
    .option('--ct <path>', say('help-verify-ct'))
    .option('--postop <path>', say('help-verify-postop'))
    .option('--seated <path>', say('help-verify-seated'))
    .option('--postop-series <uid>', say('help-verify-series'))
    .option('--interpolate-missing <name>', say('help-verify-missing'))
    .option('--trajectory <id>', say('help-verify-trajectory'))
    .option('--tip <x,y,z>', say('help-verify-tip'))
    .option('--entry <x,y,z>', say('help-verify-entry'))
    .addOption(
      new Option('--frame <frame>', say('help-verify-frame')).choices(['postop', 'ct']).default('postop'),
    )
    .option('--record <file>', say('help-verify-record'))
    .addOption(languageOption())
    .option('--json', say('help-json'))
    .addHelpText('after', `\n${say('help-verify-exit')}`)
    .action(async (path: string, options: VerifyCommandOptions) => {
      if ((options.postop === undefined) === (options.seated === undefined)) {
        refuseOption('--postop', options.postop ?? '', words('needs-one-scan'));
      }
      if (options.seated !== undefined) {
        await checkSeated(path, { ...options, seated: options.seated });
        return;
      }
      const bar = createProgressBar(options.language, options.json);
      const verified = await verifyCarriedOut(path, options, bar.onProgress).finally(bar.clear);
      const { planned, verification, scan } = verified;
      const recorded =
        options.record === undefined ? null : await record(options.record, planned, verification, scan);
      print(
        options.json
          ? `${json(asJson(verified, recorded))}\n`
          : `${describe(verified, recorded && { ...recorded, file: options.record! }, options.language)}\n`,
      );
      if (!isAsPredicted(verification)) process.exitCode = exitCode.checkFailed;
    });
}

interface Verified {
  /** The plan that was carried out. */
  readonly planned: Plan;
  readonly verification: Verification;
  /** The later scan: its series UID, and what it is known by. */
  readonly scan: { readonly uid: string; readonly content: string };
  /** What was done to the later scan to read it. */
  readonly rescues: readonly Repair[];
  /** Who agreed to a slice of it that was not scanned. */
  readonly agreedBy: string | null;
}

async function verifyCarriedOut(
  path: string,
  options: VerifyCommandOptions,
  onProgress: OnProgress,
): Promise<Verified> {
  const picks = readPicks(options);
  const { interpolateMissing: name } = options;
  if (name !== undefined && name.trim() === '')
    refuseOption('--interpolate-missing', name, words('needs-name'));
  const read = await readCarriedOut(path, {
    ...(options.ct === undefined ? {} : { ct: options.ct }),
    amend: planCase => (name === undefined ? planCase : agreeToMissing(planCase, name)),
  });
  if (!read.ok) refuseInput(read.problem);
  const { plan: planned, ct, home } = read.value;
  const chosen = choosePaths(planned, options);
  if (!chosen.ok) refuseInput(chosen.problem);
  if (picks && chosen.value.length > 1) {
    refuseInput({
      code: 'which-path',
      ...phrase('which-path', { paths: chosen.value.length }),
      where: '--trajectory',
    });
  }
  if (options.record !== undefined) refuseSample(options.record, planned.case.patient.id);
  if (home !== null) await warnOutside(home, { scans: [{ path: ct }] }, options.language);

  const later = await readScan(
    [options.postop!],
    options.postopSeries,
    within(onProgress, 0, 0.2),
    undefined,
    {
      interpolateMissing: name !== undefined,
    },
  );
  if (!later.ok) refuseInput(withWayToAgree(later.problem));
  const scan = plannedScan(planned.case);
  const before = await readScan([ct], scan.series ?? undefined, within(onProgress, 0.2, 0.4), undefined, {
    interpolateMissing: scan.interpolateMissing !== null,
  });
  if (!before.ok) refuseInput(before.problem);
  await requirePlannedScan(planned, before.value.volume);
  if (options.record !== undefined) {
    for (const { series } of [before.value, later.value]) {
      refuseSample(options.record, series.identity.patientId);
    }
  }
  const marked: MarkedTool[] = picks ? [{ ...picks, trajectory: chosen.value[0]!.id }] : [];
  const verified = await verifyPlan(
    planned,
    { planned: before.value.volume, later: later.value.volume },
    { ...(options.trajectory === undefined ? {} : { trajectory: options.trajectory }), marked },
    within(onProgress, 0.4, 1),
  );
  if (!verified.ok) refuseInput(verified.problem);
  const { rescues, series } = later.value;
  const isFilledIn = rescues.some(({ code }) => code === 'slice-interpolated');
  return {
    planned,
    verification: verified.value,
    scan: { uid: series.uid, content: await hashVolume(later.value.volume) },
    rescues,
    agreedBy: isFilledIn ? (name ?? null) : null,
  };
}

/** What is measured on a simulated animal says nothing of the clinic's guides. */
function refuseSample(record: string, id: string | null): void {
  if (!isSampleId(id)) return;
  refuseInput({
    code: 'sample-record',
    ...phrase('sample-never-recorded', { id: id ?? '', record }),
    where: '--record',
  });
}

const describe = (verified: Verified, recorded: Recorded | null, language: Language): string =>
  translateLines(
    [
      ...describeJudged(verified, language),
      ...describeVerification(verified.verification, recorded, language),
    ],
    language,
  );

/** Which plan was judged, and what was done to the later scan. */
function describeJudged({ planned, rescues, agreedBy }: Verified, language: Language): Value[] {
  const { guide, status } = planned;
  const translated = (rescue: Repair): string => translate(rescue.sentences, language);
  const judged = words(status === 'fail' ? 'judged-by-failed' : 'judged-by', {
    plan: shortHash(planned.id),
    id: planned.case.patient.id,
    guide: guide ? words('guide-of-hash', { hash: shortHash(guide.sha256) }) : words('no-guide'),
    version: planned.bregmaVersion,
  });
  const agreed =
    agreedBy === null ? '' : ` ${translate([words('agreed-to-by', { name: agreedBy })], language)}`;
  return [
    judged,
    ...rescues.map(rescue => words('later-scan-says', { said: `${translated(rescue)}${agreed}` })),
  ];
}

const asJson = (
  { planned, verification, scan, rescues, agreedBy }: Verified,
  recorded: { readonly added: number; readonly replaced: number } | null,
): object => ({
  case: planned.case.patient.id,
  plan: planned.id,
  guideSha256: planned.guide?.sha256 ?? null,
  scan: scan.uid,
  scanContent: scan.content,
  scanRescues: rescues,
  interpolationAgreedBy: agreedBy,
  ...verification,
  recorded,
});

/** The marked points; null where none are given, refused where one is missing. */
function readPicks({ tip, entry, frame }: VerifyCommandOptions): Omit<MarkedTool, 'trajectory'> | null {
  if (tip === undefined && entry === undefined) return null;
  if (tip === undefined || entry === undefined) {
    return refuseInput({
      code: 'one-pick',
      ...phrase('one-pick'),
      where: tip === undefined ? '--tip' : '--entry',
    });
  }
  return {
    tipLps: readPoint('--tip', tip),
    entryLps: readPoint('--entry', entry),
    frame: frame === 'ct' ? 'planned' : 'later',
  };
}

/** Farther from the scanner's own middle lies no patient, mm. */
const FARTHEST_MM = 10_000;

const readPoint = (option: string, text: string): PatientPoint =>
  patientPoint(...threeNumbers(text, ',', option, { low: -FARTHEST_MM, high: FARTHEST_MM, unit: 'mm' }));

async function record(
  file: string,
  planned: Plan,
  { outcomes }: Verification,
  scan: Verified['scan'],
): Promise<{ readonly added: number; readonly replaced: number }> {
  const date = new Date().toISOString();
  const { added, replaced } = await addToRecordFile(
    file,
    outcomes.map(outcome => toRecordRow(planned, outcome, scan, date)),
  );
  return { added, replaced };
}
