import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { andMore } from '../../geometry/messages/compose';
import { phrase, words } from '../../geometry/messages/phrase';
import { plannedScan, type Case } from '../../geometry/plan/document/case-schema';
import { differingFields } from '../../geometry/plan/document/differing-fields';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parseJson } from '../../geometry/plan/document/parse-json';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { guideFileName } from '../../geometry/plan/output/guide-file-name';
import { shortHash } from '../../geometry/plan/document/plan-id';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { readText } from './read-text';

/** The plan that was carried out, and where its CT lies. */
export interface CarriedOut {
  readonly plan: Plan;
  /** Folder or file of the planned CT. */
  readonly ct: string;
  /** The folder from which a case or plan names that place; null where it was given. */
  readonly home: string | null;
}

export interface CarriedOutOptions {
  /**
   * Where the planned CT lies; default: where the case says, seen from the given file's folder or
   * the one above.
   */
  readonly ct?: string;
  /** Changes the given case before it is compared. */
  readonly amend?: (planCase: Case) => Case;
}

/** So many differing fields are named. */
const MOST_NAMED = 4;

/**
 * Reads the plan that an operation was carried out by: plan.json as `bregma plan` wrote it, with
 * the prediction of its day. A case is taken only for the plan beside it, and only where the two
 * agree: planned anew, a case that was changed since would judge the hand by a target that it never
 * had.
 *
 * @returns Problems: those of the files; `no-plan`, `case-differs`, `other-guide` (the STL beside
 *   the plan is not its own), `no-ct`
 */
export async function readCarriedOut(
  path: string,
  options: CarriedOutOptions = {},
): Promise<Result<CarriedOut>> {
  const text = await readText(path, words('a-plan'), 'no-plan');
  const document = parseJson(text, basename(path));
  if (!document.ok) return document;
  const read = isCase(document.value)
    ? await planBeside(path, document.value, options)
    : parsePlan(document.value, basename(path));
  if (!read.ok) return read;
  const guide = await requireOwnGuide(dirname(resolve(path)), read.value);
  if (!guide.ok) return guide;
  const ct = await findCt(path, read.value.case, options.ct);
  return ct.ok ? succeed({ plan: read.value, ...ct.value }) : ct;
}

const isCase = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'format' in document &&
  document.format === 'bregma-case';

async function planBeside(
  path: string,
  document: unknown,
  options: CarriedOutOptions,
): Promise<Result<Plan>> {
  const name = basename(path);
  const parsed = parseCase(document, name);
  if (!parsed.ok) return parsed;
  const beside = join(dirname(resolve(path)), 'plan.json');
  if (!existsSync(beside)) {
    return refuse('no-plan', phrase('plan-not-said', { file: name }), path);
  }
  const plan = parsePlan(await readText(beside, words('a-plan'), 'no-plan'), 'plan.json');
  if (!plan.ok) return plan;
  const planCase = options.amend ? options.amend(parsed.value) : parsed.value;
  const fields = differingFields(planCase, plan.value.case);
  if (planCase.plannedAs && planCase.plannedAs.plan !== plan.value.id) fields.unshift('plannedAs.plan');
  if (fields.length === 0) return plan;
  const more = fields.length - MOST_NAMED;
  const named = andMore(fields.slice(0, MOST_NAMED).join(', '), more);
  return refuse(
    'case-differs',
    phrase('case-differs', { file: name, plan: shortHash(plan.value.id), fields: named }),
    path,
  );
}

/** A guide of the plan's name beside it must be the plan's own. */
async function requireOwnGuide(folder: string, plan: Plan): Promise<Result<null>> {
  const name = guideFileName(plan.status);
  if (!plan.guide || !existsSync(join(folder, name))) return succeed(null);
  const sha256 = createHash('sha256')
    .update(await readFile(join(folder, name)))
    .digest('hex');
  if (sha256 === plan.guide.sha256) return succeed(null);
  return refuse(
    'other-guide',
    phrase('guide-of-other-plan', {
      file: name,
      plan: shortHash(plan.id),
      found: shortHash(sha256),
      own: shortHash(plan.guide.sha256),
    }),
    join(folder, name),
  );
}

/**
 * Where a case says that its CT lies; a plan names no folder, so the case beside it, or in the
 * folder above, is asked first.
 */
async function findCt(
  path: string,
  planCase: Case,
  given: string | undefined,
): Promise<Result<Pick<CarriedOut, 'ct' | 'home'>>> {
  if (given !== undefined) return succeed({ ct: given, home: null });
  const folder = dirname(resolve(path));
  const files = [resolve(path), join(folder, 'case.json'), join(folder, '..', 'case.json')];
  for (const file of new Set(files)) {
    const said = parseCase(await readFile(file, 'utf8').catch(() => ''));
    if (!said.ok) continue;
    const place = resolve(dirname(file), plannedScan(said.value).path.replaceAll('\\', '/'));
    if (existsSync(place)) return succeed({ ct: place, home: dirname(file) });
  }
  const named = plannedScan(planCase).path.replaceAll('\\', '/');
  const home = [folder, join(folder, '..')].find(place => existsSync(join(place, named)));
  if (home !== undefined) return succeed({ ct: join(home, named), home });
  return refuse('no-ct', phrase('planned-ct-not-found', { path: named, file: basename(path) }), path);
}
