/** What the bone, the brain-case and the lesion say, and an STL file that is read. */
export const boneMessages = {
  'bone-fills-volume': [
    'Too much of the scan to be bone, {percent} %, lies above {threshold} HU in one piece: raise the bone threshold or check that the scan is in Hounsfield units.',
    'Une trop grande part du scanner pour être de l’os, {percent} %, est au-dessus de {threshold} UH d’un seul tenant : relevez le seuil osseux ou vérifiez que le scanner est en unités Hounsfield.',
  ],
  'bone-too-small': [
    'The largest piece above {threshold} HU has only {volume} mm3, too little to be a skull: lower the bone threshold, choose the scan that shows the head, or widen the crop box where there is one.',
    'Le plus grand morceau au-dessus de {threshold} UH n’a que {volume} mm³, trop peu pour un crâne : abaissez le seuil osseux, choisissez le scanner qui montre la tête, ou élargissez la boîte de coupe s’il y en a une.',
  ],
  'bad-threshold': [
    'The bone threshold {threshold} is not a number of Hounsfield units: give one, 226 by default.',
    'Le seuil osseux {threshold} n’est pas un nombre d’unités Hounsfield : donnez-en un, 226 par défaut.',
  ],
  'crop-empty': [
    'The crop box holds nothing of the scan: move its faces to where the head lies, or switch it off.',
    'La boîte de coupe ne contient rien du scanner : déplacez ses faces là où est la tête, ou désactivez-la.',
  ],
  'no-bone-in-scan': [
    'Nothing in the scan lies above {threshold} HU (the highest value is {highest} HU): lower the bone threshold or choose the scan that shows bone.',
    'Rien dans le scanner n’est au-dessus de {threshold} UH (la plus haute valeur est {highest} UH) : abaissez le seuil osseux ou choisissez le scanner qui montre l’os.',
  ],
  'no-bone-in-crop': [
    'Nothing in the crop box lies above {threshold} HU (the highest value is {highest} HU): lower the bone threshold or widen the crop box.',
    'Rien dans la boîte de coupe n’est au-dessus de {threshold} UH (la plus haute valeur est {highest} UH) : abaissez le seuil osseux ou élargissez la boîte de coupe.',
  ],
  'no-bone-above': [
    'No bone lies above {threshold} HU in this scan: lower the bone threshold or choose the scan that shows the skull.',
    'Aucun os n’est au-dessus de {threshold} UH dans ce scanner : abaissez le seuil osseux ou choisissez le scanner qui montre le crâne.',
  ],
  'no-endocranium': [
    'No brain-case enclosed by bone was found above {threshold} HU: use a scan that shows the whole brain-case, or lower the bone threshold.',
    'Aucune boîte crânienne entourée d’os n’a été trouvée au-dessus de {threshold} UH : utilisez un scanner qui montre toute la boîte crânienne, ou abaissez le seuil osseux.',
  ],
  'no-endocranium-at-seed': [
    'The place given ({place} mm) is not in a room that bone encloses: give a point of the brain.',
    'Le point donné ({place} mm) n’est pas dans un espace entouré d’os : donnez un point du cerveau.',
  ],
  'lesion-outside-brain': [
    'The place given for the lesion ({place} mm) does not lie in the brain-case: click on the lesion in the brain.',
    'Le point donné pour la lésion ({place} mm) n’est pas dans la boîte crânienne : cliquez sur la lésion dans le cerveau.',
  ],
  'lesion-too-thin': [
    'What stands out at the place given is too thin for a lesion (a vessel or a membrane, or smaller than 3 mm): click in the middle of the lesion.',
    'Ce qui ressort au point donné est trop mince pour une lésion (un vaisseau, une membrane, ou moins de 3 mm) : cliquez au milieu de la lésion.',
  ],
  'lesion-too-thin-above': [
    'What stands out at the place given is too thin for a lesion (a vessel or a membrane, or smaller than 3 mm): click in the middle of the lesion, or lower its least HU.',
    'Ce qui ressort au point donné est trop mince pour une lésion (un vaisseau, une membrane, ou moins de 3 mm) : cliquez au milieu de la lésion, ou abaissez son seuil.',
  ],
  'lesion-runs-on': [
    "The outline runs on to {radius} mm from the place given: raise the lesion's least HU above {level}, or allow it a larger radius.",
    'Le contour se prolonge jusqu’à {radius} mm du point donné : relevez le seuil de la lésion au-dessus de {level}, ou permettez-lui un plus grand rayon.',
  ],
  'lesion-not-seen': [
    'Nothing within {near} mm of the place given ({place} mm) stands out from the brain: it would have to lie above {wanted} HU where the brain lies at {brain} HU. Click on the lesion (on its rim, where its core is dark), lower its least HU, or go on without an outline.',
    'Rien à moins de {near} mm du point donné ({place} mm) ne ressort du cerveau : il faudrait plus de {wanted} UH là où le cerveau est à {brain} UH. Cliquez sur la lésion (sur son bord, si son centre est sombre), abaissez son seuil, ou continuez sans contour.',
  ],
  'lesion-no-braincase': [
    'No brain-case was found in this scan, so that nothing would keep the outline of a lesion from running into bone: use a scan that shows the whole brain-case, or go on without an outline.',
    'Aucune boîte crânienne n’a été trouvée dans ce scanner ; rien n’empêcherait le contour d’une lésion de déborder dans l’os : utilisez un scanner qui montre toute la boîte crânienne, ou continuez sans contour.',
  ],
  'target-in-lesion': [
    "The target, where the middle of the needle's window comes to lie, is {depth} mm within the outlined lesion.",
    'La cible, où vient le milieu de la fenêtre de l’aiguille, est à {depth} mm à l’intérieur de la lésion délimitée.',
  ],
  'target-outside-lesion': [
    "The target, where the middle of the needle's window comes to lie, is {away} mm outside the outlined lesion: aim at the lesion, or remove its outline where another place is meant.",
    'La cible, où vient le milieu de la fenêtre de l’aiguille, est à {away} mm hors de la lésion délimitée : visez la lésion, ou retirez son contour si un autre endroit est voulu.',
  ],
  'stl-too-short': [
    'This is not an STL file: it has {bytes} bytes, and the header alone takes 84. Export it again.',
    'Ce n’est pas un fichier STL : il a {bytes} {bytes|octet|octets}, et l’en-tête seul en prend 84. Exportez-le à nouveau.',
  ],
  'stl-wrong-length': [
    'This STL file says that it holds {triangles} triangles, which takes {needed} bytes, but it has {bytes}: it is damaged or was cut short. Copy or export it again.',
    'Ce fichier STL dit contenir {triangles} {triangles|triangle|triangles}, ce qui prend {needed} octets, mais il en a {bytes} : il est endommagé ou tronqué. Copiez-le ou exportez-le à nouveau.',
  ],
  'stl-broken-text': [
    'This text STL file has {vertices} vertices for {facets} complete facets, where each facet needs three: it is damaged or was cut short. Copy or export it again.',
    'Ce fichier STL en texte a {vertices} {vertices|sommet|sommets} pour {facets} {facets|facette complète|facettes complètes}, alors qu’il en faut trois par facette : il est endommagé ou tronqué. Copiez-le ou exportez-le à nouveau.',
  ],
  'stl-broken-text-open': [
    'This text STL file has {vertices} vertices for {facets} complete facets, where each facet needs three, and its closing "endsolid" is missing: it is damaged or was cut short. Copy or export it again.',
    'Ce fichier STL en texte a {vertices} {vertices|sommet|sommets} pour {facets} {facets|facette complète|facettes complètes}, alors qu’il en faut trois par facette, et le « endsolid » qui le termine manque : il est endommagé ou tronqué. Copiez-le ou exportez-le à nouveau.',
  ],
  'stl-not-finite': [
    'Triangle {triangle} of this STL file has a coordinate that is not a number. Export it again.',
    'Le triangle {triangle} de ce fichier STL a une coordonnée qui n’est pas un nombre. Exportez-le à nouveau.',
  ],
  'stl-empty': [
    'This STL file holds no triangle with an area. Export it again.',
    'Ce fichier STL ne contient aucun triangle qui ait une surface. Exportez-le à nouveau.',
  ],
} as const;
