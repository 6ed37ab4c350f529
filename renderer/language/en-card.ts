/** Words of the plan card in English; `fr-card.ts` has the same keys. */
export const enCard = {
  card: {
    title: 'The plan',
    noPatient: 'No patient id yet',
    noGuide: 'No guide yet',
    preview: 'A preview: not to be printed',
    passed: 'Guide made, every check passed',
    warned: 'Guide made, with warnings',
    failed: 'Guide FAILED: do not use',
    error: 'Worst error, 95 %',
    angle: 'Angle to the bone',
    target: 'Target',
    left: 'about {{mm}} mm left of the midline',
    right: 'about {{mm}} mm right of the midline',
    midline: 'within 1 mm of the midline',
    caudalOfEyes: '{{mm}} mm caudal of the eyes’ middle',
    rostralOfEyes: '{{mm}} mm rostral of the eyes’ middle',
    deep: '{{mm}} mm deep along the path',
  },
};
