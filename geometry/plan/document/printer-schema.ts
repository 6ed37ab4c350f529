import {
  BASES,
  STERILISING_CYCLES,
  TECHNOLOGIES,
  UNKNOWN,
  type BedAxis,
  type Figure,
  type PrinterProfile,
} from '../../print/printer-profile';
import { between, identifier, time, words } from './case-fields';
import { fault } from './field-fault';
import { z } from './zod';

/** The version of a printer's profile that this program writes. */
export const PRINTER_VERSION = 1;

/** A figure within limits; what is not given is unknown. */
const figure = (low: number, high: number, mostUncertain: number) =>
  z
    .strictObject({
      basis: z.enum(BASES),
      value: between(low, high).nullable(),
      uncertainty: between(0, mostUncertain).nullable().default(UNKNOWN.uncertainty),
      source: words(200).default(UNKNOWN.source),
    })
    .superRefine(refuseHalfKnown)
    .default(UNKNOWN);

/** A figure stands with what it rests on, or says that it is not known. */
function refuseHalfKnown(
  { basis, value, uncertainty, source }: Figure,
  context: z.RefinementCtx<Figure>,
): void {
  const lacks =
    basis === 'unknown'
      ? value !== null || uncertainty !== null
        ? fault('field-unknown-with-figure')
        : null
      : basis === 'measured'
        ? value === null || uncertainty === null
          ? fault('field-measured-without-figure')
          : null
        : source === '' || (value === null && uncertainty === null)
          ? fault('field-published-without-source')
          : null;
  if (lacks !== null) context.addIssue({ code: 'custom', path: [], message: lacks, input: context.value });
}

/** No printer is so far off that it would still be used, and a slip of a digit is farther. */
const scale = figure(0.95, 1.05, 0.05);
const bedSide = between(20, 2000);

const bed = z
  .strictObject({
    basis: z.enum(BASES),
    sizeMm: z.tuple([bedSide, bedSide, bedSide]).nullable(),
    source: words(200).default(''),
  })
  .refine(({ basis, sizeMm }) => (basis === 'unknown') === (sizeMm === null), {
    error: fault('field-bed-half-known'),
  })
  .default({ basis: 'unknown', sizeMm: null, source: '' });

const bore = z.strictObject({
  diameterMm: between(0.3, 10),
  tiltDeg: between(0, 90),
  offsetMm: figure(-1, 1, 1),
});

const sterilising = z.strictObject({
  cycle: z.enum(STERILISING_CYCLES),
  bears: z.boolean(),
  source: words(200).default(''),
});

/** printer.json; every field is described in docs/format/printer.md. */
export const printerSchema = z
  .strictObject({
    format: z.literal('bregma-printer'),
    version: z.literal(PRINTER_VERSION),
    name: identifier,
    technology: z.enum(TECHNOLOGIES),
    material: identifier,
    lot: words(64).default(''),
    measuredAt: time.nullable().default(null),
    cycle: z.enum(STERILISING_CYCLES).nullable().default(null),
    bed,
    layerMm: figure(0.005, 2, 1),
    minimumWallMm: figure(0.05, 10, 5),
    minimumGapMm: figure(0.05, 10, 5),
    scale: z.strictObject({ x: scale, y: scale, z: scale }).prefault({}),
    skewDeg: figure(-3, 3, 3),
    edgeGrowthMm: figure(-1, 1, 1),
    residualMm: figure(0, 1, 1),
    bores: z.array(bore).max(24).default([]),
    sterilising: z.array(sterilising).max(12).default([]),
  })
  .refine(profile => profile.measuredAt !== null || measuredFields(profile).length === 0, {
    error: fault('field-measured-when'),
    path: ['measuredAt'],
  });

/** Those of its figures that a coupon gave. */
function measuredFields(profile: {
  readonly scale: Readonly<Record<BedAxis, Figure>>;
  readonly skewDeg: Figure;
  readonly edgeGrowthMm: Figure;
  readonly bores: readonly { readonly offsetMm: Figure }[];
}): readonly Figure[] {
  const { scale: sides, skewDeg, edgeGrowthMm, bores } = profile;
  return [...Object.values(sides), skewDeg, edgeGrowthMm, ...bores.map(({ offsetMm }) => offsetMm)].filter(
    ({ basis }) => basis === 'measured',
  );
}

/** Fails to compile when the schema and the profile's own type part ways. */
export const profileOf = (read: z.output<typeof printerSchema>): PrinterProfile => read;
