import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../../geometry/core/random';
import { ballCase, IN_THE_AIR, writeCoarseScan } from './ball-case';

const PROGRAM = 'out/cli/bregma.mjs';
/** Within so long of the first file that moves a set has taken the place of another, ms. */
const SWAP_MS = 12;

/** What lies in a folder of plans. */
interface FoundPlans {
  /** The ids, in short, that the files carry; more than one is a mixed set. */
  readonly plans: readonly string[];
  /** Every file of its plan is there. */
  readonly isWhole: boolean;
  readonly hasGuide: boolean;
  readonly leftovers: readonly string[];
}

const isGuide = (name: string): boolean => name.startsWith('guide');
const namesOf = (guide: readonly string[]): string =>
  [...guide, 'plan.json', 'report.txt', 'skull.stl'].join();

function readPlans(folder: string): FoundPlans {
  const names = readdirSync(folder).sort();
  const own = names.filter(name => isGuide(name) || ['plan.json', 'report.txt', 'skull.stl'].includes(name));
  const plans = new Set(own.map(name => planOf(readFileSync(join(folder, name)), name)));
  const text = own.includes('plan.json') ? readFileSync(join(folder, 'plan.json'), 'utf8') : null;
  const plan = text === null ? null : (JSON.parse(text) as { guide: object | null; status: string });
  const guide = plan?.guide ? [plan.status === 'fail' ? 'guide-FAILED.stl' : 'guide.stl'] : [];
  return {
    plans: [...plans],
    isWhole: plan !== null && plans.size === 1 && own.join() === namesOf(guide),
    hasGuide: own.some(isGuide),
    leftovers: names.filter(name => !own.includes(name)),
  };
}

/** The first digits of the id that a file carries. */
function planOf(bytes: Uint8Array, name: string): string {
  const text = Buffer.from(bytes).toString('latin1');
  const id = name.endsWith('.stl')
    ? /Bregma (?:guide|skull) ([0-9a-f]{12})/.exec(text.slice(0, 80))
    : /(?:"id": "|^Plan +)([0-9a-f]{12})[0-9a-f]{52}/m.exec(text);
  if (!id) throw new Error(`${name} carries no plan's id`);
  return id[1]!;
}

/** A case numbered n on the scan in `ct`; every second has no guide, every fourth a FAILED one. */
function caseOf(n: number): object {
  const planCase = ballCase(`K-${n}`);
  return {
    ...planCase,
    bone: { surface: 'threshold' },
    guide: { footprintRadiusMm: 7, sleeve: { lengthMm: 12 } },
    ...(n % 2 === 1 ? { trajectories: [IN_THE_AIR] } : {}),
    ...(n % 4 === 0 ? { orientation: null } : {}),
  };
}

export interface PlanKillings {
  /** Kills that came while files were being written or moved, and not after the last. */
  readonly inWriting: number;
  /** Kills that left the set half moved. */
  readonly hitSwaps: number;
  readonly mixed: readonly string[];
  /** A guide without all that belongs to it. */
  readonly bareGuides: readonly string[];
  /** What the next run left, or the older set that it lost. */
  readonly brokenAfter: readonly string[];
}

/**
 * Kills `bregma plan` as it writes, `kills` times over: half of them at random times of the whole
 * writing, half as the files of one set take the place of the other's. Looks at once at what a
 * reader would find, and again after the next run. That is one that is refused for a target outside
 * the scan, for speed, and every tenth time one that plans.
 */
export async function killPlans(kills: number, seed: number): Promise<PlanKillings> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'bregma-killed-plans-'));
  const out = join(folder, 'out');
  writeCoarseScan(join(folder, 'ct'));
  const put = (name: string, c: object): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(c));
    return file;
  };
  const nowhere = [{ id: 'T1', targetLps: [2, -8, 900], entryLps: [6, -40, 1] }];
  const refused = put('refused.json', { ...caseOf(2), trajectories: nowhere });
  const mixed: string[] = [];
  const bareGuides: string[] = [];
  const brokenAfter: string[] = [];
  let inWriting = 0;
  let hitSwaps = 0;
  const first = await planWatched(put('case.json', caseOf(2)), out, 'writing', Infinity);
  let writingMs = first.writingMs;
  for (let kill = 0; kill < kills; kill++) {
    const before = readPlans(out);
    const { wasKilled, writingMs: tookMs } = await planWatched(
      put('case.json', caseOf(kill)),
      out,
      kill % 4 < 2 ? 'writing' : 'swap',
      (kill % 4 < 2 ? 1.1 * writingMs : SWAP_MS) * random.uniform(),
    );
    // The machine is slower or faster than it was.
    if (!wasKilled) writingMs = 0.5 * (writingMs + tookMs);
    else inWriting++;
    const found = readPlans(out);
    if (found.plans.length > 1) mixed.push(`kill ${kill}: ${found.plans.join()}`);
    if (found.hasGuide && !found.isWhole) bareGuides.push(`kill ${kill}`);
    if (!found.isWhole) hitSwaps++;
    const isWhole = kill % 10 === 9;
    const next = isWhole ? put('next.json', caseOf(kill + 3)) : refused;
    const { status, stderr } = spawnSync(
      process.execPath,
      [PROGRAM, 'plan', next, '--out', out, '--replace', '--quiet'],
      {
        encoding: 'utf8',
      },
    );
    const after = readPlans(out);
    const isSame = isWhole || after.plans[0] === before.plans[0] || after.plans[0] === found.plans[0];
    if (status === (isWhole ? 2 : 0) || !after.isWhole || after.leftovers.length > 0 || !isSame)
      brokenAfter.push(`kill ${kill}: ${status} ${stderr} ${JSON.stringify(after)}`);
  }
  rmSync(folder, { recursive: true });
  return { inWriting, hitSwaps, mixed, bareGuides, brokenAfter };
}

/**
 * Plans, and kills it `afterMs` after the first sign of its writing or of its swap; how long the
 * writing took.
 */
async function planWatched(
  file: string,
  out: string,
  from: 'writing' | 'swap',
  afterMs: number,
): Promise<{ readonly wasKilled: boolean; readonly writingMs: number }> {
  mkdirSync(out, { recursive: true });
  const child = spawn(process.execPath, [PROGRAM, 'plan', file, '--out', out, '--replace', '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let began = NaN;
  let last = NaN;
  let isDue = false;
  const watcher = watch(out, (_event, name) => {
    last = performance.now();
    if (Number.isNaN(began)) began = last;
    // What is got ready has names of Bregma's own; a guide or report that moves is the swap.
    if (isDue || (from === 'swap' && name?.startsWith('.bregma') !== false)) return;
    isDue = true;
    if (Number.isFinite(afterMs)) void delay(afterMs).then(() => child.kill('SIGKILL'));
  });
  const signal = await new Promise(resolve => child.once('exit', (_code, by) => resolve(by)));
  watcher.close();
  if (Number.isNaN(began)) throw new Error(`${file}: nothing was written`);
  return { wasKilled: signal === 'SIGKILL', writingMs: last - began };
}
