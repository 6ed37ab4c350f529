/** Words of help and tour in English; `fr-help.ts` has the same keys. */
export const enHelp = {
  help: {
    title: 'Help',
    manual: 'Manual',
    about: 'About',
    tour: 'Tour',
    keys: 'Keys',
    pages: 'Pages of the manual',
    search: 'Search the manual',
    none: 'No page has all of these words. Try fewer, or a shorter one.',
    inEnglish: 'The manual is in English.',
    licence: 'Licence {{licence}}',
    what: 'From the CT of an animal’s head to a printed, patient-specific stereotactic biopsy guide. All is done on this computer.',
    use: 'For veterinary use only, not for use in humans. What is predicted is not verified on the animal: check every guide before it is used.',
    madeWith: 'Made with',
    package: 'Package',
    version: 'Version',
    itsLicence: 'Licence',
  },
  tour: {
    title: 'Tour',
    next: 'Next',
    back: 'Back',
    skip: 'Skip the tour',
    done: 'Start',
    place: '{{n}} of {{of}}',
    openTitle: 'Open a scan',
    open: 'Drop the CT folder anywhere, or open a sample patient. The best CT series is chosen and the reason given; another one is a click away.',
    orientationTitle: 'Say which way the animal lies',
    orientation:
      'Bregma proposes dorsal, rostral and left from the skull. Compare with the animal and sign with your initials: only then can a target be placed.',
    boneTitle: 'Look at the bone',
    bone: 'The threshold moves the surface that the guide will sit on. The refined surface follows the true edge between the voxels.',
    pathTitle: 'Aim',
    path: 'Add a trajectory, click the target on any slice, drag the entry. Arrow keys nudge by 0.1 mm, Shift by 1 mm, Alt by 0.01 mm; every number can be typed.',
    guideTitle: 'Shape and check the guide',
    guide:
      'A preview follows every change. Generate guide makes the real one and measures it against every limit.',
    checkTitle: 'Read what was measured',
    check:
      'What failed or warns stands first, each with a way to where it is mended. The predicted error is told by its terms, at the target and at the entry.',
    exportTitle: 'Export',
    export:
      'The STL, the case and the report, each with its SHA-256. Ctrl+K finds every command; ? lists the keys.',
    verifyTitle: 'Afterwards, look where the needle was',
    verify:
      'With a CT made after the biopsy, Verify lays it on the plan and measures how far the needle was from it. Kept in the clinic’s record, that makes the next prediction your own.',
  },
};
