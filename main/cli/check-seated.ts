import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { decimal, type Value } from '../../geometry/core/message';
import { within } from '../../geometry/core/progress';
import { phrase, words } from '../../geometry/messages/phrase';
import { plannedScan } from '../../geometry/plan/document/case-schema';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { prepareBone } from '../../geometry/plan/prepare-bone';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { readStl } from '../../geometry/surface/mesh/read-stl';
import { describeSeated } from '../../geometry/verify/describe-seated';
import { isSeated, verifySeated } from '../../geometry/verify/verify-seated';
import { readScan } from '../files/read-scan';
import { withWayToAgree } from './agree-to-missing';
import { exitCode, refuseInput } from './exit';
import { json } from './json';
import { translateLines, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { readCarriedOut } from './read-carried-out';
import { requirePlannedScan } from './require-planned-scan';
import { warnOutside } from './warn-outside';

interface SeatedOptions extends Spoken {
  readonly seated: string;
  readonly ct?: string;
  readonly json?: boolean;
}

/**
 * `bregma verify --seated`: whether the guide sits as it was planned, by a CT with it in place,
 * before anything is drilled. Exit code 1 where it does not.
 */
export async function checkSeated(path: string, options: SeatedOptions): Promise<void> {
  const { seated, language } = options;
  const read = await readCarriedOut(path, options.ct === undefined ? {} : { ct: options.ct });
  if (!read.ok) return refuseInput(read.problem);
  const { plan, ct, home } = read.value;
  const guide = await readGuide(dirname(resolve(path)), plan);
  if (home !== null) await warnOutside(home, { scans: [{ path: ct }] }, language);
  const bar = createProgressBar(language, options.json);
  const later = await readScan([seated], undefined, within(bar.onProgress, 0, 0.15));
  if (!later.ok) return refuseInput(withWayToAgree(later.problem));
  const scan = plannedScan(plan.case);
  const before = await readScan(
    [ct],
    scan.series ?? undefined,
    within(bar.onProgress, 0.15, 0.3),
    undefined,
    { interpolateMissing: scan.interpolateMissing !== null },
  );
  if (!before.ok) return refuseInput(before.problem);
  const planned = before.value.volume;
  await requirePlannedScan(plan, planned);
  const bone = await prepareBone(planned, plan.case.bone, undefined, within(bar.onProgress, 0.3, 0.5));
  if (!bone.ok) return refuseInput(bone.problem);
  const checked = await verifySeated(
    plan,
    { planned, later: later.value.volume },
    { guide, bone: bone.value.bone.mesh },
    within(bar.onProgress, 0.5, 1),
  ).finally(bar.clear);
  if (!checked.ok) return refuseInput(checked.problem);
  const isSound = isSeated(checked.value);
  const lines: Value[] = [
    words('laid-by-places', {
      places: checked.value.laid.points,
      misfit: decimal(checked.value.laid.misfitMm, 2),
    }),
    ...describeSeated(checked.value),
  ];
  print(
    options.json
      ? `${json({ case: plan.case.patient.id, plan: plan.id, seated: isSound, ...checked.value })}\n`
      : `${translateLines(lines, language)}\n`,
  );
  if (!isSound) process.exitCode = exitCode.checkFailed;
}

/** The plan's own guide, from beside it. */
async function readGuide(folder: string, plan: Plan): Promise<TriangleMesh> {
  const file = join(folder, guideFileName(plan.status));
  if (!plan.guide || !existsSync(file)) {
    return refuseInput({
      code: 'no-guide-beside',
      ...phrase('no-guide-beside', { file: guideFileName(plan.status) }),
      where: folder,
    });
  }
  const mesh = readStl(await readFile(file));
  return mesh.ok ? mesh.value : refuseInput(mesh.problem);
}
