import { assertThat } from '../../geometry/core/result';
import type { Volume } from '../../geometry/volume/volume';
import { decimalString, encodeElements, type Element } from './encode-element';
import { seededUid } from './seeded-uid';

/** What the files of any modality say beside the pixels. Text must be ASCII. */
export interface SeriesOptions {
  readonly patientId: string;
  readonly patientName: string;
  /** (0010,2201), e.g. "Canine". */
  readonly species: string;
  /** (0010,2292). */
  readonly breed: string;
  readonly weightKg?: number;
  readonly seriesDescription?: string;
  readonly seriesNumber?: number;
  /** (0018,5100): what the scanner was told, which is not always so. Default HFS. */
  readonly patientPosition?: string;
  /** (0010,2210) QUADRUPED or BIPED; left out by default, as most scanners do. */
  readonly anatomicalOrientation?: 'BIPED' | 'QUADRUPED';
  /** Distinguishes series that would otherwise have the same UIDs. Default 1. */
  readonly seed?: number;
  /**
   * The series' frame of reference; series that share it are registered. Default made from patient
   * and seed.
   */
  readonly frameOfReferenceUid?: string;
}

export interface DicomFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a modality differs from the others. */
export interface SeriesKind {
  /** (0008,0016). */
  readonly sopClassUid: string;
  /** (0008,0060), and how the files' names begin. */
  readonly modality: string;
  /** Elements of this modality alone. */
  readonly elements: readonly Element[];
  /**
   * Words that set its study and its series apart from the patient's others; none for the first of
   * them.
   */
  readonly studyWords: readonly string[];
  readonly seriesWords: readonly string[];
  /** What is taken off a value before it is stored. */
  readonly intercept: number;
  readonly bitsStored: number;
  readonly signed: boolean;
}

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const IMPLEMENTATION_UID = '2.25.302194830571294710283745612093847561029';

/**
 * The volume as classic single-frame files, explicit VR little endian, one a slice, in slice order.
 * Dates are fixed and UIDs come from the seed: the same volume and options give the same bytes.
 * Values that the stored type cannot hold are clamped.
 */
export function* writeSeries(volume: Volume, options: SeriesOptions, kind: SeriesKind): Generator<DicomFile> {
  const [ni, nj, nk] = volume.sizeVoxels;
  assertThat(ni <= 65535 && nj <= 65535, 'writeSeries', `slice of ${ni} x ${nj} pixels`);
  const seed = options.seed ?? 1;
  const series = seriesElements(volume, options, kind);
  const digits = String(nk).length;
  for (let k = 0; k < nk; k++) {
    const sop = seededUid('instance', ...kind.studyWords, ...kind.seriesWords, options.patientId, seed, k);
    const position = volume.originLps.map((o, c) => o + k * volume.spacingMm[2] * volume.axes[2][c]!);
    const dataset = encodeElements([
      ...series,
      [0x00080018, 'UI', sop],
      [0x00200013, 'IS', String(k + 1)],
      [0x00200032, 'DS', position.map(decimalString).join('\\')],
      [0x7fe00010, 'OW', storedPixels(volume, k, kind)],
    ]);
    const name = `${kind.modality}${String(k + 1).padStart(Math.max(4, digits), '0')}.dcm`;
    yield { name, bytes: part10(sop, kind.sopClassUid, dataset) };
  }
}

