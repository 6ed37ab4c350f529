import { describe, expect, it } from 'vitest';
import { SHIPPED_PROFILES } from '../../../geometry/print/shipped-profiles';
import {
  chosenPrinter,
  isShipped,
  listPrinters,
  printerOfCase,
} from '../../../renderer/state/printer-choice';
import { usualTilt } from '../../../renderer/state/usual-tilt';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { PLAIN_SLEEVE } from '../../support/plain-sleeve';
import { MEASURED_PRINTER } from '../../support/measured-printer';

const shipped = Object.keys(SHIPPED_PROFILES);

describe('the printers to choose from', () => {
  it('are those that ship, behind the clinic’s own', () => {
    expect(listPrinters([], null).map(({ id }) => id)).toEqual(shipped);
    expect(listPrinters([MEASURED_PRINTER], null).map(({ id }) => id)).toEqual(['own-0', ...shipped]);
  });

  it('hold the case’s own printer once, whatever the order of its fields', () => {
    const printer = printerOfCase(MEASURED_PRINTER, null);
    const turned = {
      ...printer,
      profile: Object.fromEntries(Object.entries(printer.profile).reverse()) as typeof printer.profile,
    };
    expect(listPrinters([], turned).map(({ id }) => id)).toEqual(['case', ...shipped]);
    const options = listPrinters([MEASURED_PRINTER], turned);
    expect(options.map(({ id }) => id)).toEqual(['own-0', ...shipped]);
    expect(chosenPrinter(options, turned)?.id).toBe('own-0');
    expect(chosenPrinter(options, null)).toBeNull();
  });

  it('take lot and cycle from the coupon, and keep the cycle where there is none', () => {
    const measured = printerOfCase(MEASURED_PRINTER, null);
    expect(measured).toMatchObject({ lot: 'L-0815', cycle: 'steam-121' });
    expect(printerOfCase(SHIPPED_PROFILES.fdm, measured)).toMatchObject({ lot: '', cycle: 'steam-121' });
  });

  it('know a profile that ships from one that was measured', () => {
    expect(isShipped(structuredClone(SHIPPED_PROFILES.fdm))).toBe(true);
    expect(isShipped({ ...SHIPPED_PROFILES.fdm, lot: 'L' })).toBe(false);
  });
});

describe('usualTilt', () => {
  it('is the greatest lean of a guide’s bores, and 20 degrees before there is one', () => {
    expect(usualTilt(null)).toBe(20);
    const leaning = { ...PLAIN_SLEEVE, upperLipLps: patientPoint(25, 0, 27) };
    const insertionLps = patientVector(0, 0, 1);
    expect(usualTilt({ sleeves: [PLAIN_SLEEVE, leaning], insertionLps })).toBe(45);
    expect(usualTilt({ sleeves: [PLAIN_SLEEVE], insertionLps })).toBe(0);
  });
});
