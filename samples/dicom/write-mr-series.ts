import type { Volume } from '../../geometry/volume/volume';
import type { MrSequence } from '../mr/tissue-signal';
import type { Element } from './encode-element';
import { seededUid } from './seeded-uid';
import { writeSeries, type DicomFile, type SeriesOptions } from './write-series';

/**
 * What each sequence is called and how it is declared (DICOM PS3.3, C.8.3.1): times in ms, flip
 * angle in degrees.
 */
const sequences: Readonly<Record<MrSequence, { description: string; number: number; elements: Element[] }>> =
  {
    t1c: {
      description: 'T1 3D post contrast, simulated',
      number: 3,
      elements: [
        [0x00180020, 'CS', 'GR'],
        [0x00180021, 'CS', 'SP'],
        [0x00180023, 'CS', '3D'],
        [0x00180080, 'DS', '11'],
        [0x00180081, 'DS', '4.5'],
        [0x00180091, 'IS', '1'],
        [0x00181314, 'DS', '20'],
      ],
    },
    t2: {
      description: 'T2 TSE transverse, simulated',
      number: 4,
      elements: [
        [0x00180020, 'CS', 'SE'],
        [0x00180021, 'CS', 'SK'],
        [0x00180023, 'CS', '2D'],
        [0x00180080, 'DS', '4500'],
        [0x00180081, 'DS', '100'],
        [0x00180091, 'IS', '15'],
        [0x00181314, 'DS', '90'],
      ],
    },
  };

const MR_STUDY = ['mr'];

/** The UID that `writeMrSeries` gives a patient's series. */
export const mrSeriesUid = (sequence: MrSequence, patientId: string, seed: number): string =>
  seededUid('series', ...MR_STUDY, sequence, patientId, seed);

/**
 * The volume as an MR Image Storage series in arbitrary units, unsigned; see `writeSeries`. A study
 * and frame of its own.
 */
export function writeMrSeries(
  volume: Volume,
  sequence: MrSequence,
  options: SeriesOptions,
): Generator<DicomFile> {
  const { description, number, elements } = sequences[sequence];
  return writeSeries(
    volume,
    { seriesNumber: number, ...options },
    {
      sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
      modality: 'MR',
      studyWords: MR_STUDY,
      seriesWords: [sequence],
      intercept: 0,
      bitsStored: 12,
      signed: false,
      elements: [
        [0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\OTHER'],
        [0x0008103e, 'LO', options.seriesDescription ?? description],
        [0x00180022, 'CS', ''],
        [0x00180087, 'DS', '1.5'],
        [0x00181030, 'LO', 'Head'],
        [0x00281050, 'DS', '450'],
        [0x00281051, 'DS', '900'],
        ...elements,
      ],
    },
  );
}
