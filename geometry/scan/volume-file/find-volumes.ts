import { throwIfCancelled } from '../../core/progress';
import { phrase, wordsOf } from '../../messages/phrase';
import { inflateStart } from '../source/inflate-start';
import { readMetaImageHeader } from './read-meta-image-header';
import { readNiftiHeader } from './read-nifti-header';
import { readNrrdHeader } from './read-nrrd-header';
import type { ScanFile, IgnoredFile } from '../source/scan-file';
import type { VolumeHeaderReading } from './volume-header';
import type { VolumeFile } from './volume-file-source';

export interface FoundVolumes {
  readonly volumes: readonly VolumeFile[];
  /** The files that belong to no volume. */
  readonly others: readonly ScanFile[];
  /** Files that bear such a name and cannot be read, with the reason. */
  readonly ignored: readonly IgnoredFile[];
}

const NAMES = /\.(nii|nii\.gz|nrrd|nhdr|mha|mhd)$/i;
/** No header of these kinds is longer. */
const HEADER_BYTES = 64 * 1024;
const NIFTI_HEADER_BYTES = 1024;
/** No sidecar is longer. */
const SIDECAR_BYTES = 1 << 20;

/** Finds the NIfTI, NRRD and MetaImage volumes among files, by their names. */
export async function findVolumes(files: readonly ScanFile[], signal?: AbortSignal): Promise<FoundVolumes> {
  const volumes: VolumeFile[] = [];
  const ignored: IgnoredFile[] = [];
  const taken = new Set<ScanFile>();
  for (const file of files.filter(({ path }) => NAMES.test(path))) {
    throwIfCancelled(signal);
    taken.add(file);
    const reading = await readVolumeHeader(file);
    if (reading?.kind !== 'volume') {
      const reason = reading ? phrase('volume-not-read', { why: reading.reason }) : phrase('bad-volume-file');
      ignored.push({ path: file.path, reason });
      continue;
    }
    const { dataFile } = reading.header;
    const data = dataFile === null ? file : findBeside(files, file, dataFile);
    if (!data) {
      ignored.push({
        path: file.path,
        reason: phrase('volume-without-voxels', { file: dataFile! }),
      });
      continue;
    }
    taken.add(data);
    const base = file.path.replace(/^.*[\\/]/, '').replace(/\.nii(\.gz)?$/i, '');
    const sidecar = reading.header.format === 'NIfTI' ? findBeside(files, file, `${base}.json`) : undefined;
    const said = await readSidecar(sidecar);
    if (sidecar && said !== '') taken.add(sidecar);
    volumes.push({
      file,
      data,
      header: said === '' ? reading.header : { ...reading.header, modality: said },
    });
  }
  return { volumes, ignored, others: files.filter(file => !taken.has(file)) };
}

async function readVolumeHeader(file: ScanFile): Promise<VolumeHeaderReading> {
  try {
    const bytes = new Uint8Array(await file.read(0, Math.min(HEADER_BYTES, file.sizeBytes)));
    if (/\.nii(\.gz)?$/i.test(file.path)) {
      // By its first bytes: a name may have lost its .gz, or kept it.
      return bytes[0] === 0x1f && bytes[1] === 0x8b
        ? readNiftiHeader(inflateStart(bytes, NIFTI_HEADER_BYTES, 'gzip'), true)
        : readNiftiHeader(bytes, false);
    }
    return /\.(nrrd|nhdr)$/i.test(file.path) ? readNrrdHeader(bytes) : readMetaImageHeader(bytes);
  } catch (error) {
    return { kind: 'refused', reason: wordsOf(error) };
  }
}

/**
 * The modality that the sidecar of BIDS says, a small JSON file of the same name beside a NIfTI
 * file; empty where there is none, or it says none.
 */
async function readSidecar(sidecar: ScanFile | undefined): Promise<string> {
  if (!sidecar || sidecar.sizeBytes > SIDECAR_BYTES) return '';
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(await sidecar.read())));
    const modality = typeof said === 'object' && said !== null && 'Modality' in said ? said.Modality : '';
    return typeof modality === 'string' ? modality.trim().toUpperCase() : '';
  } catch {
    return ''; // not a sidecar, for all its name
  }
}

/**
 * The file of that name in the folder of another. Upper and lower case may differ, as they do on
 * discs, and so may the way in which accents are written (Unicode's normal forms), as they do
 * between systems.
 */
function findBeside(files: readonly ScanFile[], file: ScanFile, name: string): ScanFile | undefined {
  const plain = (path: string): string =>
    path
      .replaceAll('\\', '/')
      .replace(/\/(\.\/)+/g, '/')
      .normalize('NFC');
  const folder = plain(file.path).replace(/[^/]*$/, '');
  const wanted = plain(`${folder}${name.replace(/^(\.\/)+/, '')}`);
  return (
    files.find(({ path }) => plain(path) === wanted) ??
    files.find(({ path }) => plain(path).toLowerCase() === wanted.toLowerCase())
  );
}
