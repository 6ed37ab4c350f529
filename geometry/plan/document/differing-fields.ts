/** A case, or what the window would write as one. */
interface CaseDocument {
  readonly scans: readonly object[];
}

/**
 * The fields in which two cases differ, as a programmer writes them:
 * "trajectories[0].targetLps[1]". What says nothing of a plan is not compared: where the scans lie,
 * which plan the case was once saved beside, and what came of trying its guide.
 */
export function differingFields(a: CaseDocument, b: CaseDocument): string[] {
  return differences(ofThePlan(a), ofThePlan(b), '');
}

const ofThePlan = ({ scans, ...rest }: CaseDocument): object => ({
  ...rest,
  plannedAs: null,
  bench: null,
  scans: scans.map(scan => ({ ...scan, path: '' })),
});

function differences(a: unknown, b: unknown, at: string): string[] {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return a === b ? [] : [at];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap(key => {
    const below = Array.isArray(a) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    return differences(a[key], b[key], below);
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