function seriesElements(volume: Volume, options: SeriesOptions, kind: SeriesKind): Element[] {
  const [ni, nj] = volume.sizeVoxels;
  const seed = options.seed ?? 1;
  const id = options.patientId;
  const [row, column] = volume.axes;
  return [
    [0x00080005, 'CS', 'ISO_IR 100'],
    [0x00080016, 'UI', kind.sopClassUid],
    [0x00080020, 'DA', '20260102'],
    [0x00080021, 'DA', '20260102'],
    [0x00080022, 'DA', '20260102'],
    [0x00080023, 'DA', '20260102'],
    [0x00080030, 'TM', '100000'],
    [0x00080031, 'TM', '100100'],
    [0x00080032, 'TM', '100100'],
    [0x00080033, 'TM', '100100'],
    [0x00080050, 'SH', ''],
    [0x00080060, 'CS', kind.modality],
    [0x00080070, 'LO', 'Bregma'],
    [0x00080090, 'PN', ''],
    [0x00081030, 'LO', 'Head'],
    [0x00081090, 'LO', `Simulated ${kind.modality}, not a scan of an animal`],
    [0x00100010, 'PN', options.patientName],
    [0x00100020, 'LO', id],
    [0x00100030, 'DA', ''],
    [0x00100040, 'CS', ''],
    ...(options.weightKg === undefined
      ? []
      : ([[0x00101030, 'DS', decimalString(options.weightKg)]] satisfies Element[])),
    [0x00102201, 'LO', options.species],
    [0x00102203, 'CS', ''],
    ...(options.anatomicalOrientation
      ? ([[0x00102210, 'CS', options.anatomicalOrientation]] satisfies Element[])
      : []),
    [0x00102292, 'LO', options.breed],
    [0x00102293, 'SQ', new Uint8Array(0)],
    [0x00102294, 'SQ', new Uint8Array(0)],
    [0x00102297, 'PN', ''],
    [0x00102299, 'LO', ''],
    [0x00180010, 'LO', 'Simulated contrast'],
    [0x00180015, 'CS', 'HEAD'],
    [0x00180050, 'DS', decimalString(volume.spacingMm[2])],
    [0x00185100, 'CS', options.patientPosition ?? 'HFS'],
    [0x0020000d, 'UI', seededUid('study', ...kind.studyWords, id, seed)],
    [0x0020000e, 'UI', seededUid('series', ...kind.studyWords, ...kind.seriesWords, id, seed)],
    [0x00200010, 'SH', '1'],
    [0x00200011, 'IS', String(options.seriesNumber ?? 2)],
    [0x00200012, 'IS', '1'],
    [0x00200037, 'DS', [...row, ...column].map(decimalString).join('\\')],
    [0x00200052, 'UI', options.frameOfReferenceUid ?? seededUid('frame', ...kind.studyWords, id, seed)],
    [0x00201040, 'LO', ''],
    [0x00280002, 'US', [1]],
    [0x00280004, 'CS', 'MONOCHROME2'],
    [0x00280010, 'US', [nj]],
    [0x00280011, 'US', [ni]],
    [0x00280030, 'DS', `${decimalString(volume.spacingMm[1])}\\${decimalString(volume.spacingMm[0])}`],
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [kind.bitsStored]],
    [0x00280102, 'US', [kind.bitsStored - 1]],
    [0x00280103, 'US', [kind.signed ? 1 : 0]],
    ...kind.elements,
  ];
}

function storedPixels(volume: Volume, k: number, { intercept, bitsStored, signed }: SeriesKind): Uint8Array {
  const [ni, nj] = volume.sizeVoxels;
  const slice = volume.voxels.subarray(k * ni * nj, (k + 1) * ni * nj);
  const bytes = new Uint8Array(2 * slice.length);
  const view = new DataView(bytes.buffer);
  const [low, high] = signed
    ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1]
    : [0, 2 ** bitsStored - 1];
  for (let n = 0; n < slice.length; n++) {
    const stored = Math.min(high!, Math.max(low!, slice[n]! - intercept));
    view.setInt16(2 * n, stored, true);
  }
  return bytes;
}

/** Preamble, file meta information and data set in one (DICOM PS3.10, 7.1). */
function part10(sop: string, sopClassUid: string, dataset: Uint8Array): Uint8Array {
  const meta = encodeElements([
    [0x00020001, 'OB', Uint8Array.of(0, 1)],
    [0x00020002, 'UI', sopClassUid],
    [0x00020003, 'UI', sop],
    [0x00020010, 'UI', EXPLICIT_LITTLE_ENDIAN],
    [0x00020012, 'UI', IMPLEMENTATION_UID],
    [0x00020013, 'SH', 'BREGMA_SAMPLES'],
  ]);
  const length = encodeElements([[0x00020000, 'UL', [meta.length]]]);
  const bytes = new Uint8Array(132 + length.length + meta.length + dataset.length);
  bytes.set([0x44, 0x49, 0x43, 0x4d], 128);
  bytes.set(length, 132);
  bytes.set(meta, 132 + length.length);
  bytes.set(dataset, 132 + length.length + meta.length);
  return bytes;
}
