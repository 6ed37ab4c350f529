/** What laying one scan on another says. */
export const fusionMessages = {
  'few-landmarks': [
    'Three pairs of landmarks are needed to lay one scan on another, there {count|is|are} {count}; mark more spots that both scans show.',
    'Il faut trois paires de repères pour poser un examen sur un autre, il y en a {count} ; marquez d’autres points visibles sur les deux examens.',
  ],
  'landmarks-in-line': [
    'The landmarks lie along one line (within {spread} mm), which leaves the turn about it open; mark another spot well to the side of it.',
    'Les repères sont sur une même ligne (à {spread} mm près), ce qui laisse libre la rotation autour d’elle ; marquez un autre point bien à l’écart.',
  ],
  'no-contrast': [
    'Every voxel of the {scan} has the same value, so that nothing can be compared; choose another series.',
    'Tous les voxels {scan} ont la même valeur, rien ne peut donc être comparé ; choisissez une autre série.',
  ],
  'planned-ct': ['planned CT', 'du scanner planifié'],
  'other-scan': ['other scan', 'de l’autre examen'],
  'fusion-strained': [
    'Parts of the head would rather lie {strain} mm elsewhere (good: up to {good} mm): another animal, a wrong voxel size or a scan that moved; compare patient and skull in both scans.',
    'Des parties de la tête se placeraient plutôt {strain} mm ailleurs (bon : jusqu’à {good} mm) : un autre animal, une taille de voxel fausse ou un animal qui a bougé pendant l’examen ; comparez patient et crâne dans les deux examens.',
  ],
  'fusion-little-in-both': [
    'Too little of the head lies in both scans to look at its parts; load scans that show the same region.',
    'Trop peu de la tête se trouve dans les deux examens pour en comparer les parties ; chargez des examens de la même région.',
  ],
  'fusion-unsettled': [
    'Two runs from different starts end {apart} mm apart (good: up to {good} mm); mark landmarks in both scans and begin from them.',
    'Deux recalages partis d’ailleurs finissent à {apart} mm l’un de l’autre (bon : jusqu’à {good} mm) ; marquez des repères dans les deux examens et partez de là.',
  ],
  'fusion-little-overlap': [
    'Only {overlap} % of the head lies in both scans (good: {good} % or more); load scans that show the same region, or begin from landmarks.',
    'Seuls {overlap} % de la tête se trouvent dans les deux examens (bon : {good} % ou plus) ; chargez des examens de la même région, ou partez de repères.',
  ],
  'fusion-indistinct': [
    'The fit is only {contrast} times as distinct as that of poses 10 mm and 10 degrees off (good: {good} times or more); choose a series with more contrast, or begin from landmarks.',
    'L’accord n’est que {contrast} fois plus net que celui de poses à 10 mm et 10 degrés de là (bon : {good} fois ou plus) ; choisissez une série plus contrastée, ou partez de repères.',
  ],
} as const;
