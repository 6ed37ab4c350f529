import { refuse, succeed, type Problem, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { plannedScan, type Case, type CaseScan } from '../../geometry/plan/document/case-schema';
import { hashBytes } from '../../geometry/plan/document/hash-bytes';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import { shortHash } from '../../geometry/plan/document/plan-id';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { listZip } from '../../geometry/scan/archive/list-zip';
import { isZip } from '../../geometry/scan/archive/open-archives';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { pickedFile } from '../workers/planner/list-picked';
import type { PickedFile } from '../workers/planner/planner-protocol';

/** A saved case among the files that were given, and the files beside it that may be its scans. */
export interface FoundCase {
  readonly case: Case;
  /** Where a plan was opened, and not a case: the one that was carried out. */
  readonly plan: Plan | null;
  readonly scanFiles: readonly PickedFile[];
  /** What came along and was not opened: another case, or a plan beside a case. */
  readonly leftAside: readonly Problem[];
}

/** No case is nearly as long; a longer JSON file is something else and is not read. */
const LONGEST_BYTES = 4 * 1024 * 1024;
const SAYS_CASE = /"format"\s*:\s*"bregma-case"/;
const SAYS_PLAN = /"format"\s*:\s*"bregma-plan"/;

/**
 * The case among files that were dropped or opened, also within a zip: a JSON file that calls
 * itself one, is named case.json, or came alone. Of several the one nearest to the top is meant.
 * Where there is no case, a plan.json brings its own, and is what was carried out.
 *
 * @returns null where there is none; what is wrong with it in the parser's words; Problems
 *   `many-cases`, and of a plan `plan-changed` and `other-guide`
 */
export async function findCase(files: readonly PickedFile[]): Promise<Result<FoundCase | null>> {
  const texts = (await Promise.all(files.map(readTexts))).flat();
  const plans = texts.filter(one => !isNamedCase(one) && SAYS_PLAN.test(one.text));
  const cases = texts.filter(
    one =>
      isNamedCase(one) ||
      (!plans.includes(one) &&
        ((files.length === 1 && one.path === files[0]!.path) || SAYS_CASE.test(one.text))),
  );
  const given = cases.length > 0 ? cases : plans;
  if (given.length === 0) return succeed(null);
  const found = chooseOne(given, cases.length > 0 ? 'case.json' : 'plan.json');
  if (!found) {
    const many = { count: given.length, files: given.map(({ path }) => path) };
    return refuse(
      'many-cases',
      cases.length > 0 ? phrase('many-case-files', many) : phrase('many-plan-files', many),
    );
  }
  const { path } = found;
  const plan = cases.length > 0 ? null : await readPlan(found, files);
  if (plan && !plan.ok) return plan;
  const parsed = plan ? succeed(plan.value.case) : parseCase(found.text, baseName(path));
  if (!parsed.ok) return parsed;
  const opened = {
    case: parsed.value,
    plan: plan?.value ?? null,
    leftAside: [
      ...sayOthers(path, given),
      ...(cases.length > 0 && plans.length > 0 ? [sayPlans(plans)] : []),
    ],
  };
  const others = files.filter(picked => ![...cases, ...plans].some(one => one.path === picked.path));
  const folder = path.slice(0, -baseName(path).length);
  const planned = plannedScan(parsed.value);
  const placeOf = (scan: CaseScan): string => joinPath(folder, scan.path);
  // A scan that was moved is still known by its series.
  if (!others.some(picked => liesAt(placeOf(planned), picked))) {
    return succeed({ ...opened, scanFiles: others });
  }
  const places = parsed.value.scans.map(placeOf);
  return succeed({
    ...opened,
    scanFiles: others.filter(picked => places.some(where => liesAt(where, picked))),
  });
}

/** Of several cases, or several plans, all but the one that was opened. */
function sayOthers(path: string, given: readonly FoundText[]): Problem[] {
  const files = given.filter(one => one.path !== path).map(one => one.path);
  if (files.length === 0) return [];
  return [{ code: 'files-left-aside', ...phrase('files-left-aside', { opened: path, files }) }];
}

/** Plans that came with a case, which is what was opened. */
const sayPlans = (plans: readonly FoundText[]): Problem => ({
  code: 'plan-left-aside',
  ...phrase('plan-left-aside', { files: plans.map(({ path }) => path) }),
});

/** A plan as it was written; where its guide lies beside it, that is its own. */
async function readPlan({ path, text }: FoundText, files: readonly PickedFile[]): Promise<Result<Plan>> {
  const plan = parsePlan(text, baseName(path));
  if (!plan.ok || !plan.value.guide) return plan;
  const { id, status, guide } = plan.value;
  const name = guideFileName(status);
  const stl = files.find(picked => picked.path === `${path.slice(0, -baseName(path).length)}${name}`);
  if (!stl) return plan;
  const sha256 = hashBytes(new Uint8Array(await pickedFile(stl).read()));
  if (sha256 === guide.sha256) return plan;
  return refuse(
    'other-guide',
    phrase('guide-of-other-plan', {
      ...{ file: name, plan: shortHash(id) },
      found: shortHash(sha256),
      own: shortHash(guide.sha256),
    }),
    stl.path,
  );
}

/** Whether a file is the scan at a place, a part of it, or a zip that holds it. */
const liesAt = (where: string, picked: PickedFile): boolean =>
  where === '' ||
  picked.path === where ||
  picked.path.startsWith(`${where}/`) ||
  (isZip(picked) && where.startsWith(`${picked.path}/`));

/** A JSON file, as it was picked or as it lies in a zip. */
interface FoundText {
  readonly path: string;
  readonly text: string;
}

async function readTexts(picked: PickedFile): Promise<FoundText[]> {
  if (picked.leftAside) return [];
  const isShort = ({ path, sizeBytes }: ScanFile): boolean =>
    /\.json$/i.test(path) && sizeBytes <= LONGEST_BYTES;
  const read = async (file: ScanFile): Promise<FoundText> => ({
    path: file.path,
    text: new TextDecoder().decode(await file.read()),
  });
  const file = pickedFile(picked);
  if (!isZip(picked)) return isShort(file) ? [await read(file)] : [];
  try {
    const entries = await listZip(file);
    if (!entries.ok) return [];
    return await Promise.all(
      entries.value
        .map(entry => entry.file)
        .filter(isShort)
        .map(read),
    );
  } catch {
    return []; // a damaged zip: what is wrong with it is said where its scan is looked for
  }
}

function chooseOne(cases: readonly FoundText[], name: string): FoundText | null {
  const depthOf = ({ path }: FoundText): number => path.split('/').length;
  const least = Math.min(...cases.map(depthOf));
  const top = cases.filter(one => depthOf(one) === least);
  const named = top.filter(({ path }) => baseName(path).toLowerCase() === name);
  return (top.length === 1 ? top[0] : named.length === 1 ? named[0] : null) ?? null;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isNamedCase = ({ path }: { readonly path: string }): boolean =>
  baseName(path).toLowerCase() === 'case.json';

/** A path from a folder on, without . and as far as can be without .. */
function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path.replaceAll('\\', '/')}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
