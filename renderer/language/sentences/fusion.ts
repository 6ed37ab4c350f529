import type { Sentences } from './translate-sentence';

/** What laying one scan on another says. */
export const fusionSentences: Sentences = [
  [
    'Three pairs of landmarks are needed to lay one scan on another, there {0}; mark more spots that both scans show.',
    'Il faut trois paires de repères pour poser un scan sur un autre, il y en a moins ({0}) ; marquez d’autres points visibles sur les deux scans.',
  ],
  [
    'The landmarks lie along one line (within {0} mm), which leaves the turn about it open; mark another spot well to the side of it.',
    'Les repères sont sur une même ligne (à {0} mm près), ce qui laisse libre la rotation autour d’elle ; marquez un autre point bien à l’écart.',
  ],
  [
    'Every voxel of the {0} has the same value, so that nothing can be compared; choose another series.',
    'Tous les voxels du scan {0} ont la même valeur, rien ne peut donc être comparé ; choisissez une autre série.',
  ],
  [
    'Parts of the head would rather lie {0} mm elsewhere (good: up to {1} mm): another animal, a wrong voxel size or a scan that moved; compare patient and skull in both scans.',
    'Des parties de la tête se placeraient plutôt {0} mm ailleurs (bon : jusqu’à {1} mm) : un autre animal, une taille de voxel fausse ou un scan qui a bougé ; comparez patient et crâne dans les deux scans.',
  ],
  [
    'Too little of the head lies in both scans to look at its parts; load scans that show the same region.',
    'Trop peu de la tête se trouve dans les deux scans pour en comparer les parties ; chargez des scans de la même région.',
  ],
  [
    'Two runs from different starts end {0} mm apart (good: up to {1} mm); mark landmarks in both scans and begin from them.',
    'Deux recalages partis d’ailleurs finissent à {0} mm l’un de l’autre (bon : jusqu’à {1} mm) ; marquez des repères dans les deux scans et partez de là.',
  ],
  [
    'Only {0} % of the head lies in both scans (good: {1} % or more); load scans that show the same region, or begin from landmarks.',
    'Seuls {0} % de la tête se trouvent dans les deux scans (bon : {1} % ou plus) ; chargez des scans de la même région, ou partez de repères.',
  ],
  [
    'The fit is only {0} times as distinct as that of poses 10 mm and 10 degrees off (good: {1} times or more); choose a series with more contrast, or begin from landmarks.',
    'L’accord n’est que {0} fois plus net que celui de poses à 10 mm et 10 degrés de là (bon : {1} fois ou plus) ; choisissez une série plus contrastée, ou partez de repères.',
  ],
];
