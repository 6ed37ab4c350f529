import { lyingOn, type Recumbency } from '../../anatomy/lying-on';
import type { Message, Sentence } from '../../core/message';
import { assertThat } from '../../core/result';
import { cross, normalize, type Vec3 } from '../../core/vector';
import type { MessageCode } from '../../messages/catalogue';
import { phrase, words } from '../../messages/phrase';
import type { DeclaredPose } from '../../scan/source/slice-header';

/** A pair of sides whose names the file's letters exchange. */
type SidePair = 'left-right' | 'dorsal-ventral' | 'rostral-caudal';

/** What the file's frame calls the animal's sides, beside what its anatomy shows. */
export interface DeclaredComparison extends Message {
  /**
   * 'agrees'; 'swapped': some pairs of names are exchanged; 'turned': the names stand for other
   * directions.
   */
  readonly verdict: 'agrees' | 'swapped' | 'turned';
  readonly swapped: readonly SidePair[];
  /** On what the file says that the animal lies; null where it does not say. */
  readonly declared: Recumbency | null;
  /**
   * On what it lies by its anatomy, the table being where it is seen or else where the file has it;
   * null where neither says.
   */
  readonly shown: Recumbency | null;
}

/** An axis counts as the file's own, or its opposite, within 45 degrees. */
const NEAR = Math.SQRT1_2;

/**
 * The patient frame's own names are +x left, +y dorsal (a human's posterior), +z rostral (a human's
 * head), the same with QUADRUPED and without (docs/clinical-facts.md). Under a position (0018,5100)
 * that is declared wrongly, scanners turn the frame with it: a dog on its belly declared supine has
 * left for right and dorsal for ventral. Names alone are compared here; the geometry is right
 * either way.
 *
 * @param axes dorsal and rostral as anatomy or a person has them, LPS, perpendicular
 * @param tableLps where the scan itself shows the table, from the animal, LPS; null where it does
 *   not
 */
export function compareDeclared(
  declared: DeclaredPose,
  axes: { readonly dorsal: Vec3; readonly rostral: Vec3 },
  tableLps: Vec3 | null = null,
): DeclaredComparison {
  const dorsal = normalize(axes.dorsal);
  const rostral = normalize(axes.rostral);
  const left = cross(dorsal, rostral);
  const along: readonly (readonly [SidePair, number])[] = [
    ['left-right', left[0]],
    ['dorsal-ventral', dorsal[1]],
    ['rostral-caudal', rostral[2]],
  ];
  const turned = along.some(([, cosine]) => Math.abs(cosine) < NEAR);
  const swapped = turned ? [] : along.filter(([, cosine]) => cosine < 0).map(([pair]) => pair);
  const verdict = turned ? 'turned' : swapped.length > 0 ? 'swapped' : 'agrees';
  const said = readPosition(declared.patientPosition);
  const table = tableLps ?? (said && TABLES[said]);
  const lying = table && lyingOn(table, { dorsal, rostral });
  const comparison = { verdict, swapped, declared: said, shown: lying } as const;
  return { ...comparison, ...sentenceOf(declared, comparison) };
}

/** On what an animal can be declared to lie. */
type DeclaredSide = 'back' | 'belly' | 'left side' | 'right side';

/** By the last letters of a position (0018,5100). */
const DECLARED: Readonly<Record<string, DeclaredSide>> = {
  S: 'back',
  P: 'belly',
  DL: 'left side',
  DR: 'right side',
};

/** Where the table then lies in the patient frame. */
const TABLES: Readonly<Record<DeclaredSide, Vec3>> = {
  back: [0, 1, 0],
  belly: [0, -1, 0],
  'left side': [1, 0, 0],
  'right side': [-1, 0, 0],
};

/** Null for a position that is unknown or upright. */
function readPosition(position: string | null): DeclaredSide | null {
  const match = /^(?:HF|FF|LF|RF|AF|PF)(S|P|DL|DR)$/.exec(position ?? '');
  return (match && DECLARED[match[1]!]) ?? null;
}

const PAIRS = {
  'left-right': 'left-and-right',
  'dorsal-ventral': 'dorsal-and-ventral',
  'rostral-caudal': 'rostral-and-caudal',
} as const satisfies Readonly<Record<SidePair, MessageCode>>;

const SIDES = {
  belly: 'on-belly',
  back: 'on-back',
  'left side': 'on-left-side',
  'right side': 'on-right-side',
  nose: 'on-nose',
  neck: 'on-neck',
} as const satisfies Readonly<Record<Recumbency, MessageCode>>;

function sentenceOf(
  { patientPosition }: DeclaredPose,
  { verdict, swapped, declared, shown }: Omit<DeclaredComparison, keyof Message>,
): Message {
  const position = patientPosition ?? '';
  const file =
    declared !== null
      ? words('pose-said', { side: words(SIDES[declared]), position })
      : patientPosition === null
        ? words('pose-not-said')
        : words('pose-of-letters', { position });
  if (verdict === 'agrees') return phrase('letters-agree', { file });
  return phrase('letters-differ', {
    file:
      shown === null || shown === declared ? file : words('pose-shown', { file, side: words(SIDES[shown]) }),
    effect: verdict === 'turned' ? words('letters-turned') : swappedWords(swapped),
  });
}

/** No turn exchanges a single pair of sides: that would be a mirror image. */
function swappedWords([first, next, ...more]: readonly SidePair[]): Sentence {
  assertThat(first !== undefined && next !== undefined && more.length === 0, 'swappedWords', 'not two pairs');
  return words('letters-swapped', { first: words(PAIRS[first]), next: words(PAIRS[next]) });
}
