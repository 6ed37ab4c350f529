import { expect, it } from 'vitest';
import { say } from '../../renderer/language/say';

// What was done to a scan, or is in doubt about it, stood in English under its French line in the Scan step.

it.each([
  [
    'ct/9.dcm names -50 HU as the value of pixels outside the scan, which tissue or bone may have too: these pixels were kept as they are, so look at the border of the scan before relying on what is there.',
    'ct/9.dcm donne -50 UH comme valeur des pixels hors du scanner',
  ],
  [
    'ct/9.dcm is a copy of ct/8.dcm, pixel for pixel; of each slice one was kept.',
    'ct/9.dcm est une copie de ct/8.dcm, pixel pour pixel',
  ],
  [
    "ct/9.dcm (it breaks off) lies among the slices of this series under a name like theirs and could not be read: if it was the first or the last slice, the scan ends there too early, and bone under a guide's footprint or on a path near that end would be lacking; copy the series from its source again.",
    'se trouve parmi les coupes de cette série',
  ],
  [
    "The slices' positions are rounded to a tenth of a millimetre; the slices were laid 0.625 mm apart on the even stack that they stand for, up to 0.05 mm from where they are said to lie.",
    'les coupes ont été posées tous les 0,625 mm',
  ],
  [
    'The slices leaned by 12.0 degrees (gantry tilt); each was moved back within its plane by its own position, by up to 3.1 mm, onto an upright grid.',
    '12,0',
  ],
  [
    'The gaps between the slices differed (0.600 to 0.800 mm); the slices were resampled 0.700 mm apart.',
    '0,600',
  ],
  [
    '1 slice is missing between ct/38.dcm and ct/40.dcm, which lie 1.60 mm apart; what stands there was interpolated from the slices around it and was not scanned.',
    '1,60 mm',
  ],
  [
    '12 voxels hold a value beyond what 16 bits can say (as far out as 4.000e+4 HU); it was cut to the nearest that they can.',
    '12 voxels ont',
  ],
  ['1 voxel holds no number; it was taken for air (-1024 HU).', '1 voxel'],
  [
    "The darkest large part of this scan lies at about 120 and not near -1000, where air is in Hounsfield units: these are grey values, as cone beam scanners give them, or a scan that shows no air. A bone threshold in HU means nothing here: set it by eye, halfway between the bone and what lies against it, look at the surface on every slice about the entry, and measure the bone's thickness there by another way; a calibrated CT is better.",
    'La grande partie la plus sombre de ce scanner est vers 120',
  ],
  [
    '3 files hold bytes behind the pixels that belong to nothing: the copy may be damaged, and pixels may lie beside their place; copy the series from its source again.',
    '3 fichiers contiennent des octets derrière les pixels',
  ],
])('%s', (english, french) => {
  const said = say(english, 'fr');
  expect(said).toContain(french);
  expect(said).not.toMatch(/\b(the|slices?|mm apart|voxels? holds?)\b/);
});
