import type { Vec3 } from '../../core/vector';
import type { PixelEncoding } from '../codecs/pixel-encoding';
import type { ScanIdentity } from './scan-identity';
import type { SliceTraits } from './slice-traits';

/** Where a file's pixels stand. */
export type PixelPlace =
  /** As they are: `byteLength` bytes from `offset` on. */
  | { readonly kind: 'plain'; readonly offset: number; readonly byteLength: number }
  /**
   * The same inside a deflated data set of `frames` frames: `offset` counts in the inflated file.
   */
  | {
      readonly kind: 'deflated';
      readonly offset: number;
      readonly byteLength: number;
      readonly frames: number;
      /** Where the pixels of all frames end. */
      readonly end: number;
    }
  /**
   * Compressed frames as items from `offset` to a delimiter (PS3.5 A.4): the frame `frame` (from 0)
   * of `frames`.
   */
  | {
      readonly kind: 'items';
      readonly offset: number;
      readonly frame: number;
      readonly frames: number;
      /**
       * The extended offset table, where there is one: the frames' first items, counted from the
       * first of all.
       */
      readonly table?: readonly number[];
    };

/** How the file says the animal lay: shown and compared, never trusted. */
export interface DeclaredPose {
  /** (0018,5100), such as HFS: head first, supine; null where the file does not say. */
  readonly patientPosition: string | null;
  /**
   * (0010,2210): BIPED or QUADRUPED; null, which stands for a human's position, in most animals'
   * scans.
   */
  readonly anatomicalOrientation: string | null;
}

/**
 * What is kept of the header of one DICOM image, or of one frame of a file that holds several. The
 * owner's and the animal's names are never read. Vectors are LPS; null where the file says nothing
 * usable.
 */
export interface SliceHeader {
  readonly seriesUid: string;
  /** Names the object; empty where the file does not. */
  readonly sopInstanceUid: string;
  /** 0 where the file gives none. */
  readonly instanceNumber: number;
  /**
   * Time of day that the picture was made (0008,0033), as HHMMSS and parts; null where the file
   * gives none.
   */
  readonly contentTime: number | null;
  /** Which frame of its file, from 0. */
  readonly frame: number;
  readonly studyUid: string;
  /** The animal and the study, without any name. */
  readonly identity: ScanIdentity;
  readonly frameOfReferenceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly species: string | null;
  readonly breed: string | null;
  readonly declared: DeclaredPose;
  /**
   * Frames that this header stands for: more than one where the file does not say where each lies.
   */
  readonly frames: number;
  readonly traits: SliceTraits;
  /** Centre of the first pixel, mm. */
  readonly position: Vec3 | null;
  /** Direction along a row (growing column). */
  readonly rowDirection: Vec3 | null;
  /** Direction along a column (growing row). */
  readonly columnDirection: Vec3 | null;
  /** [between columns, between rows], mm: along rowDirection and columnDirection. */
  readonly pixelSpacingMm: readonly [number, number] | null;
  /** Whether the file gives rescale slope and intercept. */
  readonly hasRescale: boolean;
  /**
   * Whether the file gives a table in the place of rescale slope and intercept (Modality LUT,
   * 0028,3000).
   */
  readonly hasLookupTable: boolean;
  /**
   * Slice Location (0020,1041), mm; null where the file gives none. Says where the slice lies in
   * words of its own.
   */
  readonly sliceLocationMm: number | null;
  /** Slice Thickness (0018,0050), mm; null where the file gives none. */
  readonly thicknessMm: number | null;
  /** What the rescaled values are; empty or HU for Hounsfield units. */
  readonly rescaleType: string;
  readonly encoding: PixelEncoding;
  readonly pixels: PixelPlace | null;
}
