/**
 * What the panels say of the predicted error and the seat, in English; `fr-accuracy.ts` has the
 * same keys.
 */
export const enAccuracy = {
  budget: {
    title: 'Predicted error {{id}}',
    worst: 'Worse: {{id}}, at the target',
    target: 'At the target',
    entry: 'At the entry',
    angle: 'Of the direction',
    both: '{{p95}} (median {{median}})',
    note: 'Kept within 95 times in 100. Each term alone, opened for its source:',
    terms: 'Terms of the predicted error',
    reset: 'Back to the defaults',
    circle: 'Predicted within {{mm}} mm of the target, 95 times in 100',
    warnAboveMm: 'Warn above',
    names: {
      imaging: 'Imaging',
      surface: 'Segmentation',
      print: 'Printing',
      sterilising: 'Sterilising',
      sleeve: 'Sleeve',
      bending: 'Bending',
      seating: 'Seating',
      fusion: 'Fusion',
    },
    sources: {
      imaging:
        'The target is picked on voxels: spacing / √12 along each axis, unless your own value is given.',
      surface:
        'The whole surface in or out, along the insertion: as sure as the refined surface is round the entry (simulated heads), 0.42 mm from a threshold (Comrie), unless your own value is given.',
      print:
        'Of a printer that was measured: what its coupon left unknown, scale by the distance from the contacts. Otherwise the published mean at the target of printed frames, 0.51 mm (Mueller 2024).',
      sterilising:
        'Published mean of sterilised frames, 0.18 mm (Mueller 2024); nothing where it is not done, or where the coupon went through it too.',
      sleeve:
        'The needle anywhere in the clearance c at both lips of the sleeve L, carried D beyond: at most c (1/2 + D/L) (Schlieper 2001).',
      bending:
        'A hand leans on the needle at the upper lip, in any direction, with up to 5 N 95 times in 100; how far the guide gives way is a beam model, held against finite elements.',
      seating:
        'The guide put down by hand and pressed on 400 times, friction off, on a surface with this error; contacts only push. Without a value of your own, each place has the error that the refined surface has there.',
      fusion: 'Mean error of a target carried over from another scan (assumed).',
    },
    fields: {
      imagingMm: 'Target, SD',
      surfaceMm: 'Offset, SD',
      surfaceNoiseMm: 'Surface, SD',
      surfacePatchMm: 'Shared over',
      printMm: 'Printing, mean',
      sterilisationMm: 'Sterilising, mean',
      printFaceMm: 'Printed face, SD',
      placementMm: 'Hand, slide SD',
      placementDeg: 'Hand, turn SD',
      sightMm: 'Shows at a sight',
      fusionMm: 'Fusion, mean',
    },
  },
  keepOff: {
    title: 'Kept off',
    note: 'What the guide stands on stays 3 mm off each place: mark a suture point by point.',
    place: 'Place {{n}}',
    show: 'Show place {{n}}',
    remove: 'Remove place {{n}}',
    add: 'Keep off the crosshair',
  },
  seat: {
    title: 'Seat on the bone',
    radius: 'Seating, 95 %',
    condition: 'Contact condition',
    free: 'a motion is free',
    motion: 'Most readily it {{words}}.',
    slide: 'slides towards {{one}} or {{other}} (SD {{much}} mm)',
    spin: 'spins about the insertion (SD {{much}}°)',
    rock: 'rocks about {{one}} to {{other}} (SD {{much}}°)',
    improve: 'Make it seat better',
    better: 'Pad {{change}}: seating {{before}} → {{after}}. Undo takes it back.',
    grown: 'reach {{from}} → {{to}}',
    moved: 'middle moved to {{place}}',
    place: {
      rostral: '{{mm}} rostral',
      caudal: '{{mm}} caudal',
      left: '{{mm}} left',
      right: '{{mm}} right',
      entry: 'its entry',
    },
    best: 'No pad beside this one, and no larger one, seats better ({{radius}}).',
  },
  supports: {
    title: 'Supports compared',
    compare: 'Compare supports',
    feetBySights_one: '{{feet}} feet, 1 sight',
    feetBySights_other: '{{feet}} feet, {{count}} sights',
    note: 'Pads and feet on this bone: what each bares against how it seats. It takes several seconds.',
    none: 'No pad and no feet keep within the bone that is to be exposed.',
    pick: 'Press one to stand the guide on it; Undo takes it back.',
    legend:
      'Round: a pad, by its radius in mm. Square: feet, by their number. Along the line none seats better on less bone.',
    notAmong: 'The guide’s own support is none of these.',
    bare: 'Bone bared (cm²)',
    bareLog: 'Bone bared (cm², logarithmic)',
    seating: 'Seating, 95 % (mm)',
    support: 'Support',
    pad: 'Pad, {{radius}} mm',
    moved: 'Pad, {{radius}} mm, {{place}}',
    point: '{{support}}: seating {{seating}} mm, {{bare}} cm² bared',
    now: 'now',
    front: 'none better',
    loose: 'not held',
  },
};
