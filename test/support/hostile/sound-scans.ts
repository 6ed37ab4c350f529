import { gzipSync, zipSync } from 'fflate';
import { makeEnhanced } from '../make-enhanced';
import { makeSeries } from '../make-series';
import { BIG_ENDIAN, EXPLICIT, IMPLICIT } from '../write-dicom';
import { writeMetaImage, writeNifti, writeNrrd, type TestVolume } from '../write-volume';

/**
 * What a changed byte may change without a contradiction, because nothing else in the scan says it.
 */
export type Truth = 'hu' | 'place' | 'size';

/**
 * A run of bytes of a file, and what it alone says. What no label covers is said elsewhere too, or
 * is of no consequence.
 */
interface Label {
  readonly from: number;
  readonly to: number;
  readonly alone: readonly Truth[];
}

export interface SoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Half of the mutations go there. */
  readonly headerBytes: number;
  readonly labels: readonly Label[];
  /** Uncompressed voxels, int16: the first byte, and the index of the first voxel in the volume. */
  readonly voxels: { readonly at: number; readonly first: number; readonly count: number } | null;
}

export interface SoundScan {
  readonly name: string;
  readonly files: readonly SoundFile[];
}

const SIZE = [6, 5, 4] as const;
const COUNT = 6 * 5 * 4;
const VALUES = Array.from({ length: COUNT }, (_, i) => 20 * i - 1000);
const volume: TestVolume = {
  size: SIZE,
  steps: [
    [0.5, 0, 0],
    [0, 0.5, 0],
    [0, 0, 1],
  ],
  origin: [10, 20, 30],
  values: VALUES,
};
const slicePixels = (k: number): Int16Array => Int16Array.from(VALUES.slice(30 * k, 30 * k + 30));

/** Where a line of a text header lies that says one thing alone. */
function lines(bytes: Uint8Array, alone: Readonly<Record<string, readonly Truth[]>>): Label[] {
  const text = Buffer.from(bytes).toString('latin1');
  return Object.entries(alone).flatMap(([key, truths]) => {
    const from = text.indexOf(key);
    return from < 0 ? [] : [{ from, to: text.indexOf('\n', from) + 1, alone: truths }];
  });
}

const raw = (
  path: string,
  bytes: Uint8Array,
  labels: readonly Label[],
  voxels = { at: bytes.length - 2 * COUNT, first: 0, count: COUNT },
): SoundFile => ({ path, bytes, headerBytes: Math.max(1, voxels.at), labels, voxels });
const packed = (
  path: string,
  bytes: Uint8Array,
  headerBytes: number,
  labels: readonly Label[] = [],
): SoundFile => ({
  path,
  bytes,
  headerBytes,
  labels,
  voxels: null,
});

const NRRD_ALONE = {
  'space:': ['place'],
  'space directions': ['place'],
  'space origin': ['place'],
  'sizes:': ['size', 'hu', 'place'],
  'type:': ['hu'],
  'endian:': ['hu'],
} as const;
const META_ALONE = {
  TransformMatrix: ['place'],
  Offset: ['place'],
  ElementSpacing: ['place'],
  DimSize: ['size', 'hu', 'place'],
  ElementType: ['hu'],
  BinaryDataByteOrderMSB: ['hu'],
} as const;
/** slope, intercept; the data type with its bits. */
const NIFTI_ALONE: readonly Label[] = [
  { from: 112, to: 120, alone: ['hu'] },
  { from: 70, to: 74, alone: ['hu'] },
  { from: 123, to: 124, alone: ['place'] },
  // Sizes whose product stays are believed: nothing else says them.
  { from: 40, to: 56, alone: ['size', 'hu', 'place'] },
];

async function dicom(name: string, transferSyntaxUid: string): Promise<SoundScan> {
  const files = await Promise.all(
    makeSeries({ count: 4, transferSyntaxUid, slice: k => ({ pixels: slicePixels(k) }) }).map(
      async (file, k) => {
        const bytes = new Uint8Array(await file.read());
        const voxels = { at: bytes.length - 60, first: 30 * k, count: 30 };
        return raw(`ct/${k}.dcm`, bytes, [], voxels);
      },
    ),
  );
  return { name, files };
}

/** One small CT in every form that is read, 6 x 5 x 4 voxels. */
export async function soundScans(): Promise<readonly SoundScan[]> {
  const series = await dicom('DICOM', EXPLICIT);
  const enhanced = new Uint8Array(
    await makeEnhanced(
      [0, 1, 2, 3].map(k => ({
        position: [10, 20, 30 + k],
        pixels: slicePixels(k).map(hu => hu + 10),
      })),
    ).read(),
  );
  const both = writeNifti(volume, { quaternion: [0, 0, 1], codes: { sform: 1, qform: 1 } });
  const second = writeNifti(volume, { version: 2, float: false });
  const nrrd = writeNrrd(volume).header;
  const nrrdPacked = writeNrrd(volume, { gzip: true }).header;
  const meta = writeMetaImage(volume).header;
  const metaPacked = writeMetaImage(volume, { zlib: true }).header;
  const apart = writeMetaImage(volume, { zlib: true, dataFile: 'head.zraw' });
  const zip = zipSync(Object.fromEntries(series.files.map(({ path, bytes }) => [path, bytes])));
  const stored = zipSync({ 'head.nii': both }, { level: 0 });
  return [
    series,
    await dicom('DICOM, implicit', IMPLICIT),
    await dicom('DICOM, big-endian', BIG_ENDIAN),
    {
      name: 'Enhanced',
      // Of one file nearly everything is said once; its size is not: the pixel data's length says
      // it too.
      files: [
        raw('mf.dcm', enhanced, [{ from: 128, to: enhanced.length - 2 * COUNT, alone: ['hu', 'place'] }]),
      ],
    },
    { name: 'NIfTI', files: [raw('head.nii', both, NIFTI_ALONE)] },
    {
      name: 'NIfTI-2, sform alone',
      files: [
        raw('head.nii', second, [
          { from: 12, to: 16, alone: ['hu'] },
          { from: 16, to: 80, alone: ['size', 'hu', 'place'] },
          { from: 176, to: 192, alone: ['hu'] },
          { from: 344, to: 504, alone: ['place'] },
        ]),
      ],
    },
    { name: 'NIfTI in gzip', files: [packed('head.nii.gz', gzipSync(both), 20)] },
    { name: 'NRRD', files: [raw('head.nrrd', nrrd, lines(nrrd, NRRD_ALONE))] },
    {
      name: 'NRRD in gzip',
      files: [packed('head.nrrd', nrrdPacked, nrrdPacked.length - 100, lines(nrrdPacked, NRRD_ALONE))],
    },
    { name: 'MetaImage', files: [raw('head.mha', meta, lines(meta, META_ALONE))] },
    {
      name: 'MetaImage in zlib',
      files: [packed('head.mha', metaPacked, metaPacked.length - 100, lines(metaPacked, META_ALONE))],
    },
    {
      name: 'MetaImage in two files',
      files: [
        packed('head.mhd', apart.header, apart.header.length, lines(apart.header, META_ALONE)),
        packed('head.zraw', apart.samples, apart.samples.length),
      ],
    },
    { name: 'zip of DICOM', files: [packed('ct.zip', zip, zip.length)] },
    { name: 'zip of NIfTI, stored', files: [packed('ct.zip', stored, stored.length)] },
  ];
}
