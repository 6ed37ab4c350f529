import { clearAlerts } from '../../state/session-store';
import { openGiven } from './open-given';

/** Plans on a series of the list: the first, or in the place of the open one. */
export const chooseSeries = (uid: string): Promise<void> => openGiven({ kind: 'series', uid, agreed: null });

/** Agrees, by a name, that what a series of the list lacks is filled in, and plans on it. */
export function agreeToOffer(uid: string, agreedBy: string): Promise<void> {
  clearAlerts('scan');
  return openGiven({ kind: 'series', uid, agreed: { agreedBy, at: new Date().toISOString() } });
}
