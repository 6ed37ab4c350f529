import type { Bend } from '../../geometry/guide/bend-arms';
import { judgeBend, type BentGuide, type Holding } from './judge-bend';
import { basisAround, inner, minus, outer, unit, walk, type P3 } from './vec';

/** What 5 N at the upper lip do in the worst direction: lower lip and target, mm; axis, degrees. */
export interface BendFigures {
  readonly lowerLipMm: number;
  readonly axisDeg: number;
  readonly targetMm: number;
}

interface Lips {
  readonly lower: P3;
  readonly upper: P3;
}

const FORCE_N = 5;
const NOWHERE: P3 = [0, 0, 0];

/** The worst direction's figures of a bend by 1 N along two directions square to each other. */
function figuresOf(ways: readonly Lips[], lengthMm: number, lipToTargetMm: number): BendFigures {
  const worst = (pick: (way: Lips) => P3): number => {
    const [a, b] = ways.map(pick) as [P3, P3];
    const turns = Array.from({ length: 360 }, (_, n) => (Math.PI * n) / 360);
    const lengths = turns.map(t => Math.hypot(...walk(walk(NOWHERE, a, Math.cos(t)), b, Math.sin(t))));
    return FORCE_N * Math.max(...lengths);
  };
  const lean = ({ lower, upper }: Lips): P3 => walk(NOWHERE, minus(lower, upper), 1 / lengthMm);
  return {
    lowerLipMm: worst(({ lower }) => lower),
    axisDeg: (Math.atan(worst(lean)) * 180) / Math.PI,
    targetMm: worst(way => walk(way.lower, lean(way), lipToTargetMm)),
  };
}

/**
 * The bend of a guide as the product estimates it, and as elastic voxels give it: of two sizes,
 * carried on to none by the square of the size.
 */
export function compareBend(
  guide: BentGuide,
  bend: Bend,
  {
    lipToTargetMm,
    holding,
    cells,
  }: {
    readonly lipToTargetMm: number;
    readonly holding: Holding;
    readonly cells: readonly [coarse: number, fine: number];
  },
): { readonly estimated: BendFigures; readonly judged: BendFigures } {
  const lengthMm = Math.hypot(...minus(guide.upperLip, guide.lowerLip));
  const of = (ways: readonly Lips[]): BendFigures => figuresOf(ways, lengthMm, lipToTargetMm);
  const [coarse, fine] = cells.map(cell => of(judgeBend(guide, cell, holding))) as [BendFigures, BendFigures];
  const share = cells[1] ** 2 / (cells[0] ** 2 - cells[1] ** 2);
  const carried = (name: keyof BendFigures): number => fine[name] + (fine[name] - coarse[name]) * share;
  return {
    estimated: of(bend.perNewton),
    judged: {
      lowerLipMm: carried('lowerLipMm'),
      axisDeg: carried('axisDeg'),
      targetMm: carried('targetMm'),
    },
  };
}

/** Places all over a foot's sole, half a millimetre apart. */
export function soleOf(point: P3, normal: P3, radiusMm: number, gapMm: number): P3[] {
  const { u, v } = basisAround(unit(normal));
  const middle = walk(point, unit(normal), gapMm);
  const steps = Array.from({ length: Math.floor(4 * radiusMm) + 1 }, (_, n) => n / 2 - radiusMm);
  return steps.flatMap(a =>
    steps.filter(b => Math.hypot(a, b) <= radiusMm).map(b => walk(walk(middle, u, a), v, b)),
  );
}

/** Contacts so near to a place of the rim are its own, mm. */
const NEAR_MM = 3.5;

/** Four places of a face's rim, seen along the insertion: all that a pad may come to rest on. */
export function rimOf(face: readonly P3[], insertion: P3): P3[][] {
  const w = unit(insertion);
  const { u } = basisAround(w);
  const v = outer(w, u);
  return [u, v, walk(NOWHERE, u, -1), walk(NOWHERE, v, -1)].map(way => {
    const far = face.reduce((most, at) => (inner(at, way) > inner(most, way) ? at : most));
    return face.filter(at => Math.hypot(...minus(at, far)) <= NEAR_MM);
  });
}
