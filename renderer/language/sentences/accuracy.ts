import type { Sentences } from './translate-sentence';

/** What the check of the orientation says. */
export const accuracySentences: Sentences = [
  [
    'The guide has no face to stand on. Move the entry to broader bone.',
    'Le guide n’a pas de face où s’appuyer. Déplacez l’entrée vers un os plus large.',
  ],
  [
    'The marker that was stuck on the left lies on the right by these axes, {0} mm from the median plane: look at the animal once more.',
    'Le marqueur collé à gauche se trouve à droite selon ces axes, à {0} mm du plan médian : regardez encore une fois l’animal.',
  ],
  [
    'The marker that was stuck on the right lies on the left by these axes, {0} mm from the median plane: look at the animal once more.',
    'Le marqueur collé à droite se trouve à gauche selon ces axes, à {0} mm du plan médian : regardez encore une fois l’animal.',
  ],
  [
    'They stand {0} degrees off those that the anatomy proposed: look at the animal once more.',
    'Elles s’écartent de {0} degrés de celles que l’anatomie propose : regardez encore l’animal.',
  ],
  ['{0}; its letters agree with the anatomy.', '{0} ; ses lettres concordent avec l’anatomie.'],
  [
    '{0}: {1}. The letters shown here follow the anatomy.',
    '{0} : {1}. Les lettres montrées ici suivent l’anatomie.',
  ],
  ['The file does not say how the animal lay', 'Le fichier ne dit pas comment l’animal était couché'],
  ['The file says {0}', 'Le fichier dit {0}'],
  [
    'The file says that the animal lay on its {0} ({1})',
    'Le fichier dit que l’animal était couché sur {0} ({1})',
  ],
  [
    'The file says that the animal lay on its {0} ({1}), the anatomy shows it on its {2}',
    'Le fichier dit que l’animal était couché sur {0} ({1}), l’anatomie le montre sur {2}',
  ],
  [
    'by the letters of the file left, dorsal and rostral would be other directions',
    'selon les lettres du fichier, la gauche, le dorsal et le rostral seraient d’autres directions',
  ],
  ['by the letters of the file {0} would be swapped', 'selon les lettres du fichier, {0} seraient échangés'],
  [
    'by the letters of the file {0} would both be swapped',
    'selon les lettres du fichier, {0} seraient échangés',
  ],
  ['left and right', 'la gauche et la droite'],
  ['dorsal and ventral', 'le dorsal et le ventral'],
  ['and dorsal and ventral', 'ainsi que le dorsal et le ventral'],
  ['rostral and caudal', 'le rostral et le caudal'],
  ['and rostral and caudal', 'ainsi que le rostral et le caudal'],
  ['belly', 'le ventre'],
  ['back', 'le dos'],
  ['left side', 'le côté gauche'],
  ['right side', 'le côté droit'],
  ['nose', 'le nez'],
  ['neck', 'la nuque'],
];
