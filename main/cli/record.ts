import type { Command } from 'commander';
import { decimal, type Value } from '../../geometry/core/message';
import { words } from '../../geometry/messages/phrase';
import { translate, type Language } from '../../geometry/messages/translate';
import { refineTerms, type RefinedTerms } from '../../geometry/verify/refine-terms';
import { summariseRecord, type RecordSummary, type Spread } from '../../geometry/verify/summarise-record';
import type { Result } from '../../geometry/core/result';
import { languageOption, say, translateLines, translateRows, type Spoken } from './language';
import { print } from './print';
import { readRecordFile } from './record-file';

/** Adds `bregma record`: what a clinic's own record says of its guides. */
export function addRecord(program: Command): void {
  program
    .command('record')
    .argument('<file>', say('help-record-file'))
    .description(say('help-record'))
    .addOption(languageOption())
    .option('--json', say('help-json'))
    .addHelpText('after', `\n${say('help-record-next')}`)
    .action(async (file: string, options: Spoken & { readonly json?: boolean }) => {
      const rows = await readRecordFile(file);
      const summary = summariseRecord(rows);
      const refined = refineTerms(rows);
      print(
        options.json
          ? `${JSON.stringify({ ...summary, refined: refined.ok ? refined.value : null, notRefined: refined.ok ? null : refined.problem.message }, null, 2)}\n`
          : `${describeRecord(summary, refined, options.language)}\n`,
      );
    });
}

const NAME_WIDTH = 8;

function describeRecord(
  { inside95, paths, guides, targetMm, entryMm, angleDeg }: RecordSummary,
  refined: Result<RefinedTerms>,
  language: Language,
): string {
  const { inside, of } = inside95;
  const spreads = [
    [words('row-target'), targetMm, 'mm'],
    [words('row-entry-alone'), entryMm, 'mm'],
    [words('row-angle-alone'), angleDeg, words('degrees')],
  ] as const;
  const rows = spreads.flatMap(([name, spread, unit]) =>
    spread ? [[name, spreadWords(spread, unit)] as const] : [],
  );
  const percent = Math.round((100 * inside) / of);
  return translateLines(
    [
      words('paths-of-operations', { paths, operations: guides }),
      ...translateRows(rows, NAME_WIDTH, language),
      of === 0 ? words('no-row-predicted') : words('inside-predicted', { inside, of, percent }),
      '',
      ...(refined.ok ? describeRefined(refined.value) : [translate(refined.problem.sentences, language)]),
    ],
    language,
  );
}

function spreadWords({ n, median, min, max, mean, sd }: Spread, unit: Value): Value {
  const told = {
    ...{ median: decimal(median, 2), min: decimal(min, 2), max: decimal(max, 2) },
    ...{ mean: decimal(mean, 2), unit, n },
  };
  return sd === null
    ? words('spread-of-one-told', told)
    : words('spread-told', { ...told, sd: decimal(sd, 2) });
}

const describeRefined = (r: RefinedTerms): Value[] => [
  words('errors-to-published', {
    ...{ factor: decimal(r.factor, 2), low: decimal(r.factorLow, 2), high: decimal(r.factorHigh, 2) },
    ...{ operations: r.guides, prior: r.priorDegrees, degrees: Math.round(r.degrees) },
  }),
  words('laid-on-print', {
    field: `"accuracy": { "printMm": ${r.printMm} }`,
    low: decimal(r.printLowMm, 2),
    high: decimal(r.printHighMm, 2),
  }),
];
