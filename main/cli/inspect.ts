import type { Command } from 'commander';
import { printable } from '../../geometry/core/printable';
import { within, type OnProgress } from '../../geometry/core/progress';
import { doubtUnread } from '../../geometry/scan/doubt-unread';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { isDoubt } from '../../geometry/scan/source/repair';
import { inventoryJson, type ScanInventory, type SeriesSummary } from '../../geometry/scan/scan-inventory';
import { decodePool } from '../files/decode-pool';
import { listScanFiles } from '../files/list-scan-files';
import { refuseInput } from './exit';
import { print } from './print';
import { createProgressBar } from './progress-bar';

/** Ignored files shown by name; more are counted by their reason. */
const SHOWN_IGNORED = 10;

/** Adds `bregma inspect PATH... [--json]`: what series a folder holds, which can be used, and why the others cannot. */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description(
      'List the series in folders, zips or files (DICOM, NIfTI, NRRD, MetaImage), what each can be used for, and why not.',
    )
    .argument('<path...>', 'folders (searched through all levels) or files')
    .option('--json', 'print the list as JSON')
    .action(async (paths: string[], options: { json?: boolean }) => {
      const files = await listScanFiles(paths);
      if (!files.ok) return refuseInput(files.problem);
      const bar = createProgressBar();
      const found = await inspectScan(files.value, within(bar.onProgress, 0, 0.5)).finally(bar.clear);
      if (!found.ok) return refuseInput(found.problem);
      const inventory = await lookAtValues(found.value, within(bar.onProgress, 0.5, 1)).finally(bar.clear);
      const words = options.json
        ? JSON.stringify(inventoryJson(inventory), null, 2)
        : describeInventory(inventory);
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

/** The inventory as text for a person: a table of series, then what is wrong with them and what is rescued, then what was ignored. */
function describeInventory(inventory: ScanInventory): string {
  return [
    ...table(inventory.series),
    ...inventory.series.flatMap(({ problems, rescues }, index) => [
      ...problems.map(({ message }) => `  ${index + 1}: ${message}`),
      ...rescues.map(
        rescue => `  ${index + 1}: ${isDoubt(rescue) ? 'In doubt' : 'Rescued'}. ${rescue.message}`,
      ),
    ]),
    '',
    ...inventory.series.map(
      (summary, index) =>
        `  ${index + 1}: series ${summary.uid}, ${describeDeclared(summary)}, ${describeIdentity(summary)}`,
    ),
    ...describeIgnored(inventory),
  ]
    .map(printable)
    .join('\n');
}

/** What the file says of the pose; it is never trusted. */
function describeDeclared({ declared: { patientPosition, anatomicalOrientation } }: SeriesSummary): string {
  return `declared position ${patientPosition ?? 'none'}, ${anatomicalOrientation ?? 'as of a human'}`;
}

/** Whose scan the file says that it is. */
function describeIdentity({ identity: { patientId, studyDate } }: SeriesSummary): string {
  return `patient ID ${patientId ?? 'none'}, study of ${studyDate ?? 'no date'}`;
}

function table(series: readonly SeriesSummary[]): string[] {
  const heading = ['', 'modality', 'slices', 'voxels', 'spacing mm', 'tilt', 'animal', 'use', 'description'];
  const rows = series.map((s, index) => [
    String(index + 1),
    s.format === 'DICOM' ? s.modality || '-' : `${s.modality}, ${s.format}`,
    String(s.slices),
    s.sizeVoxels.join(' x '),
    s.spacingMm ? s.spacingMm.map(mm => mm.toFixed(3)).join(' x ') : '-',
    s.tiltDeg === null ? '-' : s.tiltDeg.toFixed(1),
    [s.species, s.breed].filter(words => words !== null).join(', ') || '-',
    s.usable ? 'yes' : s.role === 'mr' ? 'fusion' : 'no',
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

function describeIgnored({ ignored }: ScanInventory): string[] {
  if (ignored.length === 0) return [];
  const lines = ['', `Ignored ${ignored.length} file${ignored.length === 1 ? '' : 's'}:`];
  if (ignored.length <= SHOWN_IGNORED) {
    return [...lines, ...ignored.map(({ path, reason }) => `  ${path}: ${reason.message}`)];
  }
  const counts = new Map<string, number>();
  for (const { reason } of ignored) counts.set(reason.message, (counts.get(reason.message) ?? 0) + 1);
  return [...lines, ...[...counts].map(([reason, count]) => `  ${count} x ${reason}`)];
}
