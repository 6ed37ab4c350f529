/** Which way the animal lies: who said so, and what speaks against it. */
export const orientationMessages = {
  'orientation-confirmed': [
    'Dorsal, rostral and left were confirmed by {name}.',
    'Dorsal, rostral et gauche ont été confirmés par {name}.',
  ],
  'orientation-unconfirmed': [
    "Nobody has confirmed which way is dorsal, rostral and left in this scan, and the scanner's own labels are not trusted: confirm them against the animal before using the guide.",
    'Personne n’a confirmé où sont dorsal, rostral et gauche dans ce scanner, et les repères de la machine ne sont pas crus : confirmez-les sur l’animal avant d’utiliser le guide.',
  ],
  'orientation-unsealed': [
    'The case does not say on which scan and for which axes: look at the animal once more and confirm it anew.',
    'Le cas ne dit pas sur quel scanner ni pour quels axes : regardez l’animal encore une fois et confirmez à nouveau.',
  ],
  'orientation-of-other': [
    'But that was on another scan or for other axes than stand here now, so it holds no longer: look at the animal and confirm it anew.',
    'Mais c’était sur un autre scanner ou pour d’autres axes que ceux d’ici ; cela ne vaut plus : regardez l’animal et confirmez à nouveau.',
  ],
  'marker-on-the-right': [
    'The marker that was stuck on the left lies on the right by these axes, {distance} mm from the median plane: look at the animal once more.',
    'Le marqueur collé à gauche se trouve à droite selon ces axes, à {distance} mm du plan médian : regardez encore une fois l’animal.',
  ],
  'marker-on-the-left': [
    'The marker that was stuck on the right lies on the left by these axes, {distance} mm from the median plane: look at the animal once more.',
    'Le marqueur collé à droite se trouve à gauche selon ces axes, à {distance} mm du plan médian : regardez encore une fois l’animal.',
  ],
  'axes-off-proposal': [
    'They stand {apart} degrees off those that the anatomy proposed: look at the animal once more.',
    'Elles s’écartent de {apart} degrés de celles que l’anatomie propose : regardez encore l’animal.',
  ],
  'skull-against-axes': [
    'The skull in this scan lies {apart} degrees off the confirmed axes: dorsal, rostral or left seem to be wrong.',
    'Le crâne de ce scanner est à {apart} degrés des axes confirmés : dorsal, rostral ou gauche semblent faux.',
  ],
  'earlier-against-axes': [
    '{name} confirmed axes that lie {apart} degrees off these, and the skull does not show which are right.',
    '{name} a confirmé des axes à {apart} degrés de ceux-ci, et le crâne ne montre pas lesquels sont justes.',
  ],
  'turn-or-confirm': [
    'Look at the animal, and turn the axes or confirm them again by name and with a reason.',
    'Regardez l’animal, et tournez les axes ou confirmez-les à nouveau par votre nom et une raison.',
  ],
  'axes-let-stand': ['{name} let them stand: {reason}', '{name} les a maintenus : {reason}'],
  'skull-shows-no-axes': [
    'The skull in this scan does not show which way it lies, so the confirmed axes stand unchecked.',
    'Le crâne de ce scanner ne montre pas comment il est placé ; les axes confirmés restent non vérifiés.',
  ],
  'axes-near-skull': [
    'The confirmed axes lie {apart} degrees off those that the skull in this scan shows.',
    'Les axes confirmés sont à {apart} degrés de ceux que montre le crâne de ce scanner.',
  ],
  'axes-off-skull': [
    'The confirmed axes lie {apart} degrees off those that the skull in this scan shows: look at the animal once more, or turn them finely.',
    'Les axes confirmés sont à {apart} degrés de ceux que montre le crâne de ce scanner : regardez l’animal encore une fois, ou tournez-les finement.',
  ],
  'letters-agree': [
    '{file}; its letters agree with the anatomy.',
    '{file} ; ses lettres concordent avec l’anatomie.',
  ],
  'letters-differ': [
    '{file}: {effect}. The letters shown here follow the anatomy.',
    '{file} : {effect}. Les lettres montrées ici suivent l’anatomie.',
  ],
  'pose-not-said': [
    'The file does not say how the animal lay',
    'Le fichier ne dit pas comment l’animal était couché',
  ],
  'pose-of-letters': ['The file says {position}', 'Le fichier dit {position}'],
  'pose-said': [
    'The file says that the animal lay on its {side} ({position})',
    'Le fichier dit que l’animal était couché sur {side} ({position})',
  ],
  'pose-shown': ['{file}, the anatomy shows it on its {side}', '{file}, l’anatomie le montre sur {side}'],
  'letters-turned': [
    'by the letters of the file left, dorsal and rostral would be other directions',
    'selon les lettres du fichier, la gauche, le dorsal et le rostral seraient d’autres directions',
  ],
  'letters-swapped': [
    'by the letters of the file {first}, and {next} would both be swapped',
    'selon les lettres du fichier, {first}, ainsi que {next} seraient échangés',
  ],
  'left-and-right': ['left and right', 'la gauche et la droite'],
  'dorsal-and-ventral': ['dorsal and ventral', 'le dorsal et le ventral'],
  'rostral-and-caudal': ['rostral and caudal', 'le rostral et le caudal'],
  'on-belly': ['belly', 'le ventre'],
  'on-back': ['back', 'le dos'],
  'on-left-side': ['left side', 'le côté gauche'],
  'on-right-side': ['right side', 'le côté droit'],
  'on-nose': ['nose', 'le nez'],
  'on-neck': ['neck', 'la nuque'],
} as const;
