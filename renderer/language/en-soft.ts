/** Words of eyes and ear canals in English; `fr-soft.ts` has the same keys. */
export const enSoft = {
  soft: {
    title: 'Eyes and ear canals',
    show: 'Show eyes and ear canals',
    eye: { left: 'Left eye', right: 'Right eye' },
    ear: { left: 'Left ear canal', right: 'Right ear canal' },
    missing: 'not found in this scan',
    across: '{{mm}} mm across',
    goTo: '{{part}}: go to it',
    unconfirmed: 'They are looked for once the orientation is confirmed.',
    seeking: 'They are being looked for.',
    notSought: 'They are looked for beside the brain-case, and none was found.',
  },
};
