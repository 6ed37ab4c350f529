import type { Command } from 'commander';
import { decimal, type Message, type Value } from '../../geometry/core/message';
import { sizeThree } from '../../geometry/messages/compose';
import { words } from '../../geometry/messages/phrase';
import { translate, writeValue, type Language } from '../../geometry/messages/translate';
import { within, type OnProgress } from '../../geometry/core/progress';
import { doubtUnread } from '../../geometry/scan/doubt-unread';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { isDoubt } from '../../geometry/scan/source/repair';
import { inventoryJson, type ScanInventory, type SeriesSummary } from '../../geometry/scan/scan-inventory';
import { decodePool } from '../files/decode-pool';
import { listScanFiles } from '../files/list-scan-files';
import { refuseInput } from './exit';
import { languageOption, say, translateLines, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';

/** Ignored files shown by name; more are counted by their reason. */
const SHOWN_IGNORED = 10;

/**
 * Adds `bregma inspect PATH... [--json]`: what series a folder holds, which can be used, and why
 * the others cannot.
 */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description(say('help-inspect'))
    .argument('<path...>', say('help-inspect-paths'))
    .addOption(languageOption())
    .option('--json', say('help-inspect-json'))
    .action(async (paths: string[], options: Spoken & { readonly json?: boolean }) => {
      const files = await listScanFiles(paths);
      if (!files.ok) return refuseInput(files.problem);
      const bar = createProgressBar(options.language);
      const found = await inspectScan(files.value, within(bar.onProgress, 0, 0.5)).finally(bar.clear);
      if (!found.ok) return refuseInput(found.problem);
      const inventory = await lookAtValues(found.value, within(bar.onProgress, 0.5, 1)).finally(bar.clear);
      const words = options.json
        ? JSON.stringify(inventoryJson(inventory), null, 2)
        : describeInventory(inventory, options.language);
      print(`${words}\n`);
    });
}

/** The inventory with the doubts that a plan on its scans would carry. */
async function lookAtValues(inventory: ScanInventory, onProgress: OnProgress): Promise<ScanInventory> {
  const decoder = decodePool();
  try {
    return await doubtUnread(inventory, decoder, onProgress);
  } finally {
    await decoder.close();
  }
}

/**
 * The inventory as text for a person: a table of series, then what is wrong with them and what is
 * rescued, then what was ignored.
 */
function describeInventory(inventory: ScanInventory, language: Language): string {
  const translated = ({ sentences }: Message): string => translate(sentences, language);
  const lines: Value[] = [
    ...table(inventory.series, language),
    ...inventory.series
      .flatMap(({ problems, rescues }, index) => [
        ...problems.map(problem => words('numbered', { n: index + 1, said: translated(problem) })),
        ...rescues.map(rescue =>
          words(isDoubt(rescue) ? 'numbered-doubt' : 'numbered-rescue', {
            n: index + 1,
            said: translated(rescue),
          }),
        ),
      ])
      .map(line => `  ${writeValue(line, language)}`),
    '',
    ...inventory.series
      .map((summary, index) => words('numbered', { n: index + 1, said: describeSeries(summary) }))
      .map(line => `  ${writeValue(line, language)}`),
    ...describeIgnored(inventory, language),
  ];
  return translateLines(lines, language);
}

/** What the file says of the pose, which is never trusted, and whose scan it says that it is. */
function describeSeries({ uid, declared, identity: { patientId, studyDate } }: SeriesSummary): Value {
  const { patientPosition: position, anatomicalOrientation } = declared;
  return [
    words('series-of', { uid }),
    position === null ? words('declared-position-none') : words('declared-position', { position }),
    anatomicalOrientation ?? words('as-of-a-human'),
    patientId === null ? words('patient-id-none') : words('patient-id-of', { id: patientId }),
    studyDate === null ? words('study-of-no-date') : words('study-of', { date: studyDate }),
  ];
}

const COLUMNS = [
  'column-modality',
  'column-slices',
  'column-voxels',
  'column-spacing',
  'column-tilt',
  'column-animal',
  'column-use',
  'column-description',
] as const;

function table(series: readonly SeriesSummary[], language: Language): string[] {
  const translated = (value: Value): string => writeValue(value, language);
  const heading = ['', ...COLUMNS.map(code => translated(words(code)))];
  const rows = series.map((s, index) => [
    String(index + 1),
    s.format === 'DICOM' ? s.modality || '-' : `${s.modality}, ${s.format}`,
    String(s.slices),
    translated(sizeOf(s.sizeVoxels)),
    s.spacingMm ? translated(sizeOf(s.spacingMm.map(mm => decimal(mm, 3)))) : '-',
    s.tiltDeg === null ? '-' : translated(decimal(s.tiltDeg, 1)),
    [s.species, s.breed].filter(told => told !== null).join(', ') || '-',
    translated(words(s.usable ? 'use-yes' : s.role === 'mr' ? 'use-fusion' : 'use-no')),
    s.description || '-',
  ]);
  const widths = heading.map((_, column) =>
    Math.max(...[heading, ...rows].map(row => (row[column] ?? '').length)),
  );
  return [heading, ...rows].map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const sizeOf = (sides: readonly Value[]): Value => sizeThree([sides[0]!, sides[1]!, sides[2]!]);

function describeIgnored({ ignored }: ScanInventory, language: Language): Value[] {
  if (ignored.length === 0) return [];
  const translated = ({ sentences }: Message): string => translate(sentences, language);
  const lines = ['', words('ignored-files', { files: ignored.length })];
  const told = (line: Value): string => `  ${writeValue(line, language)}`;
  if (ignored.length <= SHOWN_IGNORED) {
    return [
      ...lines,
      ...ignored.map(({ path, reason }) => told(words('ignored-file', { path, reason: translated(reason) }))),
    ];
  }
  const counts = new Map<string, number>();
  for (const { reason } of ignored) counts.set(translated(reason), (counts.get(translated(reason)) ?? 0) + 1);
  return [...lines, ...[...counts].map(([reason, count]) => told(words('ignored-many', { count, reason })))];
}
