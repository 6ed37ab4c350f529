import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Test files that take seconds of processor time: `npm run test:fast` leaves them out. */
const SLOW = [
  // Whole programs are started, or built first.
  'test/cli/**/*.test.ts',
  'test/shell/**/*.test.ts',
  'test/repro/{answers-by-name,two-animals,lost-rows,mixed-sets,owner-in-a-folders-name}*.test.ts',
  'test/repro/{case-names-other-folder,files-of-one-plan,verify-judges-its-plan,formula-in-record}*.test.ts',
  'test/repro/{hostile-cases,links-in-a-scan-folder,names-that-steer-a-terminal,numbers-of-options}*.test.ts',
  // Guides are designed, and coupons measured bore by bore.
  'test/print/{coupon,bench}*.test.ts',
  'test/guide/{design-guide,design-on-feet,block-out,random-plans-short,accuracy-short,prepare-site,choose-insertion}*.test.ts',
  'test/plan/{improve-seating,plan,predict-accuracy,error-sources,compare-supports,bench-files,print-file}.test.ts',
  'test/repro/{checks-that-say-the-opposite,sleeves-that-lean,windows-at-one-end}*.test.ts',
  'test/repro/{crest-beside,loose-cylinder,neighbour-over,least-wall,pad-on-a-bone,needle-stop}*.test.ts',
  'test/repro/{field-guides,window-in-a-hollow}*.test.ts',
  // Heads are simulated, scanned and searched.
  'test/{samples,fusion,accuracy,verify}/**/*.test.ts',
  'test/anatomy/!(weigh-landmarks).test.ts',
  'test/plan/{propose-orientation,read-orientation,outline-lesion}*.test.ts',
  'test/repro/{guide-on-the-mandible,bone-under-a-thin-scalp,insert-inside,proposed-entry,target-in-the-air}*.test.ts',
  'test/path/measure-trajectory*.test.ts',
  // The judges of the tests, and surfaces against brute force.
  'test/support/{measure-guide,voxelise-mesh,mesh-implicit,measure-wall,simulated-scans}*.test.ts',
  'test/surface/{refine,isosurface,display}/**/*.test.ts',
  // Every coding of slices, compared with other programs.
  'test/scan/{transfer-syntaxes,enhanced,mutations,hostile-scans,header-fuzz,rescued-skull,tolerance}*.test.ts',
  'test/repro/{field-scans-dicom,field-volume-files,scans-that-swell,small-volume,ct-behind}*.test.ts',
];

/**
 * Of the window's stores, and of what a test puts in place of the program's own, there is one each:
 * what changes them has modules of its own, so that no file sees another's.
 */
const WINDOW = ['test/renderer/**/*.test.ts'];
const APART = [
  'test/repro/{derived-numbers,back-leaves,mr-of-a-dropped,export-without,open-plan-closed}*.test.ts',
  'test/repro/{case-changed-by,double-click,out-of-date-guide,assertion-failed-in-3d}*.test.ts',
  'test/repro/{planned-on-voxels,sample-in-clinic-record,cut-open,update-lost}*.test.ts',
];

/**
 * Files that put something in the place of a module: where modules are shared, another file may
 * have loaded the true one before.
 */
function findMocking(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  return files
    .map(name => name.replaceAll('\\', '/'))
    .filter(
      name =>
        /^(?!renderer|check|browser).*\.test\.tsx?$/.test(name) &&
        /\bvi\.(mock|doMock)\(/.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
    )
    .map(name => `test/${name}`);
}
const WITH_THEIR_OWN = [...APART, ...findMocking()];

const NOT_UNIT = ['test/check/**', 'test/browser/**', '**/node_modules/**'];
const ALL = ['test/**/*.test.ts'];

/** Without the window tests on every core. */
const onEveryCore = { maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } };

const project = <T>(name: string, test: T) => ({ extends: true as const, test: { name, ...test } });

/** Every unit test, each file with modules of its own: for the run of single files. */
export const unit = project('unit', { include: ALL, exclude: NOT_UNIT, ...onEveryCore });

/** The quick ones: loading the modules anew for each file takes longer than most of these do. */
export const shared = project('shared', {
  include: ALL,
  exclude: [...NOT_UNIT, ...SLOW, ...WINDOW, ...WITH_THEIR_OWN],
  isolate: false,
  ...onEveryCore,
});

/** The window's state and actions. */
export const window = project('window', { include: WINDOW, exclude: NOT_UNIT, ...onEveryCore });

/** The long ones. */
export const slow = project('slow', {
  include: SLOW,
  exclude: [...NOT_UNIT, ...WITH_THEIR_OWN],
  isolate: false,
  ...onEveryCore,
});

/** Whole ways through the window's state, and what stands in the place of modules. */
export const apart = project('apart', { include: WITH_THEIR_OWN, exclude: NOT_UNIT, ...onEveryCore });

/** In the built window, one file at a time, for a browser takes every core itself. */
export const browser = project('browser', {
  include: ['test/browser/**/*.test.ts'],
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
});
