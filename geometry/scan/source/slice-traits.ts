/**
 * What tells apart the volumes that one series may hold: the words are the file's own, empty where
 * it says nothing. Numbers are written as the file writes them.
 */
export interface SliceTraits {
  /** Stack ID (0020,9056). */
  readonly stack: string;
  /** Image or frame type without what says only where it comes from: "ORIGINAL\PRIMARY\AXIAL". */
  readonly imageType: string;
  /** Convolution kernel (0018,1210). */
  readonly kernel: string;
  /** Tube voltage, kV: two energies in one series. */
  readonly voltage: string;
  /** Echo number (0018,0086), else echo time in ms (0018,0081), (0018,9082). */
  readonly echo: string;
  /** Temporal position (0020,0100), (0020,9128). */
  readonly time: string;
  /** Diffusion weighting, s/mm2 (0018,9087). */
  readonly bValue: string;
  /** Inversion time, ms (0018,0082). */
  readonly inversion: string;
  /** Trigger time of a gated scan, ms (0018,1060). */
  readonly trigger: string;
  /** Acquisition number (0020,0012), (0020,9156). */
  readonly acquisition: string;
  /**
   * Time of day of the acquisition (0008,0032), else its date and time (0008,002A): of a series'
   * passes, or of each slice.
   */
  readonly acquired: string;
}
