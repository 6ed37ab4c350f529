import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import process from 'node:process';
import { Option, type Command } from 'commander';
import type { Sentence } from '../../geometry/core/message';
import { doingWords } from '../../geometry/messages/doing-words';
import { phrase, words } from '../../geometry/messages/phrase';
import type { Language } from '../../geometry/messages/translate';
import { within, type OnProgress } from '../../geometry/core/progress';
import { laterCtOptions } from '../../samples/ct/scan-later';
import type { CtOptions } from '../../samples/ct/simulate-ct';
import { operate, SURGERY_KINDS, type SurgeryKind, type SurgeryOptions } from '../../samples/ct/surgery';
import { buildHead } from '../../samples/head/build-head';
import type { HeadParameters } from '../../samples/head/parameters';
import { scanMr } from '../../samples/mr/scan-mr';
import { sampleNames, samplePatient, type SampleName } from '../../samples/patients';
import {
  sampleCtOptions,
  sampleFiles,
  type SampleFile,
  type SampleLaterCt,
  type SampleOptions,
} from '../../samples/write-sample';
import { checkWritable, repairFolder, writeTogether, type OutgoingFile } from '../files/write-together';
import { refuseInput } from './exit';
import { languageOption, say, translateRows, type Spoken } from './language';
import { print } from './print';
import { number, refuseOption, whole, threeNumbers, type Three } from './read-option';
import { scanSample } from './scan-sample';
import { signSample } from './sign-sample';
import { pictureSample, sampleViews, type SampleView } from './sample-picture';

/** `bregma sample list` and `bregma sample write`. */
export function addSample(program: Command): void {
  const sample = program.command('sample').description(say('help-sample'));

  sample
    .command('list')
    .description(say('help-sample-list'))
    .addOption(languageOption())
    .option('--json', say('help-sample-json'))
    .action((options: Spoken & { readonly json?: boolean }) => {
      const patients = sampleNames.map(name => samplePatient(name));
      if (options.json) {
        const rows = patients.map(({ name, species, breed, weightKg }) => ({
          name,
          species,
          breed,
          weightKg,
        }));
        print(`${JSON.stringify(rows, null, 2)}\n`);
        return;
      }
      print(`${translateRows(patients.map(describePatient), NAME_WIDTH, options.language).join('\n')}\n`);
    });

  sample
    .command('write')
    .argument('<name>', say('help-one-of', { choices: [...sampleNames] }))
    .description(say('help-sample-write'))
    .requiredOption('--out <dir>', say('help-sample-out'))
    .option('--spacing <x,y,z>', say('help-sample-spacing'))
    .option('--size <IxJxK>', say('help-sample-size'))
    .option('--seed <n>', say('help-sample-seed'))
    .option('--noise <hu>', say('help-sample-noise'))
    .option('--marker <side>', say('help-sample-marker'))
    .option('--marker-hu <hu>', say('help-sample-marker-hu'))
    .option('--mr', say('help-sample-mr'))
    .addOption(new Option('--postop <what>', say('help-sample-postop')).choices(SURGERY_KINDS))
    .addOption(languageOption())
    .action(async (name: string, options: WriteOptions) => {
      const { mr = false, out, postop = null, language } = options;
      await writeSampleTo(
        out,
        checkedName(name),
        { ...sampleOptions(options), mr, postop },
        progressLine(language),
      );
    });

  sample
    .command('picture')
    .argument('<name>', say('help-one-of', { choices: [...sampleNames] }))
    .description(say('help-sample-picture'))
    .requiredOption('--out <file>', say('help-sample-png'))
    .option('--view <view>', say('help-one-of', { choices: Object.keys(sampleViews) }), 'oblique')
    .option('--width <px>', say('help-sample-width'), '640')
    .addOption(languageOption())
    .action(async (name: string, options: PictureOptions) => {
      const view = Object.keys(sampleViews).find((v): v is SampleView => v === options.view);
      if (!view)
        refuseOption('--view', options.view, words('needs-one-of', { choices: Object.keys(sampleViews) }));
      const widthPx = whole(options.width, '--width', 64, 4096);
      await writePng(options.out, pictureSample(samplePatient(checkedName(name)), view, widthPx));
    });
}

const NAME_WIDTH = 15;

/** One of the patients in a line: its name, and what the head is like. */
const describePatient = (p: HeadParameters): readonly [name: string, told: Sentence] => [
  p.name,
  words('sample-told', {
    ...{ breed: p.breed, weight: p.weightKg, length: p.skullLengthMm, width: p.skullWidthMm },
    ...{ temple: p.bone.templeMm, vault: p.bone.vaultMm, lesion: 2 * p.lesion.radiusMm },
  }),
];

interface PictureOptions extends Spoken {
  readonly out: string;
  readonly view: string;
  readonly width: string;
}

