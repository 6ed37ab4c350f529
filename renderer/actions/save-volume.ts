import { phrase } from '../../geometry/messages/phrase';
import { platform } from '../platform/platform';
import { clearAlerts, raise, sessionStore } from '../state/session-store';
import { runJob } from './run-job';

const VOLUME_FILE = 'volume.nrrd';

/**
 * Writes the open scan as it was read where the user says; the command line's `bregma volume`
 * writes the same.
 */
export async function saveVolume(): Promise<void> {
  const { scan } = sessionStore.getState();
  if (!scan) return;
  const made = await runJob('writeVolume', { series: scan.series, name: VOLUME_FILE }, 'scan');
  if (!made) return;
  try {
    if (await platform.save(VOLUME_FILE, made.file)) clearAlerts('scan');
  } catch (error) {
    raise('scan', {
      code: 'not-written',
      ...phrase('export-not-written', { file: VOLUME_FILE }),
      where: error instanceof Error ? error.message : String(error),
    });
  }
}
