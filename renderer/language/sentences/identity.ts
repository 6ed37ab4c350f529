import type { Sentences } from './translate-sentence';

/** What is said of whose scan it is, and of who answers for it. */
export const identitySentences: Sentences = [
  [
    'The case does not say on which scan and for which axes: look at the animal once more and confirm it anew.',
    'Le cas ne dit pas sur quel scanner ni pour quels axes : regardez l’animal encore une fois et confirmez à nouveau.',
  ],
  [
    'But that was on another scan or for other axes than stand here now, so it holds no longer: look at the animal and confirm it anew.',
    'Mais c’était sur un autre scanner ou pour d’autres axes que ceux d’ici ; cela ne vaut plus : regardez l’animal et confirmez à nouveau.',
  ],
  [
    'The skull in this scan lies {0} degrees off the confirmed axes: dorsal, rostral or left seem to be wrong.',
    'Le crâne de ce scanner est à {0} degrés des axes confirmés : dorsal, rostral ou gauche semblent faux.',
  ],
  [
    '{0} confirmed axes that lie {1} degrees off these, and the skull does not show which are right.',
    '{0} a confirmé des axes à {1} degrés de ceux-ci, et le crâne ne montre pas lesquels sont justes.',
  ],
  [
    '{0} Look at the animal, and turn the axes or confirm them again by name and with a reason.',
    '{0} Regardez l’animal, et tournez les axes ou confirmez-les à nouveau par votre nom et une raison.',
  ],
  ['{0} {1} let them stand: {2}', '{0} {1} les a maintenus : {2}'],
  [
    'The skull in this scan does not show which way it lies, so the confirmed axes stand unchecked.',
    'Le crâne de ce scanner ne montre pas comment il est placé ; les axes confirmés restent non vérifiés.',
  ],
  [
    'The confirmed axes lie {0} degrees off those that the skull in this scan shows.',
    'Les axes confirmés sont à {0} degrés de ceux que montre le crâne de ce scanner.',
  ],
  [
    'The confirmed axes lie {0} degrees off those that the skull in this scan shows: look at the animal once more, or turn them finely.',
    'Les axes confirmés sont à {0} degrés de ceux que montre le crâne de ce scanner : regardez l’animal encore une fois, ou tournez-les finement.',
  ],
  [
    'The orientation was confirmed on another scan, or for other axes than the case holds: look at the animal and confirm it anew.',
    'L’orientation a été confirmée sur un autre scanner, ou pour d’autres axes que ceux du cas : regardez l’animal et confirmez à nouveau.',
  ],
  [
    'No signature of this case is dated later than today.',
    'Aucune signature de ce cas n’est datée d’après aujourd’hui.',
  ],
  [
    "{0} signed {1} at {2}, which is still to come by this computer's clock: set the clock right, or sign it anew.",
    '{0} a signé {1} le {2}, ce qui est encore à venir selon l’horloge de cet ordinateur : réglez l’horloge, ou signez à nouveau.',
  ],
  ['the orientation', 'l’orientation'],
  ['an earlier orientation', 'une orientation antérieure'],
  ['the fusion of {0}', 'la fusion de {0}'],
  ['the slice filled in of {0}', 'la coupe comblée de {0}'],
  ['an answer about {0}', 'une réponse sur {0}'],
  [
    'the registration failed: lay the scan on the CT anew, or take its fusion out of the case',
    'le recalage a échoué : reposez l’examen sur le scanner, ou retirez sa fusion du cas',
  ],
  [
    'only {0} % of it lies within the CT: lay the scan on the CT anew, or take its fusion out of the case',
    'seuls {0} % en sont dans le scanner : reposez l’examen sur le scanner, ou retirez sa fusion du cas',
  ],
  [
    'nobody has accepted it and the registration does not vouch for it: compare bone, ventricles and eyes of both scans, then accept it or lay it anew',
    'personne ne l’a acceptée et le recalage ne s’en porte pas garant : comparez os, ventricules et yeux des deux scans, puis acceptez-la ou refaites-la',
  ],
  [
    '{0} accepted it for other scans, or where it lay otherwise: compare both scans and accept it anew',
    '{0} l’a acceptée pour d’autres scans, ou posée autrement : comparez les deux scans et acceptez-la à nouveau',
  ],
  [
    '{0}, but the case does not say for which scans and for which place: accept it anew',
    '{0}, mais le cas ne dit pas pour quels scans ni à quelle place : acceptez-la à nouveau',
  ],
  [
    '{0} gives "{1}" twice; leave only the one that is meant.',
    '{0} donne « {1} » deux fois ; ne laissez que celui qui est voulu.',
  ],
];