async function writePng(out: string, bytes: Uint8Array): Promise<void> {
  const file = resolve(out);
  const written = await writeTogether(dirname(file), [{ name: basename(file), bytes }]);
  if (!written.ok) refuseInput(written.problem);
}

interface WriteOptions extends Spoken {
  readonly out: string;
  readonly spacing?: string;
  readonly size?: string;
  readonly seed?: string;
  readonly noise?: string;
  readonly marker?: string;
  readonly markerHu?: string;
  readonly mr?: boolean;
  readonly postop?: SurgeryKind;
}

/** Writes the sample's files below `out`; refuses a folder that holds anything already. */
export async function writeSampleTo(
  out: string,
  name: SampleName,
  {
    mr = false,
    postop = null,
    ...options
  }: SampleOptions & { readonly mr?: boolean; readonly postop?: SurgeryKind | null },
  onProgress?: OnProgress,
): Promise<void> {
  const folder = resolve(out);
  const writable = await checkWritable(folder);
  if (!writable.ok) refuseInput(writable.problem);
  const repaired = await repairFolder(folder);
  if (!repaired.ok) refuseInput(repaired.problem);
  if ((await readdir(folder).catch(() => [])).length > 0) {
    refuseInput({
      code: 'folder-not-empty',
      ...phrase('folder-not-empty', { folder }),
      where: folder,
    });
  }
  const patient = samplePatient(name);
  const settings = sampleCtOptions(options);
  // By their share of the time, about.
  const [first, second] = [mr ? 0.6 : 1, postop ? 0.5 : 1];
  const ct = await scanSample(patient, settings, within(onProgress, 0, first * second));
  const scans = mr
    ? scanMr(buildHead(patient), options.seed ?? 1, within(onProgress, first * second, second))
    : [];
  const later = postop
    ? await scanLater(
        patient,
        settings,
        { kind: postop, seed: options.seed ?? 1 },
        within(onProgress, second, 1),
      )
    : null;
  const written = await writeTogether(folder, namedFiles(sampleFiles(patient, ct, options, scans, later)));
  if (!written.ok) refuseInput(written.problem);
  await signSample(folder);
}

function* namedFiles(files: Iterable<SampleFile>): Generator<OutgoingFile> {
  for (const { path, bytes } of files) yield { name: path, bytes };
}

/** The same animal after an operation that missed by a known amount. */
async function scanLater(
  patient: HeadParameters,
  settings: CtOptions,
  surgery: SurgeryOptions,
  onProgress: OnProgress,
): Promise<SampleLaterCt> {
  const ct = await scanSample(patient, laterCtOptions(settings, surgery), onProgress);
  return { ct, surgery: operate(buildHead(patient), surgery) };
}

function checkedName(name: string): SampleName {
  const known = sampleNames.find(n => n === name);
  if (known) return known;
  return refuseInput({
    code: 'unknown-sample',
    ...phrase('unknown-sample', { name, names: [...sampleNames] }),
    where: 'NAME',
  });
}

function sampleOptions({ spacing, size, seed, noise, marker, markerHu }: WriteOptions): SampleOptions {
  return {
    ...(spacing === undefined
      ? {}
      : { spacingMm: threeNumbers(spacing, ',', '--spacing', { low: 0.1, high: 3, unit: 'mm' }) }),
    ...(size === undefined ? {} : { sizeVoxels: wholeNumbers(size) }),
    ...(seed === undefined ? {} : { seed: whole(seed, '--seed', 0, 2 ** 31) }),
    ...(noise === undefined ? {} : { noiseHu: number(noise, '--noise', 0, 500, { unit: 'HU' }) }),
    ...markerOption(marker, markerHu),
  };
}

function markerOption(side = 'none', hu?: string): Pick<SampleOptions, 'marker'> {
  if (side === 'none') {
    return hu === undefined ? {} : refuseOption('--marker-hu', hu, words('needs-marker-beside'));
  }
  if (side !== 'left' && side !== 'right') return refuseOption('--marker', side, words('needs-side'));
  return {
    marker: {
      side,
      ...(hu === undefined ? {} : { hu: number(hu, '--marker-hu', -900, 3000, { unit: 'HU' }) }),
    },
  };
}

function wholeNumbers(text: string): Three {
  const values = threeNumbers(text, 'x', '--size', { low: 4, high: 2048 });
  return values.every(v => Number.isInteger(v))
    ? values
    : refuseOption('--size', text, words('needs-whole-voxels'));
}

/** One line, rewritten, on a terminal; nothing in a pipe. */
function progressLine(language: Language): OnProgress | undefined {
  if (!process.stderr.isTTY) return undefined;
  return ({ doing, fraction }) => {
    process.stderr.write(
      `\r${doingWords(doing, language)} ${String(Math.round(100 * fraction)).padStart(3)} %${fraction >= 1 ? '\n' : ''}`,
    );
  };
}
