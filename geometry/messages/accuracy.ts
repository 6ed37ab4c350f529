/** What the predicted error, the play in the sleeve and the seat say. */
export const accuracyMessages = {
  'sleeve-play': [
    'Play in the sleeve lets the needle miss the target by {play} mm at worst.',
    'Le jeu dans le fourreau laisse l’aiguille manquer la cible de {play} mm au pire.',
  ],
  'sleeve-longer': ['Lengthen the sleeve.', 'Allongez le fourreau.'],
  'sleeve-remedy': [
    'Lengthen the sleeve, or make the bore closer to the needle.',
    'Allongez le fourreau, ou ajustez mieux l’alésage à l’aiguille.',
  ],
  'predicted-error': [
    'Predicted 95 times in 100: within {total} mm of the target (median {median} mm), {entry} mm at the entry, {angle} degrees; most comes from {cause} ({most} mm).',
    'Prévu 95 fois sur 100 : à moins de {total} mm de la cible (médiane {median} mm), {entry} mm à l’entrée, {angle} degrés ; la plus grande part vient {cause} ({most} mm).',
  ],
  'predicted-error-sub-millimetre': [
    'Predicted 95 times in 100: within {total} mm of the target, sub-millimetre (median {median} mm), {entry} mm at the entry, {angle} degrees; most comes from {cause} ({most} mm).',
    'Prévu 95 fois sur 100 : à moins de {total} mm de la cible, sous le millimètre (médiane {median} mm), {entry} mm à l’entrée, {angle} degrés ; la plus grande part vient {cause} ({most} mm).',
  ],
  'from-voxels': ['the voxels of the scan', 'de la taille des voxels du scanner'],
  'from-surface': ['the bone surface', 'de la surface osseuse'],
  'from-print': ['the print', 'de l’impression'],
  'from-sterilising': ['sterilising', 'de la stérilisation'],
  'from-sleeve': ['play in the sleeve', 'du jeu dans le fourreau'],
  'from-bending': ['the bending of the guide', 'de la flexion du guide'],
  'from-seat': ['the seat of the guide on the bone', 'de l’assise du guide sur l’os'],
  'from-fusion': ['the fusion of the scans', 'de la fusion des examens'],
  'scan-finer': ['Scan with smaller voxels.', 'Refaites un scanner avec des voxels plus petits.'],
  'surer-bone': [
    'Choose an entry where the bone surface is surer, or scan with smaller voxels.',
    'Choisissez une entrée où la surface osseuse est plus sûre, ou refaites un scanner avec des voxels plus petits.',
  ],
  'use-refined-surface': ['Use the refined bone surface.', 'Utilisez la surface osseuse affinée.'],
  'measure-printer': [
    'Measure your own printer with a coupon and choose its profile, or print on a better one.',
    'Mesurez votre imprimante avec une éprouvette et choisissez son profil, ou imprimez sur une meilleure.',
  ],
  'shorten-print-lever': [
    'Measure the coupon again with care, or bring the guide nearer to its target.',
    'Mesurez à nouveau l’éprouvette avec soin, ou rapprochez le guide de sa cible.',
  ],
  'stiffen-guide': [
    'Do not lean on the needle; print of a stiffer material, or bring the feet nearer together or the sleeve nearer to the bone.',
    'Ne vous appuyez pas sur l’aiguille ; imprimez dans un matériau plus raide, rapprochez les pieds ou abaissez le fourreau.',
  ],
  'sterilise-coupon': [
    'Sterilise the coupon as the guide before you measure it, or take a gentler cycle.',
    'Stérilisez l’éprouvette comme le guide avant de la mesurer, ou prenez un cycle plus doux.',
  ],
  'seek-relief': [
    'Grow or move the footprint to where the bone has more relief.',
    'Agrandissez ou déplacez l’empreinte là où l’os a plus de relief.',
  ],
  'seek-relief-elsewhere': [
    'Move the entry or the footprint to where the bone has more relief; here it carries no larger one.',
    'Déplacez l’entrée ou l’empreinte là où l’os a plus de relief ; ici il n’en porte pas de plus grande.',
  ],
  'look-at-fusion': [
    'Look at the fusion again, or plan on the CT itself.',
    'Regardez à nouveau la fusion, ou planifiez sur le scanner lui-même.',
  ],
  'seat-lever': [
    'The farthest target lies {lever} times the width of the contact face away; on its seat the guide most readily {motion}.',
    'La cible la plus éloignée est à {lever} fois la largeur de la face de contact ; sur son assise, le guide tend surtout à {motion}.',
  ],
  'seat-slides': [
    'slides towards {one} or {other} ({amount} mm)',
    'glisser vers {one} ou {other} ({amount} mm)',
  ],
  'seat-spins': [
    'spins about the insertion direction ({angle} degrees)',
    'pivoter autour de la direction d’insertion ({angle} degrés)',
  ],
  'seat-rocks': [
    'rocks about {one} to {other} ({angle} degrees)',
    'basculer autour de l’axe {one} à {other} ({angle} degrés)',
  ],
  'seat-remedy': [
    'Enlarge the footprint: a wide face holds the needle steadier.',
    'Agrandissez l’empreinte : une face large tient mieux l’aiguille.',
  ],
  'seat-remedy-elsewhere': [
    'Move the entry to broader bone: a wide face holds the needle steadier, and here the bone carries no wider one.',
    'Déplacez l’entrée vers un os plus large : une face large tient mieux l’aiguille, et ici l’os n’en porte pas de plus large.',
  ],
} as const;
