/** Whose scan it is, and who answers for it. */
export const enIdentity = {
  identity: {
    otherScan: 'This is not the scan that the case was made on',
    otherScanText:
      'The voxels of {{id}}, or their places, differ (content {{found}} where the case says {{said}}), whatever its UIDs say. Targets and axes may point into another head. Open the right scan, or answer for this one: its orientation is then confirmed anew.',
    otherAnimal: 'The scan {{id}} says that it is of another animal',
    otherAnimalText:
      'It says {{found}} where the planned CT says {{said}}. Remove it and add the scan of the same animal, or answer for this one.',
    name: 'Your initials',
    reason: 'Why it is used all the same',
    accept: 'Use this scan',
    needAnswer: 'First answer for the scan, in the Scan step.',
    contradictsAnatomy:
      'The skull in this scan lies {{deg}} degrees off these axes. Look at the animal; if they are right, say why.',
    contradictsEarlier:
      '{{who}} confirmed axes that lie {{deg}} degrees off these, and the skull does not show which are right: say why these are.',
    axesReason: 'Why these axes are right',
    needReason: 'Say why these axes are right.',
  },
} as const;
