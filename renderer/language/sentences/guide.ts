import type { Sentences } from './translate-sentence';

/** What the guide's design and its checks say. */
export const guideSentences: Sentences = [
  [
    'The entry lies on a bone that is not the brain-case, where no pad can stand. Move the entry onto the brain-case.',
    'L’entrée est sur un os étranger à la boîte crânienne, où aucun patin ne peut tenir. Déplacez l’entrée sur la boîte crânienne.',
  ],
  [
    'The bore cannot be found on the finished guide; do not print it.',
    'L’alésage est introuvable sur le guide fini ; ne l’imprimez pas.',
  ],
  [
    "The bore's axis, measured on the finished guide, passes the target at {0} mm.",
    'L’axe de l’alésage, mesuré sur le guide fini, passe à {0} mm de la cible.',
  ],
  ['The bore measures {0} mm for a planned {1} mm.', 'L’alésage mesure {0} mm pour {1} mm prévus.'],
  [
    'The bore cannot be measured on the finished guide; do not print it.',
    'L’alésage ne peut pas être mesuré sur le guide fini ; ne l’imprimez pas.',
  ],
  [
    'Nothing of the guide stands between the upper lip and the target.',
    'Rien du guide ne se trouve entre le bord supérieur et la cible.',
  ],
  [
    'Part of the guide stands in the needle’s way. Move the trajectories or their sleeves apart.',
    'Une partie du guide est sur le chemin de l’aiguille. Écartez les trajets ou leurs fourreaux.',
  ],
  [
    'The needle stops {0} mm from its tip and leaves {1} mm outside the sleeve.',
    'L’aiguille est arrêtée à {0} mm de sa pointe et dépasse du fourreau de {1} mm.',
  ],
  [
    'The needle is {0} mm long and must reach {1} mm below the upper lip. Use a longer needle or a shorter sleeve.',
    'L’aiguille mesure {0} mm et doit atteindre {1} mm sous le bord supérieur. Prenez une aiguille plus longue ou un fourreau plus court.',
  ],
  [
    'The bores of {0} and {1} run into or too near each other. Move one entry, or make a guide for each.',
    'Les alésages de {0} et {1} se croisent ou sont trop proches. Déplacez une entrée, ou faites un guide pour chacun.',
  ],
  [
    '{0} mm of material stand between the bores of {1} and {2}.',
    '{0} mm de matière séparent les alésages de {1} et {2}.',
  ],
  [
    'The guide comes within {0} mm of the bone, nearer than the asked gap of {1} mm; it would rock there. Make the guide again with a larger gap or another insertion direction.',
    'Le guide s’approche à {0} mm de l’os, plus près que le jeu demandé de {1} mm ; il y basculerait. Refaites le guide avec un jeu plus grand ou une autre direction d’insertion.',
  ],
  [
    'The guide keeps at least {0} mm from the bone everywhere.',
    'Le guide reste partout à au moins {0} mm de l’os.',
  ],
  [
    'The guide would catch on the bone on its way off. Choose another insertion direction or a smaller footprint.',
    'Le guide accrocherait l’os au retrait. Choisissez une autre direction d’insertion ou une empreinte plus petite.',
  ],
  [
    'The guide lifts off along its insertion direction without catching.',
    'Le guide se retire selon sa direction d’insertion sans accrocher.',
  ],
  [
    'Only {0} mm2 of the guide rest on bone; it may rock or slide. Enlarge the footprint or move the entry to broader bone.',
    'Seuls {0} mm² du guide reposent sur l’os ; il peut basculer ou glisser. Agrandissez l’empreinte ou déplacez l’entrée vers un os plus large.',
  ],
  ['{0} mm2 of the guide rest on bone.', '{0} mm² du guide reposent sur l’os.'],
  [
    'The guide is closed: no open, doubled or collapsed edge.',
    'Le guide est fermé : aucune arête ouverte, double ou écrasée.',
  ],
  [
    "The guide's surface has {0} open, doubled or collapsed edges.",
    'La surface du guide a {0} arêtes ouvertes, doubles ou écrasées.',
  ],
  ["The guide's volume is not positive.", 'Le volume du guide n’est pas positif.'],
  [
    'Do not print it; make the guide again with a slightly different footprint or thickness.',
    'Ne l’imprimez pas ; refaites le guide avec une empreinte ou une épaisseur un peu différente.',
  ],
  [
    'Nothing of the guide stands over the upper lip within {0} mm of the bore: a stop collar rests on the lip.',
    'Rien du guide ne dépasse le bord supérieur à moins de {0} mm de l’alésage : une bague d’arrêt repose sur ce bord.',
  ],
  [
    'Part of the guide stands {0} mm over the upper lip within {1} mm of the bore: a stop collar would rest on it and the needle stop short of the target.',
    'Une partie du guide dépasse de {0} mm le bord supérieur à moins de {1} mm de l’alésage : une bague d’arrêt reposerait dessus et l’aiguille s’arrêterait avant la cible.',
  ],
  [
    'Make the sleeve longer, or turn the path to be more upright.',
    'Allongez le fourreau, ou redressez le trajet.',
  ],
  [
    'Move the entries apart, make the paths more parallel, or make a guide for each.',
    'Écartez les entrées, rendez les trajets plus parallèles, ou faites un guide pour chacun.',
  ],
  [
    'The bore is planned {0} mm wider than the tool.',
    'L’alésage est prévu plus large que l’outil de {0} mm.',
  ],
  [
    'The bore is planned only {0} mm wider than the tool; printed, it may not let the tool pass. Give it {1} mm or more, as your own printer needs, and try the tool in the print.',
    'L’alésage n’est prévu plus large que l’outil que de {0} mm ; une fois imprimé, il peut ne pas laisser passer l’outil. Donnez-lui {1} mm ou plus, selon votre imprimante, et essayez l’outil dans la pièce imprimée.',
  ],
  [
    'The bore of {0} is the one whose sleeve bears {1} raised {2} below its upper lip.',
    'L’alésage de {0} est celui dont le fourreau porte {1} {2} en relief sous son bord supérieur.',
  ],
  [
    'Only {0} of the {1} raised dots that tell the bore of {2} from the others stand free. Mark the bores by hand, or move the trajectories apart.',
    'Seuls {0} des {1} points en relief qui distinguent l’alésage de {2} des autres sont dégagés. Marquez les alésages à la main, ou écartez les trajets.',
  ],
  ['dot', 'point'],
  ['dots', 'points'],
  [
    'Left out, because it joined no sleeve: {0} mm3 of pad in {1} {2}.',
    'Laissé de côté, car relié à aucun fourreau : {0} mm³ de patin en {1} {2}.',
  ],
  ['part', 'partie'],
  ['parts', 'parties'],
  ['The guide is one piece.', 'Le guide est d’une seule pièce.'],
  [
    'The guide falls into {0} pieces. Enlarge the footprint, or move the entry to broader bone.',
    'Le guide est en {0} pièces. Agrandissez l’empreinte, ou déplacez l’entrée vers un os plus large.',
  ],
  ['The guide holds {0} cm3 of material.', 'Le guide contient {0} cm³ de matière.'],
  [
    "The guide is only {0} mm thick at its thinnest wall; it could break. Make the pad or the sleeve's wall thicker.",
    'La paroi la plus mince du guide n’a que {0} mm ; elle pourrait casser. Épaississez le patin ou la paroi du fourreau.',
  ],
  ['The thinnest wall measures {0} mm.', 'La paroi la plus mince mesure {0} mm.'],
  ['No wall is thinner than {0} mm.', 'Aucune paroi n’a moins de {0} mm.'],
  [
    'The guide measures {0} and fits the printer ({1} mm).',
    'Le guide mesure {0} et tient dans l’imprimante ({1} mm).',
  ],
  [
    'The guide measures {0} and does not fit the printer ({1} mm). Use a larger printer, a smaller footprint or a shorter sleeve.',
    'Le guide mesure {0} et ne tient pas dans l’imprimante ({1} mm). Prenez une imprimante plus grande, une empreinte plus petite ou un fourreau plus court.',
  ],
  [
    'The case has no trajectory. Add a target and an entry first.',
    'Le cas n’a pas de trajet. Ajoutez d’abord une cible et une entrée.',
  ],
  [
    'No sound pad can stand at this entry: only {0} mm2 of it would rest on bone, and it would not hold together. Move the entry to broader bone, or enlarge the footprint.',
    'Aucun patin solide ne tient à cette entrée : {0} mm2 seulement reposeraient sur l’os, et il ne tiendrait pas d’un seul tenant. Déplacez l’entrée vers un os plus large, ou agrandissez l’empreinte.',
  ],
  [
    'No pad can stand on the bone at this entry: it is too steep to the insertion direction all round. Choose another entry or insertion direction.',
    'Aucun patin ne tient sur l’os à cette entrée : il est partout trop incliné par rapport à la direction d’insertion. Choisissez une autre entrée ou une autre direction d’insertion.',
  ],
  [
    '{0} windows show at both ends of the pad whether the guide is seated.',
    '{0} fenêtres montrent aux deux bouts du patin si le guide est bien assis.',
  ],
  [
    'The {0} inspection windows lie at one end of the pad: check the seat at the rim of the other end too.',
    'Les {0} fenêtres de contrôle sont à un seul bout du patin : contrôlez aussi l’assise au bord de l’autre bout.',
  ],
  [
    'The pad has room for {0} inspection windows, not for two at opposite ends: check the seat at the rim, or enlarge the footprint.',
    'Le patin a de la place pour {0} fenêtres de contrôle, pas pour deux à des bouts opposés : contrôlez l’assise au bord, ou agrandissez l’empreinte.',
  ],
  ['The raised arrow points rostral.', 'La flèche en relief pointe en rostral.'],
  [
    'The pad has no room for a whole rostral arrow: mark rostral by hand.',
    'Le patin n’a pas de place pour une flèche rostrale entière : marquez le côté rostral à la main.',
  ],
  [
    'There is no bone near the entry. Move the entry onto the skull.',
    'Il n’y a pas d’os près de l’entrée. Déplacez l’entrée sur le crâne.',
  ],
];
