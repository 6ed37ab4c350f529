/**
 * What was done to a scan that does not make a volume by itself, and the question whether it may
 * be.
 */
export const enRescue = {
  rescue: {
    title: 'Rescued',
    short: 'Rescued: {{what}}',
    badge: 'Rescued: {{what}}. Show what was done',
    tilt: 'gantry tilt {{amount}}° removed',
    spacing: 'gaps of up to {{amount}} mm evened out',
    filled: '1 slice filled in over {{amount}} mm, not scanned',
    filledBy: 'Agreed to by {{name}}',
    copies_one: '{{count}} copied slice left out',
    copies_other: '{{count}} copied slices left out',
    clamped_one: '{{count}} voxel’s value cut to 16 bits',
    clamped_other: '{{count}} voxels’ values cut to 16 bits',
    noNumbers_one: '{{count}} voxel without a value taken for air',
    noNumbers_other: '{{count}} voxels without a value taken for air',
    rounded: 'positions rounded to a tenth of a mm, slices moved by up to {{amount}} mm',
    padding: 'padding of {{amount}} HU kept',
    lost_one: '{{count}} file may be a lost slice',
    lost_other: '{{count}} files may be lost slices',
    bytesBehind_one: '{{count}} file with bytes that belong to nothing: pixels may be shifted',
    bytesBehind_other: '{{count}} files with bytes that belong to nothing: pixels may be shifted',
    noAir: 'no air near −1000 HU (darkest part {{amount}}): not Hounsfield units',
    doubtTitle: 'In doubt',
    doubtShort: 'In doubt: {{what}}',
    doubtBadge: 'In doubt: {{what}}. Show what it means',
    question: 'A slice is missing. Fill it in?',
    meaning:
      'It would be made from the slices on either side, {{mm}} mm apart. Nothing was scanned there: a crack, a vessel or the edge of a lesion would not be seen. It is hatched wherever it is cut, and the report names it and you.',
    name: 'Your name or initials',
    agree: 'Fill it in',
    decline: 'Leave it',
    declined: 'Left as it is: this series cannot be used. Export it again with all its slices.',
    askAgain: 'Ask again',
    hatched: 'hatched: filled in, not scanned',
    tooCoarse:
      'The slices lie {{mm}} mm apart, too coarse for a guide (1.5 mm at most): every guide made on this scan is marked FAILED. Scan again with slices of 1 mm or less.',
  },
};
