import type { Sentences } from './translate-sentence';

/** What the bone, the brain-case and the lesion say. */
export const boneSentences: Sentences = [
  [
    'Too much of the scan to be bone, {0} %, lies above {1} HU in one piece: raise the bone threshold or check that the scan is in Hounsfield units.',
    'Une trop grande part du scanner pour être de l’os, {0} %, est au-dessus de {1} UH d’un seul tenant : relevez le seuil osseux ou vérifiez que le scanner est en unités Hounsfield.',
  ],
  [
    'The largest piece above {0} HU has only {1} mm3, too little to be a skull: lower the bone threshold, choose the scan that shows the head, or widen the crop box where there is one.',
    'Le plus grand morceau au-dessus de {0} UH n’a que {1} mm³, trop peu pour un crâne : abaissez le seuil osseux, choisissez le scanner qui montre la tête, ou élargissez la boîte de coupe s’il y en a une.',
  ],
  [
    'The bone threshold {0} is not a number of Hounsfield units: give one, 226 by default.',
    'Le seuil osseux {0} n’est pas un nombre d’unités Hounsfield : donnez-en un, 226 par défaut.',
  ],
  [
    'The crop box holds nothing of the scan: move its faces to where the head lies, or switch it off.',
    'La boîte de coupe ne contient rien du scanner : déplacez ses faces là où est la tête, ou désactivez-la.',
  ],
  [
    'Nothing in the {0} lies above {1} HU (the highest value is {2} HU): lower the bone threshold or {3}.',
    'Rien dans {0} n’est au-dessus de {1} UH (la plus haute valeur est {2} UH) : abaissez le seuil osseux ou {3}.',
  ],
  ['crop box', 'la boîte de coupe'],
  ['scan', 'le scanner'],
  ['widen the crop box', 'élargissez la boîte de coupe'],
  ['choose the scan that shows bone', 'choisissez le scanner qui montre l’os'],
  [
    'The place given ({0} mm) is not in a room that bone encloses: give a point of the brain.',
    'Le point donné ({0} mm) n’est pas dans un espace entouré d’os : donnez un point du cerveau.',
  ],
  [
    'No brain-case enclosed by bone was found above {0} HU: use a scan that shows the whole brain-case, or lower the bone threshold.',
    'Aucune boîte crânienne entourée d’os n’a été trouvée au-dessus de {0} UH : utilisez un scanner qui montre toute la boîte crânienne, ou abaissez le seuil osseux.',
  ],
  [
    'No bone lies above {0} HU in this scan: lower the bone threshold or choose the scan that shows the skull.',
    'Aucun os n’est au-dessus de {0} UH dans ce scanner : abaissez le seuil osseux ou choisissez le scanner qui montre le crâne.',
  ],
  [
    'The place given for the lesion ({0} mm) does not lie in the brain-case: click on the lesion in the brain.',
    'Le point donné pour la lésion ({0} mm) n’est pas dans la boîte crânienne : cliquez sur la lésion dans le cerveau.',
  ],
  [
    'What stands out at the place given is too thin for a lesion (a vessel or a membrane, or smaller than 3 mm): click in the middle of the lesion{0}.',
    'Ce qui ressort au point donné est trop mince pour une lésion (un vaisseau, une membrane, ou moins de 3 mm) : cliquez au milieu de la lésion{0}.',
  ],
  [
    'What stands out at the place given is too thin for a lesion (a vessel or a membrane, or smaller than 3 mm): click in the middle of the lesion.',
    'Ce qui ressort au point donné est trop mince pour une lésion (un vaisseau, une membrane, ou moins de 3 mm) : cliquez au milieu de la lésion.',
  ],
  [', or lower its least HU', ', ou abaissez son seuil'],
  [
    "The outline runs on to {0} mm from the place given: raise the lesion's least HU above {1}, or allow it a larger radius.",
    'Le contour se prolonge jusqu’à {0} mm du point donné : relevez le seuil de la lésion au-dessus de {1}, ou permettez-lui un plus grand rayon.',
  ],
  [
    'Nothing within {0} mm of the place given ({1} mm) stands out from the brain: it would have to lie above {2} HU where the brain lies at {3} HU. Click on the lesion (on its rim, where its core is dark), lower its least HU, or go on without an outline.',
    'Rien à moins de {0} mm du point donné ({1} mm) ne ressort du cerveau : il faudrait plus de {2} UH là où le cerveau est à {3} UH. Cliquez sur la lésion (sur son bord, si son centre est sombre), abaissez son seuil, ou continuez sans contour.',
  ],
  [
    'No brain-case was found in this scan, so that nothing would keep the outline of a lesion from running into bone: use a scan that shows the whole brain-case, or go on without an outline.',
    'Aucune boîte crânienne n’a été trouvée dans ce scanner ; rien n’empêcherait le contour d’une lésion de déborder dans l’os : utilisez un scanner qui montre toute la boîte crânienne, ou continuez sans contour.',
  ],
  [
    "The target, where the middle of the needle's window comes to lie, is {0} mm within the outlined lesion.",
    'La cible, où vient le milieu de la fenêtre de l’aiguille, est à {0} mm à l’intérieur de la lésion délimitée.',
  ],
  [
    "The target, where the middle of the needle's window comes to lie, is {0} mm outside the outlined lesion: aim at the lesion, or remove its outline where another place is meant.",
    'La cible, où vient le milieu de la fenêtre de l’aiguille, est à {0} mm hors de la lésion délimitée : visez la lésion, ou retirez son contour si un autre endroit est voulu.',
  ],
  [
    'This is not an STL file: it has {0} bytes, and the header alone takes 84. Export it again.',
    'Ce n’est pas un fichier STL : il a {0} octets, et l’en-tête seul en prend 84. Exportez-le à nouveau.',
  ],
  [
    '{0}: it is damaged or was cut short. Copy or export it again.',
    '{0} : il est endommagé ou tronqué. Copiez-le ou exportez-le à nouveau.',
  ],
  [
    'Triangle {0} of this STL file has a coordinate that is not a number. Export it again.',
    'Le triangle {0} de ce fichier STL a une coordonnée qui n’est pas un nombre. Exportez-le à nouveau.',
  ],
  [
    'This STL file holds no triangle with an area. Export it again.',
    'Ce fichier STL ne contient aucun triangle qui ait une surface. Exportez-le à nouveau.',
  ],
];
