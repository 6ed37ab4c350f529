import { expect, it } from 'vitest';
import { decimal, significant } from '../../geometry/core/message';
import { phrase, words } from '../../geometry/messages/phrase';
import { translateMessage } from '../../renderer/language/translate-message';

// What was done to a scan, or is in doubt about it, stood in English under its French line in the
// Scan step.

it.each([
  [
    phrase('padding-kept', { file: '9.dcm', padding: -50 }),
    '9.dcm donne −50 UH comme valeur des pixels hors du scanner',
  ],
  [
    phrase('copies-dropped', { copy: '9.dcm', original: '8.dcm' }),
    '9.dcm est une copie de 8.dcm, pixel pour pixel',
  ],
  [
    phrase('slices-lost', { file: '9.dcm', why: words('damaged-dicom') }),
    '9.dcm (un fichier DICOM endommagé ou incomplet) se trouve parmi les coupes de cette série',
  ],
  [
    phrase('positions-rounded', { spacing: decimal(0.625, 3), furthest: decimal(0.05, 2) }),
    'les coupes ont été posées tous les 0,625 mm',
  ],
  [phrase('tilt-removed', { tilt: decimal(12, 1), furthest: decimal(3.1, 1) }), 'inclinées de 12,0 degrés'],
  [
    phrase('spacing-evened', {
      narrowest: decimal(0.6, 3),
      widest: decimal(0.8, 3),
      spacing: decimal(0.7, 3),
    }),
    'différaient (0,600 à 0,800 mm)',
  ],
  [
    phrase('slice-interpolated', { before: '38.dcm', behind: '40.dcm', gap: decimal(1.6, 2) }),
    '1 coupe manque entre 38.dcm et 40.dcm, distantes de 1,60 mm',
  ],
  [phrase('values-clamped', { count: 12, extreme: significant(40000, 4) }), '12 voxels ont une valeur'],
  [phrase('values-missing', { count: 1, air: -1024 }), '1 voxel n’a pas de nombre'],
  [phrase('no-air', { darkest: 120 }), 'La grande partie la plus sombre de ce scanner est vers 120'],
  [phrase('bytes-behind-many', { count: 3 }), '3 fichiers contiennent des octets derrière les pixels'],
])('$message', (doubt, french) => {
  const said = translateMessage(doubt, 'fr');
  expect(said).toContain(french);
  expect(said).not.toMatch(/\b(the|slices?|mm apart|voxels? holds?)\b/);
});
