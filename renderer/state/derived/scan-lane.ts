import { createLane, type Lane } from './create-lane';
import type { Jobs, ReadSeries } from './jobs';

/** The series on screen: undo may bring another one of the same files back. */
export const createScanLane = ({ readSeries, showSeries }: Jobs): Lane =>
  createLane<ReadSeries>({
    key: ({ seriesUid }) => seriesUid,
    ready: ({ scan, files }, _, key) =>
      scan !== null && scan.series.uid !== key && (files?.series.some(({ uid }) => uid === key) ?? false),
    run: ({ seriesUid }, _, signal) => readSeries(seriesUid!, signal),
    keep: showSeries,
    triesAgain: true,
  });
