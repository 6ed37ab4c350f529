import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import type { Value } from '../../geometry/core/message';
import { phrase, words } from '../../geometry/messages/phrase';
import { writeReport } from '../../geometry/plan/output/write-report';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import { exitCode, refuseInput } from './exit';
import { planToFolder } from './plan';
import { languageOption, say, translateLines, translateRows, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import { writeSampleTo } from './sample';

const SAMPLE_NAME = 'mesocephalic';

/** `bregma demo`: the main job from beginning to end on a sample patient. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(say('help-demo'))
    .option('--out <dir>', say('help-demo-out'), 'demo')
    .addOption(languageOption())
    .action(async ({ out, language }: Spoken & { readonly out: string }) => {
      const printLines = (...lines: readonly Value[]): void => print(`${translateLines(lines, language)}\n`);
      const patient = resolve(out, SAMPLE_NAME);
      const planned = join(patient, 'plan');
      await clearEarlierDemo(patient);

      printLines(words('demo-makes', { name: SAMPLE_NAME }));
      const bar = createProgressBar(language);
      await writeSampleTo(patient, SAMPLE_NAME, {}, bar.onProgress);
      bar.clear();

      printLines(words('demo-plans'));
      const outcome = await planToFolder(join(patient, 'case.json'), {
        out: planned,
        frame: 'print',
        picture: true,
        language,
      });
      print(`\n${writeReport(outcome.plan, language)}\n`);

      const { status } = outcome.plan;
      const shown = relative(process.cwd(), planned) || '.';
      printLines(
        words('demo-where', { folder: shown }),
        ...translateRows(
          [
            [guideFileName(status), words('demo-guide')],
            [guideFileName(status, 'print'), words('demo-print')],
            [guideFileName(status, 'package'), words('demo-package')],
            ['skull.stl', words('demo-skull')],
            ['report.txt', words('demo-report')],
            ['plan.json', words('demo-plan')],
            ['picture.png', words('demo-picture')],
          ],
          24,
          language,
        ).map(row => `  ${row}`),
        '',
        words('demo-window'),
      );
      if (status === 'fail') process.exitCode = exitCode.checkFailed;
    });
}

/** Removes what an earlier demo made; refuses to touch a folder that the demo did not make. */
async function clearEarlierDemo(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const truth = await readFile(join(folder, 'truth.json'), 'utf8').catch(() => '');
  if (!truth.includes('"bregma-truth"')) {
    refuseInput({
      code: 'not-a-demo',
      ...phrase('not-a-demo', { folder }),
      where: folder,
    });
  }
  await rm(folder, { recursive: true });
}
