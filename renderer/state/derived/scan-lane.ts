import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/** The series on screen: undo may bring another one of the same files back. `readSeries` itself shows it. */
export const createScanLane = ({ readSeries }: Jobs): Lane =>
  createLane<never>({
    key: ({ seriesUid }) => seriesUid,
    ready: ({ scan, files }, _, key) =>
      scan !== null && scan.series.uid !== key && (files?.series.some(({ uid }) => uid === key) ?? false),
    run: async ({ seriesUid }) => {
      await readSeries(seriesUid!);
      return null;
    },
    keep: () => undefined,
    triesAgain: true,
    isOfScan: false,
  });
