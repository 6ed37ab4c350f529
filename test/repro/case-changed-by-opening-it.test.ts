import { expect, it } from 'vitest';
import { parseCase } from '../../geometry/plan/document/parse-case';
import type { Case } from '../../geometry/plan/document/case-schema';
import { caseOfDraft, draftOfCase } from '../../renderer/state/draft';
import { fullCase } from '../support/full-case';
import { changed, leaves, otherValues } from '../support/leaves';

function read(document: unknown): Case {
  const parsed = parseCase(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}
/** What the window saves of a case that it has opened. */
const savedAgain = (planCase: Case): unknown => {
  const saved = caseOfDraft(draftOfCase(planCase));
  if (!saved.ok) throw new Error(saved.problem.message);
  return saved.value;
};

/**
 * Written anew by what they are: the landmarks' rest, and the name of the planned scan, which here
 * is ct.
 */
const COUNTED = ['scans.1.fusion.residualMm', 'scans.0.id'];
/** Its rotation is none. */
const { translationMm } = fullCase.scans[1]!.fusion!.fixedFromMoving;
const apart = fullCase.scans[1]!.fusion!.landmarks.map(({ fixedLps, movingLps }) =>
  Math.hypot(...fixedLps.map((v, axis) => v - (movingLps[axis]! + translationMm[axis]!))),
);

it('comes out of the window with every field as it came in, an agreement on an MR too', () => {
  const kept = read(changed(fullCase, ['scans', 1, 'fusion', 'residualMm'], apart[0]));
  expect(savedAgain(kept)).toEqual(kept);
  expect(savedAgain(kept)).toMatchObject({
    scans: [{}, { interpolateMissing: { agreedBy: 'EF', at: '2026-01-02T09:10:00Z' } }],
  });
});

const tried = leaves(fullCase).filter(([at]) => !COUNTED.includes(at.join('.')));

it.each(tried.map(([at, value]) => [at.join('.'), at, value] as const))(
  'keeps another %s',
  (_name, at, value) => {
    const other = otherValues(value)
      .map(one => changed(fullCase, at, one))
      .find(document => parseCase(document).ok);
    if (!other) return; // the schema has one value in this place
    const planCase = read(other);
    const own = savedAgain(planCase) as Case;
    const fusion = own.scans[1]!.fusion!;
    expect(own).toEqual(changed(planCase, ['scans', 1, 'fusion', 'residualMm'], fusion.residualMm));
  },
);
