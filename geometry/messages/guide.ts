/** What the guide's design and its checks say. */
export const guideMessages = {
  'bore-tilt': [
    'The bore leans {tilt} degrees from the insertion direction.',
    'L’alésage est incliné de {tilt} degrés sur la direction d’insertion.',
  ],
  'bore-tilt-over': [
    'The bore leans {tilt} degrees from the insertion direction, more than a guide can carry.',
    'L’alésage est incliné de {tilt} degrés sur la direction d’insertion, plus qu’un guide ne peut porter.',
  ],
  'tilt-remedy': [
    'Turn the path nearer to the insertion direction, or choose another insertion direction.',
    'Rapprochez le trajet de la direction d’insertion, ou choisissez une autre direction d’insertion.',
  ],
  'bores-need-two-guides': [
    'It and the bore of {other} lean {apart} degrees apart, and no direction serves both: two guides are needed, one for each.',
    'Il s’écarte de celui de {other} de {apart} degrés, et aucune direction ne convient aux deux : il faut deux guides, un pour chacun.',
  ],
  'guided-length-short': [
    "The sleeve guides over {guided} mm instead of {asked} mm: a longer one would stand over its neighbour's lip. The predicted error counts it; move the entries apart, or make a guide for each, for longer ones.",
    'Le fourreau guide sur {guided} mm au lieu de {asked} mm : plus long, il dépasserait le bord de son voisin. L’erreur prédite en tient compte ; pour des fourreaux plus longs, écartez les entrées ou faites un guide pour chacun.',
  ],
  'pad-smaller': [
    'The pad reaches {radius} mm instead of {asked} mm: farther out the bone is too steep or broken for a wall that holds. Move the entry to broader bone where it is to reach farther.',
    'Le patin s’étend à {radius} mm au lieu de {asked} mm : plus loin, l’os est trop raide ou trop irrégulier pour une paroi qui tienne. Déplacez l’entrée vers un os plus large s’il doit aller plus loin.',
  ],
  'pad-as-asked': [
    'The pad reaches {radius} mm from its middle, as asked.',
    'Le patin s’étend à {radius} mm de son milieu, comme demandé.',
  ],
  'pad-middle': [
    'Its middle lies {along} mm {end} and {across} mm {side} of the entry.',
    'Son milieu se trouve {along} mm {end} et {across} mm {side} de l’entrée.',
  ],
  'pad-middle-one-way': [
    'Its middle lies {off} mm {side} of the entry.',
    'Son milieu se trouve {off} mm {side} de l’entrée.',
  ],
  'pad-beyond-exposed': [
    'It reaches {reach} mm from the entry, beyond the {exposed} mm of bone that are to be exposed: expose more, or make the pad smaller.',
    'Il s’étend à {reach} mm de l’entrée, au-delà des {exposed} mm d’os à exposer : exposez-en plus, ou réduisez le patin.',
  ],
  'to-rostral': ['to rostral', 'en rostral'],
  'to-caudal': ['to caudal', 'en caudal'],
  'to-the-left': ['to the left', 'à gauche'],
  'to-the-right': ['to the right', 'à droite'],
  'entry-on-other-bone': [
    'The entry lies on a bone that is not the brain-case, where no pad can stand. Move the entry onto the brain-case.',
    'L’entrée est sur un os étranger à la boîte crânienne, où aucun patin ne peut tenir. Déplacez l’entrée sur la boîte crânienne.',
  ],
  'no-bone-at-entry': [
    'There is no bone near the entry. Move the entry onto the skull.',
    'Il n’y a pas d’os près de l’entrée. Déplacez l’entrée sur le crâne.',
  ],
  'no-trajectory': [
    'The case has no trajectory. Add a target and an entry first.',
    'Le cas n’a pas de trajet. Ajoutez d’abord une cible et une entrée.',
  ],
  'path-unusable': [
    'A guide needs every path to be usable; the failed checks of the path say what to mend.',
    'Un guide demande que chaque trajet soit utilisable ; les contrôles en échec du trajet disent quoi corriger.',
  ],
  'no-seat': [
    'The guide has no face to stand on. Move the entry to broader bone.',
    'Le guide n’a pas de face où s’appuyer. Déplacez l’entrée vers un os plus large.',
  ],
  'no-pad': [
    'No pad can stand on the bone at this entry: it is too steep to the insertion direction all round. Choose another entry or insertion direction.',
    'Aucun patin ne tient sur l’os à cette entrée : il est partout trop incliné par rapport à la direction d’insertion. Choisissez une autre entrée ou une autre direction d’insertion.',
  ],
  'no-sound-pad': [
    'No sound pad can stand at this entry: only {area} mm2 of it would rest on bone, and it would not hold together.',
    'Aucun patin solide ne tient à cette entrée : {area} mm² seulement reposeraient sur l’os, et il ne tiendrait pas d’un seul tenant.',
  ],
  'broader-bone': ['Move the entry to broader bone.', 'Déplacez l’entrée vers un os plus large.'],
  'broader-bone-or-pad': [
    'Enlarge the footprint, or move the entry to broader bone.',
    'Agrandissez l’empreinte, ou déplacez l’entrée vers un os plus large.',
  ],
  'bore-not-found': [
    'The bore cannot be found on the finished guide; do not print it.',
    'L’alésage est introuvable sur le guide fini ; ne l’imprimez pas.',
  ],
  'bore-axis': [
    "The bore's axis, measured on the finished guide, passes the target at {off} mm.",
    'L’axe de l’alésage, mesuré sur le guide fini, passe à {off} mm de la cible.',
  ],
  'bore-diameter': [
    'The bore measures {diameter} mm for a planned {planned} mm.',
    'L’alésage mesure {diameter} mm pour {planned} mm prévus.',
  ],
  'bore-not-measured': [
    'The bore cannot be measured on the finished guide; do not print it.',
    'L’alésage ne peut pas être mesuré sur le guide fini ; ne l’imprimez pas.',
  ],
  'bore-free': [
    'Nothing of the guide stands between the upper lip and the target.',
    'Rien du guide ne se trouve entre le bord supérieur et la cible.',
  ],
  'bore-blocked': [
    'Part of the guide stands in the needle’s way. Choose another entry or insertion direction.',
    'Une partie du guide est sur le chemin de l’aiguille. Choisissez une autre entrée ou une autre direction d’insertion.',
  ],
  'bore-blocked-by-other': [
    'Part of the guide stands in the needle’s way. Move the trajectories apart, or make a guide for each.',
    'Une partie du guide est sur le chemin de l’aiguille. Écartez les trajets, ou faites un guide pour chacun.',
  ],
  'needle-leaves': [
    'The needle stops {stop} mm from its tip and leaves {spare} mm outside the sleeve.',
    'L’aiguille est arrêtée à {stop} mm de sa pointe et dépasse du fourreau de {spare} mm.',
  ],
  'needle-too-short': [
    'The needle is {length} mm long and must reach {stop} mm below the upper lip, with {room} mm left outside it for stop and hand. Use a longer needle or a shorter sleeve.',
    'L’aiguille mesure {length} mm et doit atteindre {stop} mm sous le bord supérieur, en dépassant de {room} mm pour la butée et la main. Prenez une aiguille plus longue ou un fourreau plus court.',
  ],
  'bore-clearance': [
    'The bore is planned {clearance} mm wider than the tool.',
    'L’alésage est prévu plus large que l’outil de {clearance} mm.',
  ],
  'bore-tight': [
    'The bore is planned only {clearance} mm wider than the tool; printed, it may not let the tool pass. Give it {least} mm or more, as your own printer needs, and try the tool in the print.',
    'L’alésage n’est prévu plus large que l’outil que de {clearance} mm ; une fois imprimé, il peut ne pas laisser passer l’outil. Donnez-lui {least} mm ou plus, selon votre imprimante, et essayez l’outil dans la pièce imprimée.',
  ],
  'bores-too-near': [
    'The bores of {one} and {other} run into or too near each other. Move one entry, or make a guide for each.',
    'Les alésages de {one} et {other} se croisent ou sont trop proches. Déplacez une entrée, ou faites un guide pour chacun.',
  ],
  'bores-apart': [
    '{wall} mm of material stand between the bores of {one} and {other}.',
    '{wall} mm de matière séparent les alésages de {one} et {other}.',
  ],
  'gap-too-near': [
    'The guide comes within {nearest} mm of the bone, nearer than the asked gap of {asked} mm; it would rock there. Make the guide again with a larger gap or another insertion direction.',
    'Le guide s’approche à {nearest} mm de l’os, plus près que le jeu demandé de {asked} mm ; il y basculerait. Refaites le guide avec un jeu plus grand ou une autre direction d’insertion.',
  ],
  'gap-kept': [
    'The guide keeps at least {nearest} mm from the bone everywhere.',
    'Le guide reste partout à au moins {nearest} mm de l’os.',
  ],
  'gap-no-bone': [
    'The guide comes within {reach} mm of bone nowhere.',
    'Le guide ne s’approche nulle part à {reach} mm de l’os.',
  ],
  'lift-off-catches': [
    'The guide would catch on the bone on its way off. Choose another insertion direction or a smaller footprint.',
    'Le guide accrocherait l’os au retrait. Choisissez une autre direction d’insertion ou une empreinte plus petite.',
  ],
  'lift-off-free': [
    'The guide lifts off along its insertion direction without catching.',
    'Le guide se retire selon sa direction d’insertion sans accrocher.',
  ],
  'no-feet': [
    'No feet can stand on the bone within reach of this entry: it is too steep, too thin or too broken for {feet} of them apart from each other. Allow more reach or exposure, ask for fewer or smaller feet, choose another entry, or use a pad.',
    'Aucun appui ne tient sur l’os à portée de cette entrée : il est trop raide, trop mince ou trop irrégulier pour {feet} appuis séparés. Autorisez plus de portée ou d’exposition, demandez des appuis moins nombreux ou plus petits, choisissez une autre entrée, ou prenez un patin.',
  ],
  'feet-stand': [
    'Each of the {feet} feet stands on the bone; foot {foot} with least of its sole, {share} %.',
    'Chacun des {feet} appuis repose sur l’os ; l’appui {foot} avec la plus petite part de sa semelle, {share} %.',
  ],
  'foot-hangs': [
    'Foot {foot} of {feet} finds bone under {share} % of its sole only: it may tilt on its edge. Choose another reach, count or entry.',
    'L’appui {foot} sur {feet} ne trouve d’os que sous {share} % de sa semelle : il peut basculer sur son bord. Choisissez une autre portée, un autre nombre ou une autre entrée.',
  ],
  'support-pad': ['a pad of {radius} mm', 'un patin de {radius} mm'],
  'support-feet': ['{feet} feet', '{feet} appuis'],
  'support-feet-sights': [
    '{feet} feet and {sights} {sights|sight|sights} to put them down by',
    '{feet} appuis et {sights} {sights|visée|visées} pour les poser',
  ],
  'support-chosen': [
    'Of {supports} supports compared, {support} hold best for what they bare: seating {seating} mm at 95 %, {bare} cm2 of bone.',
    'Des {supports} supports comparés, {support} : le meilleur maintien pour l’os dénudé ; assise {seating} mm à 95 %, {bare} cm² d’os.',
  ],
  'support-firmest': ['None would seat better.', 'Aucun n’aurait une meilleure assise.'],
  'support-firmer': [
    'The firmest would be {support}: {seating} mm, for {bare} cm2.',
    'Le plus ferme serait {support} : {seating} mm, pour {bare} cm².',
  ],
  'support-wider': [
    'More hold would need {more} mm more exposure: feet would then seat to {then} instead of {now} mm.',
    'Pour un meilleur maintien il faudrait exposer {more} mm de plus : l’assise des appuis serait alors de {then} mm au lieu de {now} mm.',
  ],
  'arms-bend': [
    'Under {force} N sideways at the upper lip the lower lip gives way by {shift} mm and the bore leans by {lean} degrees, as long as a hand presses the feet on.',
    'Sous {force} N de côté au bord supérieur, le bord inférieur cède de {shift} mm et l’alésage s’incline de {lean} degrés, tant qu’une main presse les appuis.',
  ],
  'modulus-assumed': [
    'The print’s stiffness is not known; the softest in use is assumed, {modulus} MPa.',
    'La raideur de l’impression n’est pas connue ; la plus souple en usage est supposée, {modulus} MPa.',
  ],
  'arms-too-soft': [
    'That is much: allow the feet less reach, ask for more of them, or print in a stiffer material.',
    'C’est beaucoup : réduisez la portée des appuis, demandez-en davantage, ou imprimez dans un matériau plus raide.',
  ],
  'small-pad-as-asked': [
    'The small pad lies over {area} of the {asked} mm2 round the entry.',
    'Le petit patin couvre {area} des {asked} mm² autour de l’entrée.',
  ],
  'small-pad-smaller': [
    'The small pad lies over {area} of the {asked} mm2 round the entry: the rest is too steep or broken, or kept off. Choose a smaller one or none, or move the entry.',
    'Le petit patin ne couvre que {area} des {asked} mm² autour de l’entrée : le reste est trop raide, interrompu ou à éviter. Choisissez-en un plus petit ou aucun, ou déplacez l’entrée.',
  ],
  'feet-reach': [
    '{feet} feet reach {reach} mm from the entry; {bare} mm2 of bone are to be bared, under the feet and round the bore.',
    '{feet} appuis s’étendent à {reach} mm de l’entrée ; {bare} mm² d’os sont à dénuder, sous les appuis et autour de l’alésage.',
  ],
  'feet-beyond-exposed': [
    'That is beyond the {exposed} mm that are to be exposed: expose more, or allow the feet less reach.',
    'C’est au-delà des {exposed} mm à exposer : exposez davantage, ou réduisez la portée des appuis.',
  ],
  'bared-within': [
    'The guide needs {bare} mm2 of bone bare, of {area} mm2 that may be.',
    'Le guide demande {bare} mm² d’os dénudé, sur {area} mm² permis.',
  ],
  'bared-too-much': [
    'The guide needs {bare} mm2 of bone bare, more than the {area} mm2 that may be: allow more, or ask for a smaller pad or for fewer or smaller feet.',
    'Le guide demande {bare} mm² d’os dénudé, plus que les {area} mm² permis : permettez davantage, ou demandez un patin plus petit ou des appuis moins nombreux ou plus petits.',
  ],
  'pins-placed': [
    '{pins} holes for fixation pins; the thinnest bone under one is {bone} mm.',
    '{pins} trous pour des broches de fixation ; l’os le plus mince sous l’une d’elles fait {bone} mm.',
  ],
  'pins-no-room': [
    'Of {asked} fixation pins {pins} have room: on bone of at least {least} mm, 5 mm off every path, over no sinus, with a wall all round the hole.',
    'Sur {asked} broches de fixation, {pins} trouvent place : sur un os d’au moins {least} mm, à 5 mm de tout trajet, hors des sinus, avec une paroi tout autour du trou.',
  ],
  'pins-fewer': [
    'Two hold a turn; for a third take a larger pad or a longer reach.',
    'Deux suffisent contre la rotation ; pour une troisième, prenez un patin plus grand ou une portée plus longue.',
  ],
  'pins-none': [
    'Take a larger pad, a longer reach or a thinner pin, or ask for none.',
    'Prenez un patin plus grand, une portée plus longue ou une broche plus fine, ou n’en demandez pas.',
  ],
  'support-none-kept': [
    'No pad and no feet keep within the bone that is to be exposed: the pad of {radius} mm was made that the case has of its own. Expose more, or make that pad smaller.',
    'Ni patin ni appuis ne tiennent dans l’os à exposer : le patin de {radius} mm propre au cas a été fait. Exposez davantage, ou réduisez ce patin.',
  ],
  'support-none-made': [
    'None of the {supports} supports that were compared could be made: the pad of {radius} mm was made that the case has of its own.',
    'Aucun des {supports} supports comparés n’a pu être fait : le patin de {radius} mm propre au cas a été fait.',
  ],
  'the-left-eye': ['the left eye', 'l’œil gauche'],
  'the-right-eye': ['the right eye', 'l’œil droit'],
  'the-left-ear-canal': ['the left ear canal', 'le conduit auditif gauche'],
  'the-right-ear-canal': ['the right ear canal', 'le conduit auditif droit'],
  'soft-part-clear': [
    'The guide keeps {clear} mm off {part}.',
    'Il y a {clear} mm entre le guide et {part}.',
  ],
  'soft-part-near': [
    'The guide comes within {clear} mm of {part}.',
    'Il n’y a que {clear} mm entre le guide et {part}.',
  ],
  'soft-part-touched': [
    'THE GUIDE REACHES INTO {part}, as it was found in the scan. Look on the slices before anything is printed.',
    'LE GUIDE EMPIÈTE SUR {part}, tel qu’il a été trouvé dans l’examen. Regardez sur les coupes avant d’imprimer quoi que ce soit.',
  ],
  'soft-part-remedy': [
    'It is to keep {least} mm off: move the entry, make the pad smaller, or allow the feet less reach.',
    'Il doit en rester à {least} mm : déplacez l’entrée, réduisez le patin ou la portée des appuis.',
  ],
  'soft-part-unseen': [
    'The scan does not show {parts}, so that nothing keeps the guide off there. See on the slices that it stays {least} mm away.',
    'Le scanner ne montre pas {parts} : rien n’en écarte le guide. Vérifiez sur les coupes qu’il en reste à {least} mm.',
  ],
  'soft-parts-not-sought': [
    'Eyes and ear canals were not looked for, as the orientation is not confirmed or no brain-case was found, so that nothing keeps the guide off them. See on the slices that it stays away.',
    'Les yeux et les conduits auditifs n’ont pas été cherchés, car l’orientation n’est pas confirmée ou aucune boîte crânienne n’a été trouvée : rien n’en écarte le guide. Vérifiez sur les coupes qu’il en reste éloigné.',
  ],
  'contact-area': ['{area} mm2 of the guide rest on bone.', '{area} mm² du guide reposent sur l’os.'],
  'contact-area-small': [
    'Only {area} mm2 of the guide rest on bone; it may rock or slide.',
    'Seuls {area} mm² du guide reposent sur l’os ; il peut basculer ou glisser.',
  ],
  'guide-closed': [
    'The guide is closed: no open, doubled or collapsed edge.',
    'Le guide est fermé : aucune arête ouverte, double ou écrasée.',
  ],
  'guide-open-edges': [
    "The guide's surface has {edges} open, doubled or collapsed edges.",
    'La surface du guide a {edges} {edges|arête ouverte, double ou écrasée|arêtes ouvertes, doubles ou écrasées}.',
  ],
  'guide-no-volume': ["The guide's volume is not positive.", 'Le volume du guide n’est pas positif.'],
  'guide-volume': ['The guide holds {volume} cm3 of material.', 'Le guide contient {volume} cm³ de matière.'],
  'solid-remedy': [
    'Do not print it; make the guide again with a slightly different footprint, number of feet or thickness.',
    'Ne l’imprimez pas ; refaites le guide avec une empreinte, un nombre d’appuis ou une épaisseur un peu différents.',
  ],
  'guide-one-piece': ['The guide is one piece.', 'Le guide est d’une seule pièce.'],
  'guide-in-pieces': [
    'The guide falls into {pieces} pieces. Move the entry to broader bone, or choose another insertion direction.',
    'Le guide est en {pieces} pièces. Déplacez l’entrée vers un os plus large, ou choisissez une autre direction d’insertion.',
  ],
  'guide-pads-apart': [
    'The guide falls into {pieces} pieces. Enlarge the footprint until the pads of its paths meet, or make a guide for each.',
    'Le guide est en {pieces} pièces. Agrandissez l’empreinte jusqu’à ce que les patins de ses trajets se rejoignent, ou faites un guide pour chacun.',
  ],
  'guide-feet-apart': [
    'The guide falls into {pieces} pieces: an arm is cut by the bone that stands beside it. Choose another number of feet, another reach, a pad, or another entry.',
    'Le guide est en {pieces} pièces : un bras est coupé par l’os qui se dresse à côté. Choisissez un autre nombre d’appuis, une autre portée, un patin, ou une autre entrée.',
  ],
  'loose-parts': [
    'Left out, because it joined no sleeve: {volume} mm3 in {parts} {parts|part|parts}.',
    'Laissé de côté, car relié à aucun fourreau : {volume} mm³ en {parts} {parts|partie|parties}.',
  ],
  'lip-clear': [
    'Nothing of the guide stands over the upper lip within {collar} mm of the bore: a stop collar rests on the lip.',
    'Rien du guide ne dépasse le bord supérieur à moins de {collar} mm de l’alésage : une bague d’arrêt repose sur ce bord.',
  ],
  'lip-buried': [
    'Part of the guide stands {over} mm over the upper lip within {collar} mm of the bore: a stop collar would rest on it and the needle stop short of the target.',
    'Une partie du guide dépasse de {over} mm le bord supérieur à moins de {collar} mm de l’alésage : une bague d’arrêt reposerait dessus et l’aiguille s’arrêterait avant la cible.',
  ],
  'lip-remedy-alone': [
    'Make the sleeve longer, or turn the path to be more upright.',
    'Allongez le fourreau, ou redressez le trajet.',
  ],
  'lip-remedy-several': [
    'Move the entries apart, make the paths more parallel, or make a guide for each.',
    'Écartez les entrées, rendez les trajets plus parallèles, ou faites un guide pour chacun.',
  ],
  'bore-dots': [
    'The bore of {bore} is the one whose sleeve bears {dots} raised {dots|dot|dots} below its upper lip.',
    'L’alésage de {bore} est celui dont le fourreau porte {dots} {dots|point|points} en relief sous son bord supérieur.',
  ],
  'bore-dots-hidden': [
    'Only {seen} of the {dots} raised dots that tell the bore of {bore} from the others stand free. Mark the bores by hand, or move the trajectories apart.',
    'Points en relief qui distinguent l’alésage de {bore} des autres : {seen} sur {dots} seulement {seen|est dégagé|sont dégagés}. Marquez les alésages à la main, ou écartez les trajets.',
  ],
  'wall-thin': [
    'The guide is only {wall} mm thick at its thinnest wall; it could break.',
    'La paroi la plus mince du guide n’a que {wall} mm ; elle pourrait casser.',
  ],
  'wall-remedy-pad': [
    "Make the pad or the sleeve's wall thicker, or choose another entry or insertion direction.",
    'Épaississez le patin ou la paroi du fourreau, ou choisissez une autre entrée ou une autre direction d’insertion.',
  ],
  'wall-remedy-feet': [
    'Choose another number of feet, another reach, a pad, or another entry.',
    'Choisissez un autre nombre d’appuis, une autre portée, un patin, ou une autre entrée.',
  ],
  'wall-thinnest': ['The thinnest wall measures {wall} mm.', 'La paroi la plus mince mesure {wall} mm.'],
  'wall-none-thinner': ['No wall is thinner than {reach} mm.', 'Aucune paroi n’a moins de {reach} mm.'],
  'bed-fits': [
    'The guide measures {size} mm and fits the printer ({bed} mm).',
    'Le guide mesure {size} mm et tient dans l’imprimante ({bed} mm).',
  ],
  'bed-too-small': [
    'The guide measures {size} mm and does not fit the printer ({bed} mm). Use a larger printer, a smaller footprint or a shorter sleeve.',
    'Le guide mesure {size} mm et ne tient pas dans l’imprimante ({bed} mm). Prenez une imprimante plus grande, une empreinte plus petite ou un fourreau plus court.',
  ],
} as const;
