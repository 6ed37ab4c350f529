import { findSignalWindow, type SignalWindow } from '../../../geometry/volume/signal-window';
import type { Voxels } from '../../../geometry/volume/volume';
import type { SeriesRole } from '../../../geometry/scan/source/series-role';

/** In which bone and soft tissue can both be read, HU. */
const CT_WINDOW: SignalWindow = { center: 250, width: 800 };

/**
 * The window in which a scan over the CT is first shown: an MR's by its own signal, which has no
 * unit.
 */
export const startWindow = (role: SeriesRole | null, voxels: Voxels): SignalWindow =>
  role === 'ct' ? CT_WINDOW : findSignalWindow(voxels);
