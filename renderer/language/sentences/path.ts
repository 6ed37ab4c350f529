import type { Sentences } from './translate-sentence';

/** What the checks of a path and of its target say. */
export const pathSentences: Sentences = [
  [
    'The target ({0} mm) lies outside the scan: place it within the head, or choose the scan it was placed in.',
    'La cible ({0} mm) est hors du scanner : placez-la dans la tête, ou choisissez le scanner où elle a été placée.',
  ],
  ['The target lies within the scan.', 'La cible est dans le scanner.'],
  [
    'The target lies in air outside the head ({0} HU): place it on the lesion.',
    'La cible est dans l’air, hors de la tête ({0} UH) : placez-la sur la lésion.',
  ],
  ['The target lies within the head.', 'La cible est dans la tête.'],
  [
    'The target lies within bone, {0} below its surface ({1} HU): place it in the brain.',
    'La cible est dans l’os, {0} sous sa surface ({1} UH) : placez-la dans le cerveau.',
  ],
  ['The target does not lie in bone.', 'La cible n’est pas dans l’os.'],
  [
    'No brain-case was found in this scan, so nobody but you can say whether the target lies in it: look at all three planes.',
    'Aucune boîte crânienne n’a été trouvée dans ce scanner ; vous seul pouvez dire si la cible s’y trouve : regardez les trois plans.',
  ],
  [
    'The target lies in the brain-case, {0} from its wall.',
    'La cible est dans la boîte crânienne, à {0} de sa paroi.',
  ],
  [
    'The target lies outside the brain-case, {0} from it: place it in the brain.',
    'La cible est hors de la boîte crânienne, à {0} de celle-ci : placez-la dans le cerveau.',
  ],
  [
    '{0}, but it is only {1} long: take a longer needle, a shorter sleeve or a nearer entry.',
    '{0}, mais elle n’en mesure que {1} : prenez une aiguille plus longue, un fourreau plus court ou une entrée plus proche.',
  ],
  ['{0} of its {1}.', '{0} sur les {1} qu’elle mesure.'],
  [
    "From the sleeve's upper lip to its tip the needle takes {0}",
    'Du bord supérieur du fourreau à sa pointe, il faut à l’aiguille {0}',
  ],
  [
    "The needle's tip goes {0} beyond the target but meets {1} after {2}: choose a shorter window, move the target back or change the direction.",
    'La pointe de l’aiguille dépasse la cible de {0} mais rencontre {1} après {2} : choisissez une fenêtre plus courte, reculez la cible ou changez de direction.',
  ],
  [
    "The needle's tip goes {0} beyond the target and ends only {1} before {2}: mind the needle stop.",
    'La pointe de l’aiguille dépasse la cible de {0} et s’arrête à seulement {1} devant {2} : attention à la butée de l’aiguille.',
  ],
  [
    "The needle's tip goes {0} beyond the target and stays clear of the far side.",
    'La pointe de l’aiguille dépasse la cible de {0} et reste à distance de la face opposée.',
  ],
  ['the bone of the far side', 'l’os de la face opposée'],
  ['the end of the brain-case', 'la limite de la boîte crânienne'],
  [
    '{0}, too oblique to drill (limit {1}): choose an entry where it stands more upright.',
    '{0}, trop oblique pour forer (limite {1}) : choisissez une entrée où il est plus perpendiculaire.',
  ],
  [
    '{0}; a drill skates above {1}: start with a burr, or choose a more upright entry.',
    '{0} ; au-delà de {1} un foret glisse : commencez à la fraise, ou choisissez une entrée plus perpendiculaire.',
  ],
  ['The path meets the bone at {0} to its normal', 'Le trajet rencontre l’os à {0} de sa normale'],
  ['The path meets the bone at {0} to its normal.', 'Le trajet rencontre l’os à {0} de sa normale.'],
  [
    '{0}, thin enough to give way: drill by hand, or choose an entry over thicker bone.',
    '{0}, assez mince pour céder : forez à la main, ou choisissez une entrée sur un os plus épais.',
  ],
  ['The bone is {0} thick along the path', 'L’os a {0} d’épaisseur le long du trajet'],
  ['The bone is {0} thick along the path.', 'L’os a {0} d’épaisseur le long du trajet.'],
  [
    'The path leads through another bone, {0}, {1} before the one to be drilled: choose an entry clear of it.',
    'Le trajet traverse un autre os, {0}, {1} avant celui qui doit être foré : choisissez une entrée qui l’évite.',
  ],
  [
    'The entry lies on another bone, {0}, where no guide can stand: choose an entry on the brain-case itself.',
    'L’entrée est sur un autre os, {0}, où aucun guide ne peut tenir : choisissez une entrée sur la boîte crânienne elle-même.',
  ],
  [
    'The sleeve would stand in another bone, {0}, {1} outside the entry: choose an entry that leaves more room beside it.',
    'Le fourreau se trouverait dans un autre os, {0}, à {1} hors de l’entrée : choisissez une entrée qui laisse plus de place à côté.',
  ],
  [
    'Something as dense as bone that is no part of the skull (a loose jaw, a plate, a stone) lies on the path, {0} before the bone: choose an entry clear of it.',
    'Quelque chose d’aussi dense que l’os et étranger au crâne (mandibule séparée, plaque, calcul) est sur le trajet, {0} avant l’os : choisissez une entrée qui l’évite.',
  ],
  ['the mandible', 'la mandibule'],
  ['the zygomatic arch', 'l’arcade zygomatique'],
  ['the postorbital process', 'le processus postorbitaire'],
  ['a process of the skull', 'un processus du crâne'],
  ['one that is not the brain-case', 'étranger à la boîte crânienne'],
  ['No other bone stands in the path.', 'Aucun autre os n’est sur le trajet.'],
  [
    'The path crosses {0} separate walls of bone before the target (a sinus, or bone within the skull): look at them along the path.',
    'Le trajet traverse {0} parois osseuses distinctes avant la cible (un sinus, ou de l’os dans le crâne) : regardez-les le long du trajet.',
  ],
  ['The path crosses one wall of bone.', 'Le trajet traverse une seule paroi osseuse.'],
  [
    'The path crosses {0} of air within the bone (the frontal sinus or the nasal cavity), which opens the brain-case to it: choose an entry beside it, unless a way through the sinus is meant.',
    'Le trajet traverse {0} d’air dans l’os (sinus frontal ou cavité nasale), ce qui y ouvre la boîte crânienne : choisissez une entrée à côté, sauf si un passage par le sinus est voulu.',
  ],
  ['The path crosses no air space in the bone.', 'Le trajet ne traverse aucune cavité d’air dans l’os.'],
  [
    'The path crosses no air between two walls of bone.',
    'Le trajet ne traverse pas d’air entre deux parois osseuses.',
  ],
  [
    'Entry and target are the same place (less than 1 mm apart), which gives no direction: place the entry on the skull.',
    'L’entrée et la cible sont au même endroit (à moins de 1 mm), ce qui ne donne pas de direction : placez l’entrée sur le crâne.',
  ],
  ['Entry and target give a direction.', 'L’entrée et la cible donnent une direction.'],
  [
    'The line from the target through the entry meets no bone, so there is nothing for a guide to sit on: move the entry onto the skull.',
    'La ligne de la cible par l’entrée ne rencontre aucun os ; le guide n’aurait aucun appui : déplacez l’entrée sur le crâne.',
  ],
  ['The line meets bone.', 'La ligne rencontre l’os.'],
  [
    "At the entry the bone surface lies {0} mm from the scan's own edge of bone, so that depth stop and thickness may be off by as much: {1}",
    'À l’entrée, la surface osseuse est à {0} mm du bord de l’os dans le scanner ; la butée de profondeur et l’épaisseur peuvent être fausses d’autant : {1}',
  ],
  ['use the refined surface.', 'utilisez la surface affinée.'],
  [
    "measure the bone on the slices before a drill's stop is set by it, or choose another entry.",
    'mesurez l’os sur les coupes avant de régler la butée d’un foret, ou choisissez une autre entrée.',
  ],
  [
    "At the entry the bone's faces cannot be measured on the scan itself, so that entry and thickness are the surface's: measure the bone on the slices before a drill's stop is set by it.",
    'À l’entrée, les faces de l’os ne peuvent pas être mesurées dans le scanner même ; l’entrée et l’épaisseur sont celles de la surface : mesurez l’os sur les coupes avant de régler la butée d’un foret.',
  ],
  [
    "At the entry the bone surface lies on the scan's own edge of bone.",
    'À l’entrée, la surface osseuse suit le bord de l’os dans le scanner.',
  ],
  [
    'Play in the sleeve lets the needle miss the target by {0} mm at worst.',
    'Le jeu dans le fourreau laisse l’aiguille manquer la cible de {0} mm au pire.',
  ],
  [
    'Play in the sleeve lets the needle miss the target by {0} mm at worst. Lengthen the sleeve, or make the bore closer to the needle.',
    'Le jeu dans le fourreau laisse l’aiguille manquer la cible de {0} mm au pire. Allongez le fourreau, ou ajustez mieux l’alésage à l’aiguille.',
  ],
  [
    'No entry within the limits was found: of {0} directions from the target {1} meet no bone, {2} meet another bone, {3} meet the bone at more than {4} to its normal, {5} cross a sinus or a second wall, {6} are too long for the needle, {7} fail another check. Place the entry by hand, or choose another target.',
    'Aucune entrée dans les limites n’a été trouvée : sur {0} directions depuis la cible, {1} ne rencontrent pas d’os, {2} rencontrent un autre os, {3} rencontrent l’os à plus de {4} de sa normale, {5} traversent un sinus ou une seconde paroi, {6} sont trop longues pour l’aiguille, {7} échouent à un autre contrôle. Placez l’entrée à la main, ou choisissez une autre cible.',
  ],
];
