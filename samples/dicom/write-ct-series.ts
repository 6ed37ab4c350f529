import type { Volume } from '../../geometry/volume/volume';
import { writeSeries, type DicomFile, type SeriesOptions } from './write-series';

export interface CtSeriesOptions extends SeriesOptions {
  /** Signed pixels with intercept 0, or unsigned with intercept -1024. Default unsigned. */
  readonly signed?: boolean;
}

/**
 * The volume as a CT Image Storage series; see `writeSeries`. Values outside what the stored type
 * can hold (-1024..3071 for unsigned) are clamped.
 */
export function writeCtSeries(volume: Volume, options: CtSeriesOptions): Generator<DicomFile> {
  const signed = options.signed ?? false;
  const intercept = signed ? 0 : -1024;
  return writeSeries(volume, options, {
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    modality: 'CT',
    studyWords: [],
    seriesWords: [],
    intercept,
    bitsStored: signed ? 16 : 12,
    signed,
    elements: [
      [0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'],
      [0x0008103e, 'LO', options.seriesDescription ?? 'Head, simulated, contrast'],
      [0x00180060, 'DS', '120'],
      [0x00281050, 'DS', '300'],
      [0x00281051, 'DS', '1500'],
      [0x00281052, 'DS', String(intercept)],
      [0x00281053, 'DS', '1'],
      [0x00281054, 'LO', 'HU'],
    ],
  });
}
