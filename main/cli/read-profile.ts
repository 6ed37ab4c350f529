import { basename } from 'node:path';
import { parsePrinter } from '../../geometry/plan/document/parse-printer';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { SHIPPED_PROFILES, type ShippedProfileId } from '../../geometry/print/shipped-profiles';
import { words } from '../../geometry/messages/phrase';
import { refuseInput } from './exit';
import { readText } from './read-text';

const isShipped = (name: string): name is ShippedProfileId => Object.hasOwn(SHIPPED_PROFILES, name);

/**
 * A printer's profile: one that ships with Bregma by its name, or a file; refused in words where it
 * is neither.
 */
export async function readProfile(given: string): Promise<PrinterProfile> {
  if (isShipped(given)) return SHIPPED_PROFILES[given];
  const parsed = parsePrinter(
    await readText(given, words('a-printer-profile'), 'no-printer'),
    basename(given),
  );
  return parsed.ok ? parsed.value : refuseInput(parsed.problem);
}
