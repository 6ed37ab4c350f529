/** The safety-bearing files, by what they keep safe. */
export const TARGETS: Readonly<Record<string, readonly string[]>> = {
  'guide checks': [
    ...['bore', 'fit', 'lip', 'marks', 'pad', 'solid'].map(name => `geometry/guide/check-${name}.ts`),
    'geometry/guide/measure-over-lip.ts',
  ],
  'path measures': [
    ...['average-normal', 'choose-wall', 'find-bone-crossings', 'find-loose-bone', 'find-other-bone'],
    ...['fit-layers', 'leads-out', 'measure-trajectory', 'measure-wall', 'sample-profile'],
    ...['check-target', 'check-tool', 'check-trajectory', 'check-way'],
  ].map(name => `geometry/path/${name}.ts`),
  'side and orientation': [
    ...['find-marker', 'guess-orientation', 'weigh-landmarks', 'lies-outside-head', 'lying-on'].map(
      name => `geometry/anatomy/${name}.ts`,
    ),
    ...['case-axes', 'check-orientation', 'compare-declared', 'side-of-marker'].map(
      name => `geometry/plan/checks/${name}.ts`,
    ),
    'renderer/state/marker-answer.ts',
    'renderer/state/turn-axes.ts',
  ],
  'checks of the case': [
    ...['assert-plan', 'check-crop', 'check-doubts', 'check-fusions', 'check-interpolated', 'check-scan'],
    'check-signatures',
  ].map(name => `geometry/plan/checks/${name}.ts`),
  'depth stop': [
    'geometry/guide/place-sleeve.ts',
    'geometry/guide/level-lips.ts',
    'geometry/plan/output/needle-stop.ts',
  ],
  'Hounsfield units': [
    'geometry/scan/codecs/pixel-encoding.ts',
    'geometry/scan/stack/check-pixels.ts',
    'geometry/scan/dicom/read-slice-groups.ts',
    'geometry/scan/dicom/scale-mr.ts',
    'geometry/scan/volume-file/read-volume-file.ts',
  ],
  'export gates': [
    ...['case-id', 'current-guide', 'result-keys', 'step-states'].map(name => `renderer/state/${name}.ts`),
    ...['export-files', 'place-end'].map(name => `renderer/actions/${name}.ts`),
    'geometry/plan/document/seal.ts',
    'main/files/write-together.ts',
    'main/files/swap-set.ts',
  ],
};

/**
 * Tests that never see a mutant, and those that take so long that one would wait for them a
 * thousand times: programs that are built first, whole plans and guides, heads that are simulated
 * and searched.
 */
export const LEFT_OUT = [
  /^test\/(browser|check|cli|docs|mutate|shell)/,
  /^test\/(accuracy|fusion|samples|verify)\//,
  /^test\/support\/(measure-guide|voxelise-mesh|mesh-implicit|measure-wall)/,
  /^test\/guide\/(accuracy-short|random-plans-short|design-guide|block-out|prepare-site|choose-insertion)/,
  /^test\/plan\/(plan\.|improve-seating|propose-orientation|read-orientation|predict-accuracy|outline-lesion)/,
  /^test\/anatomy\/(find-endocranium|find-sinuses|segment-lesion)/,
  /^test\/repro\/(answers-by-name|assertion-failed|bone-under|case-names|checks-that-say|crest-beside)/,
  /^test\/repro\/(cut-open|files-of-one|guide-on|hostile-cases|insert-inside|least-wall|loose-cylinder)/,
  /^test\/repro\/(neighbour-over|pad-on|planned-on|proposed-entry|ragged-rim|sample-in|sleeves-that)/,
  /^test\/repro\/(target-in-the-air|verify-judges|windows-at|field-guides|two-animals)/,
  /^test\/(plan\/print-file|scan\/rescued-skull)/,
];
