import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { writeReport } from '../../geometry/plan/output/write-report';
import { guideFileName } from '../../geometry/plan/plan';
import { exitCode, refuseInput } from './exit';
import { planToFolder } from './plan';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { writeSampleTo } from './sample';

const SAMPLE_NAME = 'mesocephalic';

/** `bregma demo`: the main job from beginning to end on a sample patient. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Makes a sample patient, plans a guide for it and shows the report and pictures.')
    .option('--out <dir>', 'the folder to write to', 'demo')
    .action(async ({ out }: { out: string }) => {
      const patient = resolve(out, SAMPLE_NAME);
      const planned = join(patient, 'plan');
      await clearEarlierDemo(patient);

      say(`Making the sample patient "${SAMPLE_NAME}" (a simulated CT, not a scan of an animal) ...`);
      const bar = createProgressBar();
      await writeSampleTo(patient, SAMPLE_NAME, {}, bar.onProgress);
      bar.clear();

      say('Planning the guide and drawing its pictures ...');
      const outcome = await planToFolder(join(patient, 'case.json'), {
        out: planned,
        frame: 'print',
        picture: true,
      });
      say(`\n${writeReport(outcome.plan, 'en')}`);

      const { status } = outcome.plan;
      const shown = relative(process.cwd(), planned) || '.';
      say(
        [
          `Everything is in ${shown}:`,
          `  ${guideFileName(status).padEnd(23)} the guide, where it sits on the scan (LPS, mm)`,
          `  ${guideFileName(status, 'print').padEnd(23)} the same, laid on the bed of the printer`,
          '  skull.stl               the bone surface that it sits on',
          '  report.txt              the report above',
          '  plan.json               every number, for programs',
          '  picture.png             skull, guide and needle; picture-clear.png: with the target seen through the bone',
          '',
          'Open the window with: npm start',
        ].join('\n'),
      );
      if (status === 'fail') process.exitCode = exitCode.checkFailed;
    });
}

const say = (text: string): void => print(`${text}\n`);

/** Removes what an earlier demo made; refuses to touch a folder that the demo did not make. */
async function clearEarlierDemo(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const truth = await readFile(join(folder, 'truth.json'), 'utf8').catch(() => '');
  if (!truth.includes('"bregma-truth"')) {
    refuseInput({
      code: 'not-a-demo',
      message: `${folder} holds files that the demo did not make; move them away or give another folder with --out.`,
      where: folder,
    });
  }
  await rm(folder, { recursive: true });
}
