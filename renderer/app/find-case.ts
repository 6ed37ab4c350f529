import { refuse, succeed, type Result } from '../../geometry/core/result';
import { plannedScan, type Case, type CaseScan } from '../../geometry/plan/case-schema';
import { parseCase } from '../../geometry/plan/parse-case';
import { listZip } from '../../geometry/scan/list-zip';
import { isZip } from '../../geometry/scan/open-archives';
import type { ScanFile } from '../../geometry/scan/scan-file';
import { pickedFile } from '../workers/planner/list-picked';
import type { PickedFile } from '../workers/planner/planner-protocol';

/** A saved case among the files that were given, and the files beside it that may be its scans. */
export interface FoundCase {
  readonly case: Case;
  readonly scanFiles: readonly PickedFile[];
}

/** No case is nearly as long; a longer JSON file is something else and is not read. */
const LONGEST_BYTES = 4 * 1024 * 1024;
const SAYS_CASE = /"format"\s*:\s*"bregma-case"/;

/**
 * The case among files that were dropped or opened, also within a zip: a JSON file that calls itself one, is named
 * case.json, or came alone. Of several the one nearest to the top is meant.
 *
 * @returns null where there is none; what is wrong with it in the parser's words; Problem `many-cases`
 */
export async function findCase(files: readonly PickedFile[]): Promise<Result<FoundCase | null>> {
  const texts = (await Promise.all(files.map(readTexts))).flat();
  const cases = texts.filter(
    one =>
      (files.length === 1 && one.path === files[0]!.path) || isNamedCase(one) || SAYS_CASE.test(one.text),
  );
  if (cases.length === 0) return succeed(null);
  const found = chooseCase(cases);
  if (!found) {
    return refuse(
      'many-cases',
      `There are ${cases.length} case files among these and none is plainly the one: ${cases.map(({ path }) => path).join(', ')}. Open the one that is meant.`,
    );
  }
  const { path } = found;
  const parsed = parseCase(found.text, baseName(path));
  if (!parsed.ok) return parsed;
  const others = files.filter(picked => !cases.some(one => one.path === picked.path));
  const folder = path.slice(0, -baseName(path).length);
  const planned = plannedScan(parsed.value);
  const placeOf = (scan: CaseScan): string => joinPath(folder, scan.path);
  // A scan that was moved is still known by its series.
  if (!others.some(picked => liesAt(placeOf(planned), picked))) {
    return succeed({ case: parsed.value, scanFiles: others });
  }
  const places = parsed.value.scans.map(placeOf);
  return succeed({
    case: parsed.value,
    scanFiles: others.filter(picked => places.some(where => liesAt(where, picked))),
  });
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

function chooseCase(cases: readonly FoundText[]): FoundText | null {
  const depthOf = ({ path }: FoundText): number => path.split('/').length;
  const least = Math.min(...cases.map(depthOf));
  const top = cases.filter(one => depthOf(one) === least);
  const named = top.filter(isNamedCase);
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
