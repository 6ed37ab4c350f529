import { defineConfig } from 'vitest/config';

/**
 * `npm run test:fast`, what one runs while writing: the unit tests without those that take seconds
 * of processor time.
 */
const SLOW = [
  // Whole programs are started, or built first.
  'test/cli/**',
  'test/shell/**',
  'test/repro/{answers-by-name,two-animals,lost-rows,mixed-sets,owner-in-a-folders-name,update-lost}*',
  'test/repro/{case-names-other-folder,files-of-one-plan,verify-judges-its-plan,formula-in-record}*',
  'test/repro/{hostile-cases,links-in-a-scan-folder,names-that-steer-a-terminal,numbers-of-options}*',
  // Guides are designed, and coupons measured bore by bore.
  'test/print/coupon*',
  'test/guide/{design-guide,block-out,random-plans-short,accuracy-short,prepare-site,choose-insertion}*',
  'test/plan/{improve-seating,plan.,predict-accuracy,error-sources}*',
  'test/repro/{checks-that-say-the-opposite,sleeves-that-lean,windows-at-one-end}*',
  'test/repro/{crest-beside,loose-cylinder,neighbour-over,least-wall,pad-on-a-bone,needle-stop}*',
  'test/repro/{field-guides,window-in-a-hollow}*',
  // Heads are simulated, scanned and searched.
  'test/{samples,fusion,accuracy,verify,anatomy}/**',
  'test/plan/{propose-orientation,read-orientation,outline-lesion}*',
  'test/repro/{guide-on-the-mandible,bone-under-a-thin-scalp,insert-inside,proposed-entry,target-in-the-air}*',
  'test/repro/{assertion-failed-in-3d,planned-on-voxels,sample-in-clinic-record,cut-open}*',
  'test/path/measure-trajectory*',
  // The judges of the tests, and surfaces against brute force.
  'test/support/{measure-guide,voxelise-mesh,mesh-implicit,measure-wall,simulated-scans}*',
  'test/surface/{refine,isosurface,display}/**',
  // They fill and empty the window's stores, so that each would need its modules anew.
  'test/repro/{derived-numbers,back-leaves,mr-of-a-dropped,export-without,open-plan-closed,case-changed-by}*',
  'test/repro/{double-click,out-of-date-guide}*',
  // Every coding of slices, compared with other programs.
  'test/scan/{transfer-syntaxes,enhanced,mutations,hostile-scans,header-fuzz,rescued-skull,tolerance}*',
  'test/repro/{field-scans-dicom,field-volume-files,scans-that-swell,small-volume,ct-behind}*',
];

const NEVER = ['test/check/**', 'test/browser/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/count-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...NEVER, ...SLOW, 'test/renderer/**'],
          // Loading the modules anew for each file takes longer than most of these tests do.
          isolate: false,
        },
      },
      // Of the window's stores there is one each, which these tests change: no file sees another's.
      { extends: true, test: { name: 'window', include: ['test/renderer/**/*.test.ts'] } },
    ],
  },
});
