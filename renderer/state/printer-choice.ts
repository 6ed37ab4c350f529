import { STERILISING_CYCLES, type PrinterProfile } from '../../geometry/print/printer-profile';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import type { Draft } from './draft';

/** A printer that can be chosen. */
export interface PrinterOption {
  /** Of the list alone. */
  readonly id: string;
  readonly profile: PrinterProfile;
}

/** What the guide goes through; null: not said. */
export const CYCLE_CHOICES = [null, ...STERILISING_CYCLES] as const;

/**
 * The printers there are to choose from: the clinic's own, the case's where it is none of them, and
 * those that ship.
 */
export function listPrinters(
  own: readonly PrinterProfile[],
  printer: Draft['printer'],
): readonly PrinterOption[] {
  const shipped = Object.entries(SHIPPED_PROFILES).map(([id, profile]) => ({ id, profile }));
  const listed = [...own.map((profile, n) => ({ id: `own-${n}`, profile })), ...shipped];
  const isListed = printer === null || listed.some(({ profile }) => isSame(profile, printer.profile));
  return isListed ? listed : [{ id: 'case', profile: printer.profile }, ...listed];
}

/** Which of them the case names; null: none. */
export const chosenPrinter = (
  options: readonly PrinterOption[],
  printer: Draft['printer'],
): PrinterOption | null =>
  printer && (options.find(({ profile }) => isSame(profile, printer.profile)) ?? null);

/**
 * What the case says once the guide is printed on this one: the lot and cycle of its coupon, where
 * it has one; otherwise what was said before of the cycle, for a lot is of one printer.
 */
export const printerOfCase = (
  profile: PrinterProfile,
  before: Draft['printer'],
): NonNullable<Draft['printer']> => ({
  // The schema's own types: nothing of them is changed in place.
  profile: structuredClone(profile) as NonNullable<Draft['printer']>['profile'],
  lot: profile.lot,
  cycle: profile.cycle ?? before?.cycle ?? null,
});

/** Whether it is one of those that ship, as it ships. */
export const isShipped = (profile: PrinterProfile): boolean =>
  Object.values(SHIPPED_PROFILES).some(shipped => isSame(shipped, profile));

const isSame = (a: PrinterProfile, b: PrinterProfile): boolean => canonical(a) === canonical(b);

/** Fields in one order, whichever file they came from. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
