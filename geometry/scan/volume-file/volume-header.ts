import type { Value } from '../../core/message';
import type { Vec3 } from '../../core/vector';

/** How one number of a volume file is stored. */
export type SampleType = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32' | 'float64';

export const SAMPLE_BYTES: Readonly<Record<SampleType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

export type VolumeFormat = 'NIfTI' | 'NRRD' | 'MetaImage';

/** What the header of a volume file says: a grid of research software's, in the terms of DICOM. */
export interface VolumeHeader {
  readonly format: VolumeFormat;
  /** CT or MR where the file says so; else empty. */
  readonly modality: string;
  /** Voxels along the three axes; the first grows fastest. */
  readonly sizeVoxels: readonly [number, number, number];
  /** Volumes of that size one after the other: time points. */
  readonly volumes: number;
  /** Centre of the first voxel, LPS mm. */
  readonly originLps: Vec3;
  /**
   * From a voxel to the next along each axis, LPS mm; as the file has them, not yet straightened.
   */
  readonly steps: readonly [Vec3, Vec3, Vec3];
  readonly sample: SampleType;
  readonly isBigEndian: boolean;
  readonly slope: number;
  readonly intercept: number;
  /**
   * Name of the file with the samples, relative to the header's folder; null where they are in the
   * same file.
   */
  readonly dataFile: string | null;
  /** Where the samples begin in their file, bytes; -1: they end with the file. */
  readonly dataOffset: number;
  readonly packing: 'none' | 'gzip' | 'zlib';
  /** Whether header and samples are packed together (.nii.gz). */
  readonly isPackedWhole: boolean;
}

/**
 * A header that is not one of the kind (null), or why it cannot be used: words, "it gives no ...".
 */
export type VolumeHeaderReading =
  | { readonly kind: 'volume'; readonly header: VolumeHeader }
  | { readonly kind: 'refused'; readonly reason: Value }
  | null;
