import { lyingOn, type Recumbency } from '../../anatomy/lying-on';
import { cross, normalize, type Vec3 } from '../../core/vector';
import type { DeclaredPose } from '../../scan/source/slice-header';

/** A pair of sides whose names the file's letters exchange. */
type SidePair = 'left-right' | 'dorsal-ventral' | 'rostral-caudal';

/** What the file's frame calls the animal's sides, beside what its anatomy shows. */
export interface DeclaredComparison {
  /** 'agrees'; 'swapped': some pairs of names are exchanged; 'turned': the names stand for other directions. */
  readonly verdict: 'agrees' | 'swapped' | 'turned';
  readonly swapped: readonly SidePair[];
  /** On what the file says that the animal lies; null where it does not say. */
  readonly declared: Recumbency | null;
  /** On what it lies by its anatomy, the table being where it is seen or else where the file has it; null where neither says. */
  readonly shown: Recumbency | null;
  /** A whole sentence. */
  readonly message: string;
}

/** An axis counts as the file's own, or its opposite, within 45 degrees. */
const NEAR = Math.SQRT1_2;

/**
 * The patient frame's own names are +x left, +y dorsal (a human's posterior), +z rostral (a human's head), the same with
 * QUADRUPED and without (docs/clinical-facts.md). Under a position (0018,5100) that is declared wrongly, scanners turn the frame
 * with it: a dog on its belly declared supine has left for right and dorsal for ventral. Names alone are compared here; the
 * geometry is right either way.
 *
 * @param axes dorsal and rostral as anatomy or a person has them, LPS, perpendicular
 * @param tableLps where the scan itself shows the table, from the animal, LPS; null where it does not
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
  const down = downOf(declared.patientPosition);
  const table = tableLps ?? down;
  const lying = table && lyingOn(table, { dorsal, rostral });
  const said = down && lyingOn(down, { dorsal: [0, 1, 0], rostral: [0, 0, 1] });
  const comparison = { verdict, swapped, declared: said, shown: lying } as const;
  return { ...comparison, message: sentenceOf(declared, comparison) };
}

/** Where the table lies in the patient frame under a declared position; null for one unknown or upright. */
function downOf(position: string | null): Vec3 | null {
  const match = /^(?:HF|FF|LF|RF|AF|PF)(S|P|DL|DR)$/.exec(position ?? '');
  switch (match?.[1]) {
    case 'S':
      return [0, 1, 0];
    case 'P':
      return [0, -1, 0];
    case 'DL':
      return [1, 0, 0];
    case 'DR':
      return [-1, 0, 0];
    default:
      return null;
  }
}

const PAIR_WORDS: Readonly<Record<SidePair, string>> = {
  'left-right': 'left and right',
  'dorsal-ventral': 'dorsal and ventral',
  'rostral-caudal': 'rostral and caudal',
};

function sentenceOf(
  { patientPosition }: DeclaredPose,
  { verdict, swapped, declared, shown }: Omit<DeclaredComparison, 'message'>,
): string {
  const file =
    declared === null
      ? patientPosition === null
        ? 'The file does not say how the animal lay'
        : `The file says ${patientPosition}`
      : `The file says that the animal lay on its ${declared} (${patientPosition})`;
  if (verdict === 'agrees') return `${file}; its letters agree with the anatomy.`;
  const said = shown === null || shown === declared ? file : `${file}, the anatomy shows it on its ${shown}`;
  const effect =
    verdict === 'turned'
      ? 'by the letters of the file left, dorsal and rostral would be other directions'
      : `by the letters of the file ${swapped.map(pair => PAIR_WORDS[pair]).join(', and ')} would ${swapped.length > 1 ? 'both ' : ''}be swapped`;
  return `${said}: ${effect}. The letters shown here follow the anatomy.`;
}
