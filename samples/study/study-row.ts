import { refuse, succeed, type Result } from '../../geometry/core/result';
import { joined, words } from '../../geometry/messages/phrase';
import { describeIssues } from '../../geometry/plan/document/describe-issue';
import { parseJson } from '../../geometry/plan/document/parse-json';
import { z } from '../../geometry/plan/document/zod';
import { STUDY_VARIANTS, type StudyVariant } from './settings';

const mm = z.number().min(0).nullable();

/**
 * One trajectory of one patient of the study; what failed has null for every outcome, and says why.
 */
const rowSchema = z.strictObject({
  format: z.literal('bregma-study-row'),
  version: z.literal(1),
  /** `hashSettings` of what it was made with. */
  settings: z.string(),
  patient: z.int().min(1),
  trajectory: z.string(),
  variant: z.enum(Object.keys(STUDY_VARIANTS) as [StudyVariant, ...StudyVariant[]]),
  head: z.strictObject({
    species: z.enum(['canine', 'feline']),
    weightKg: z.number(),
    skullLengthMm: z.number(),
    skullWidthMm: z.number(),
  }),
  scan: z.strictObject({
    spacingMm: z.tuple([z.number(), z.number(), z.number()]),
    blurMm: z.number(),
    noiseHu: z.number(),
  }),
  /**
   * 'operated'; 'failed': every guide that was designed failed a check; 'refused': the scan could
   * not be planned on.
   */
  status: z.enum(['operated', 'failed', 'refused']),
  /** Why there is no outcome, in the program's own sentences; null where there is one. */
  reason: z.string().nullable(),
  /** Guides designed, each with an entry of its own. */
  designs: z.int().min(0),
  /** Entry to target of the plan. */
  lengthMm: mm,
  targetErrorMm: mm,
  entryErrorMm: mm,
  angleErrorDeg: mm,
  /** What the plan said before: 95 % radius at the target, at the entry, and of the angle. */
  predicted95Mm: mm,
  predictedEntry95Mm: mm,
  predictedAngle95Deg: mm,
  /** The plan's own 95 % radius of each source. */
  predictedParts95Mm: z
    .strictObject({
      imaging: mm,
      seating: mm,
      surface: mm,
      print: mm,
      sleeve: mm,
      bending: mm,
    })
    .nullable(),
  /** What each source moved, mm; see `operate`. */
  parts: z
    .strictObject({
      imaging: z.number(),
      seating: z.number(),
      surface: z.number(),
      print: z.number(),
      sleeve: z.number(),
      bending: z.number(),
    })
    .nullable(),
});

export type StudyRow = z.output<typeof rowSchema>;

/** What stands in a row without an outcome. */
export const NO_OUTCOME = {
  lengthMm: null,
  targetErrorMm: null,
  entryErrorMm: null,
  angleErrorDeg: null,
  predicted95Mm: null,
  predictedEntry95Mm: null,
  predictedAngle95Deg: null,
  predictedParts95Mm: null,
  parts: null,
} as const;

/** A row with an outcome. */
export type OperatedRow = StudyRow & {
  readonly [
    K in
      | 'targetErrorMm'
      | 'entryErrorMm'
      | 'angleErrorDeg'
      | 'predicted95Mm'
      | 'predictedEntry95Mm'
      | 'predictedAngle95Deg'
  ]: number;
} & { readonly parts: NonNullable<StudyRow['parts']> };

export const isOperated = (row: StudyRow): row is OperatedRow => row.status === 'operated';

/** Reads a row's file; refuses what is none. `name` is the file's, for the message. */
export function parseRow(text: string, name: string): Result<StudyRow> {
  const content = parseJson(text, name);
  if (!content.ok) return content;
  const parsed = rowSchema.safeParse(content.value);
  if (parsed.success) return succeed(parsed.data);
  const fault = describeIssues(name, parsed.error.issues, content.value);
  return refuse('not-a-row', joined([fault, words('remove-and-run-again')]), name);
}
