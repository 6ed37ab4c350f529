/** What the checks of a path and of its target say. */
export const pathMessages = {
  'target-in-scan': ['The target lies within the scan.', 'La cible est dans le scanner.'],
  'target-outside-scan': [
    'The target ({place} mm) lies outside the scan: place it within the head, or choose the scan it was placed in.',
    'La cible ({place} mm) est hors du scanner : placez-la dans la tête, ou choisissez le scanner où elle a été placée.',
  ],
  'target-in-head': ['The target lies within the head.', 'La cible est dans la tête.'],
  'target-in-air': [
    'The target lies in air outside the head ({hu} HU): place it on the lesion.',
    'La cible est dans l’air, hors de la tête ({hu} UH) : placez-la sur la lésion.',
  ],
  'target-not-in-bone': ['The target does not lie in bone.', 'La cible n’est pas dans l’os.'],
  'target-in-bone': [
    'The target lies within bone, {depth} mm below its surface ({hu} HU): place it in the brain.',
    'La cible est dans l’os, {depth} mm sous sa surface ({hu} UH) : placez-la dans le cerveau.',
  ],
  'target-no-braincase': [
    'No brain-case was found in this scan, so nobody but you can say whether the target lies in it: look at all three planes.',
    'Aucune boîte crânienne n’a été trouvée dans ce scanner ; vous seul pouvez dire si la cible s’y trouve : regardez les trois plans.',
  ],
  'target-in-braincase': [
    'The target lies in the brain-case, {depth} mm from its wall.',
    'La cible est dans la boîte crânienne, à {depth} mm de sa paroi.',
  ],
  'target-outside-braincase': [
    'The target lies outside the brain-case, {away} mm from it: place it in the brain.',
    'La cible est hors de la boîte crânienne, à {away} mm de celle-ci : placez-la dans le cerveau.',
  ],
  'needle-length': [
    "From the sleeve's upper lip to its tip the needle takes {need} mm of its {length} mm.",
    'Du bord supérieur du fourreau à sa pointe, il faut à l’aiguille {need} mm sur les {length} mm qu’elle mesure.',
  ],
  'needle-shorter-than-path': [
    "From the sleeve's upper lip to its tip the needle takes {need} mm, but it is only {length} mm long: take a longer needle, a shorter sleeve or a nearer entry.",
    'Du bord supérieur du fourreau à sa pointe, il faut à l’aiguille {need} mm, mais elle n’en mesure que {length} : prenez une aiguille plus longue, un fourreau plus court ou une entrée plus proche.',
  ],
  'tip-clear-of-far-side': [
    "The needle's tip goes {tip} mm beyond the target and stays clear of the far side.",
    'La pointe de l’aiguille dépasse la cible de {tip} mm et reste à distance de la face opposée.',
  ],
  'tip-meets-far-bone': [
    "The needle's tip goes {tip} mm beyond the target but meets the bone of the far side after {room} mm.",
    'La pointe de l’aiguille dépasse la cible de {tip} mm mais rencontre l’os de la face opposée après {room} mm.',
  ],
  'tip-leaves-braincase': [
    "The needle's tip goes {tip} mm beyond the target but meets the end of the brain-case after {room} mm.",
    'La pointe de l’aiguille dépasse la cible de {tip} mm mais rencontre la limite de la boîte crânienne après {room} mm.',
  ],
  'tip-remedy': [
    'Move the target back or change the direction.',
    'Reculez la cible ou changez de direction.',
  ],
  'tip-remedy-window': [
    'Take a needle with a shorter window, move the target back or change the direction.',
    'Prenez une aiguille à fenêtre plus courte, reculez la cible ou changez de direction.',
  ],
  'tip-near-far-bone': [
    "The needle's tip goes {tip} mm beyond the target and ends only {left} mm before the bone of the far side: mind the needle stop.",
    'La pointe de l’aiguille dépasse la cible de {tip} mm et s’arrête à seulement {left} mm devant l’os de la face opposée : attention à la butée de l’aiguille.',
  ],
  'tip-near-braincase-end': [
    "The needle's tip goes {tip} mm beyond the target and ends only {left} mm before the end of the brain-case: mind the needle stop.",
    'La pointe de l’aiguille dépasse la cible de {tip} mm et s’arrête à seulement {left} mm devant la limite de la boîte crânienne : attention à la butée de l’aiguille.',
  ],
  'angle-to-bone': [
    'The path meets the bone at {angle} degrees to its normal.',
    'Le trajet rencontre l’os à {angle} degrés de sa normale.',
  ],
  'angle-skates': [
    'The path meets the bone at {angle} degrees to its normal; a drill skates above {limit} degrees: start with a burr, or choose a more upright entry.',
    'Le trajet rencontre l’os à {angle} degrés de sa normale ; au-delà de {limit} degrés un foret glisse : commencez à la fraise, ou choisissez une entrée plus perpendiculaire.',
  ],
  'angle-too-oblique': [
    'The path meets the bone at {angle} degrees to its normal, too oblique to drill (limit {limit} degrees): choose an entry where it stands more upright.',
    'Le trajet rencontre l’os à {angle} degrés de sa normale, trop oblique pour forer (limite {limit} degrés) : choisissez une entrée où il est plus perpendiculaire.',
  ],
  'bone-thickness': [
    'The bone is {thickness} mm thick along the path.',
    'L’os a {thickness} mm d’épaisseur le long du trajet.',
  ],
  'bone-thin': [
    'The bone is {thickness} mm thick along the path, thin enough to give way: drill by hand, or choose an entry over thicker bone.',
    'L’os a {thickness} mm d’épaisseur le long du trajet, assez mince pour céder : forez à la main, ou choisissez une entrée sur un os plus épais.',
  ],
  'other-bone-none': ['No other bone stands in the path.', 'Aucun autre os n’est sur le trajet.'],
  'other-bone-through': [
    'The path leads through another bone, {bones}, {before} mm before the one to be drilled: choose an entry clear of it.',
    'Le trajet traverse un autre os, {bones}, {before} mm avant celui qui doit être foré : choisissez une entrée qui l’évite.',
  ],
  'other-bone-on': [
    'The entry lies on another bone, {bones}, where no guide can stand: choose an entry on the brain-case itself.',
    'L’entrée est sur un autre os, {bones}, où aucun guide ne peut tenir : choisissez une entrée sur la boîte crânienne elle-même.',
  ],
  'other-bone-in-sleeve': [
    'The sleeve would stand in another bone, {bones}, {before} mm outside the entry: choose an entry that leaves more room beside it.',
    'Le fourreau se trouverait dans un autre os, {bones}, à {before} mm hors de l’entrée : choisissez une entrée qui laisse plus de place à côté.',
  ],
  'other-bone-loose': [
    'Something as dense as bone that is no part of the skull (a loose jaw, a plate, a stone) lies on the path, {before} mm before the bone: choose an entry clear of it.',
    'Quelque chose d’aussi dense que l’os et étranger au crâne (mandibule séparée, plaque, calcul) est sur le trajet, {before} mm avant l’os : choisissez une entrée qui l’évite.',
  ],
  'the-mandible': ['the mandible', 'la mandibule'],
  'the-zygomatic-arch': ['the zygomatic arch', 'l’arcade zygomatique'],
  'the-postorbital-process': ['the postorbital process', 'le processus postorbitaire'],
  'a-process-of-the-skull': ['a process of the skull', 'un processus du crâne'],
  'one-not-the-brain-case': ['one that is not the brain-case', 'un os étranger à la boîte crânienne'],
  'walls-one': ['The path crosses one wall of bone.', 'Le trajet traverse une seule paroi osseuse.'],
  'walls-several': [
    'The path crosses {walls} separate walls of bone before the target (a sinus, or bone within the skull): look at them along the path.',
    'Le trajet traverse {walls} parois osseuses distinctes avant la cible (un sinus, ou de l’os dans le crâne) : regardez-les le long du trajet.',
  ],
  'air-none': [
    'The path crosses no air space in the bone.',
    'Le trajet ne traverse aucune cavité d’air dans l’os.',
  ],
  'air-none-between-walls': [
    'The path crosses no air between two walls of bone.',
    'Le trajet ne traverse pas d’air entre deux parois osseuses.',
  ],
  'air-crossed': [
    'The path crosses {length} mm of air within the bone (the frontal sinus or the nasal cavity), which opens the brain-case to it: choose an entry beside it, unless a way through the sinus is meant.',
    'Le trajet traverse {length} mm d’air dans l’os (sinus frontal ou cavité nasale), ce qui y ouvre la boîte crânienne : choisissez une entrée à côté, sauf si un passage par le sinus est voulu.',
  ],
  'entry-apart': ['Entry and target give a direction.', 'L’entrée et la cible donnent une direction.'],
  'entry-on-target': [
    'Entry and target are the same place (less than 1 mm apart), which gives no direction: place the entry on the skull.',
    'L’entrée et la cible sont au même endroit (à moins de 1 mm), ce qui ne donne pas de direction : placez l’entrée sur le crâne.',
  ],
  'line-meets-bone': ['The line meets bone.', 'La ligne rencontre l’os.'],
  'line-meets-no-bone': [
    'The line from the target through the entry meets no bone, so there is nothing for a guide to sit on: move the entry onto the skull.',
    'La ligne de la cible par l’entrée ne rencontre aucun os ; le guide n’aurait aucun appui : déplacez l’entrée sur le crâne.',
  ],
  'surface-at-entry': [
    "At the entry the bone surface lies on the scan's own edge of bone.",
    'À l’entrée, la surface osseuse suit le bord de l’os dans le scanner.',
  ],
  'thickness-off': [
    "The bone is {profile} mm thick along the path by the scan's own edges and {surface} mm by its surface: measure it on the slices before a drill's stop is set by it.",
    'Le long du trajet, l’os a {profile} mm d’épaisseur d’après les bords dans le scanner et {surface} mm d’après sa surface : mesurez-le sur les coupes avant de régler la butée d’un foret.',
  ],
  'thickness-uneven': [
    "The bone under the path is a wedge: over the tool's {tool} mm it is from {thinnest} to {thickest} mm thick. Set a drill's stop by the thinnest, or choose another entry.",
    'Sous le trajet, l’os est en biseau : sur les {tool} mm de l’instrument, son épaisseur va de {thinnest} à {thickest} mm. Réglez la butée d’un foret sur la plus faible, ou choisissez une autre entrée.',
  ],
  'surface-off': [
    "At the entry the bone surface lies {off} mm from the scan's own edge of bone, so that depth stop and thickness may be off by as much: measure the bone on the slices before a drill's stop is set by it, or choose another entry.",
    'À l’entrée, la surface osseuse est à {off} mm du bord de l’os dans le scanner ; la butée de profondeur et l’épaisseur peuvent être fausses d’autant : mesurez l’os sur les coupes avant de régler la butée d’un foret, ou choisissez une autre entrée.',
  ],
  'surface-off-threshold': [
    "At the entry the bone surface lies {off} mm from the scan's own edge of bone, so that depth stop and thickness may be off by as much: use the refined surface.",
    'À l’entrée, la surface osseuse est à {off} mm du bord de l’os dans le scanner ; la butée de profondeur et l’épaisseur peuvent être fausses d’autant : utilisez la surface affinée.',
  ],
  'surface-not-measured': [
    "At the entry the bone's faces cannot be measured on the scan itself, so that entry and thickness are the surface's: measure the bone on the slices before a drill's stop is set by it.",
    'À l’entrée, les faces de l’os ne peuvent pas être mesurées dans le scanner même ; l’entrée et l’épaisseur sont celles de la surface : mesurez l’os sur les coupes avant de régler la butée d’un foret.',
  ],
  'no-entry-found': [
    'No entry within the limits was found: of {directions} directions from the target {bone} meet no bone, {other} meet another bone, {oblique} meet the bone at more than {limit} degrees to its normal, {air} cross a sinus or a second wall, {long} are too long for the needle, {rest} fail another check. Place the entry by hand, or choose another target.',
    'Aucune entrée dans les limites n’a été trouvée. Des {directions} directions depuis la cible, {bone} {bone|ne rencontre pas d’os|ne rencontrent pas d’os}, {other} {other|rencontre un autre os|rencontrent un autre os}, {oblique} {oblique|rencontre|rencontrent} l’os à plus de {limit} degrés de sa normale, {air} {air|traverse|traversent} un sinus ou une seconde paroi, {long} {long|est trop longue|sont trop longues} pour l’aiguille, {rest} {rest|échoue|échouent} à un autre contrôle. Placez l’entrée à la main, ou choisissez une autre cible.',
  ],
} as const;
