/** What the checks of a case say of its scans, their fusions and its signatures. */
export const caseCheckMessages = {
  'crop-clear': [
    'Only bone in the crop box counts; the footprint of {path} and its target lie in it.',
    'Seul l’os dans la boîte de coupe compte ; l’empreinte de {path} et sa cible y sont.',
  ],
  'crop-too-near': [
    'The crop box comes {over} mm too near to the footprint or the target of {path}, so that the guide could sit on a cut face instead of bone: widen the box or switch it off.',
    'La boîte de coupe est trop proche de {over} mm de l’empreinte ou de la cible de {path} ; le guide pourrait reposer sur une face coupée au lieu de l’os : élargissez la boîte ou désactivez-la.',
  ],
  'filled-slice-clear': [
    'The slice that was filled in bridges {gap} mm and stays clear of {path}, its footprint and its target.',
    'La coupe comblée franchit {gap} mm et reste à distance de {path}, de son empreinte et de sa cible.',
  ],
  'filled-slice-in-the-way': [
    'The slice that was filled in bridges {gap} mm where {path} or its footprint passes, so that the bone there is a guess: {remedy}',
    'La coupe comblée franchit {gap} mm là où passe {path} ou son empreinte ; l’os y est une supposition : {remedy}',
  ],
  'filled-slice-move': [
    'move the path, make the footprint smaller, or export the scan again with all its slices.',
    'déplacez le trajet, réduisez l’empreinte, ou exportez à nouveau le scanner avec toutes ses coupes.',
  ],
  'filled-slice-look': [
    'look at the hatched slices, and seat the guide on a print of the skull with care.',
    'regardez les coupes hachurées, et essayez avec soin le guide sur une impression du crâne.',
  ],
  'case-target-outside-scan': [
    'The target of trajectory {path} ({target} mm LPS) lies outside the scan; check "{field}" and that the case names the right scan.',
    'La cible du trajet {path} ({target} mm LPS) est hors du scanner ; vérifiez « {field} » et que le cas nomme le bon scanner.',
  ],
  'voxels-of-size': [
    "The scan's voxels are {size} mm, {advice}.",
    'Les voxels du scanner mesurent {size} mm, {advice}.',
  ],
  'voxels-of-evened-size': [
    "The scan's voxels are {size} mm from slices up to {apart} mm apart, {advice}.",
    'Les voxels du scanner mesurent {size} mm à partir de coupes distantes de {apart} mm au plus, {advice}.',
  ],
  'voxels-fine': ['fine enough to plan on', 'assez fins pour planifier'],
  'voxels-coarse': [
    'coarser than 1 mm: expect a less certain surface, and scan finer if you can',
    'plus grossiers que 1 mm : attendez-vous à une surface moins sûre, et refaites un scanner plus fin si possible',
  ],
  'voxels-too-coarse': [
    'too coarse for a guide: scan again with slices of 1 mm or less',
    'trop grossiers pour un guide : refaites un scanner avec des coupes de 1 mm ou moins',
  ],
  'fusion-lies': [
    'The scan {scan} lies on the CT {way}; {verdict}.',
    'L’examen {scan} est recalé sur le scanner {way} ; {verdict}.',
  ],
  'by-mutual-information': ['by mutual information', 'par information mutuelle'],
  'by-landmarks': ['by landmarks', 'par repères'],
  'by-hand': ['by hand', 'à la main'],
  'moved-by-hand-once': ['{way}, moved by hand once since', '{way}, déplacé une fois à la main depuis'],
  'moved-by-hand': [
    '{way}, moved by hand {count} times since',
    '{way}, déplacé {count} fois à la main depuis',
  ],
  'fusion-accepted': ['accepted by {name}, {at}', 'accepté par {name}, {at}'],
  'fusion-failed': [
    'the registration failed: lay the scan on the CT anew, or take its fusion out of the case',
    'le recalage a échoué : refaites le recalage de l’examen sur le scanner, ou retirez sa fusion du cas',
  ],
  'fusion-beside': [
    'only {shared} % of it lies within the CT: lay the scan on the CT anew, or take its fusion out of the case',
    'seuls {shared} % en sont dans le scanner : refaites le recalage de l’examen sur le scanner, ou retirez sa fusion du cas',
  ],
  'fusion-nobody-accepted': [
    'nobody has accepted it: compare bone, ventricles and eyes of both scans, then accept it or lay it anew',
    'personne ne l’a accepté : comparez os, ventricules et yeux des deux examens, puis acceptez-le ou refaites le recalage',
  ],
  'fusion-nobody-vouches': [
    'nobody has accepted it and the registration does not vouch for it: compare bone, ventricles and eyes of both scans, then accept it or lay it anew',
    'personne ne l’a accepté et le recalage ne s’en porte pas garant : comparez os, ventricules et yeux des deux examens, puis acceptez-le ou refaites le recalage',
  ],
  'fusion-accepted-otherwise': [
    '{name} accepted it for other scans, or where it lay otherwise: compare both scans and accept it anew',
    '{name} l’a accepté pour d’autres examens, ou placé autrement : comparez les deux examens et acceptez-le à nouveau',
  ],
  'fusion-accepted-in-doubt': [
    'it was accepted by {name} although the registration is in doubt: compare both scans about the target once more',
    'il a été accepté par {name} bien que le recalage soit douteux : comparez encore les deux examens autour de la cible',
  ],
  'fusion-unsealed': [
    'accepted by {name}, {at}, but the case does not say for which scans and for which place: accept it anew',
    'accepté par {name}, {at}, mais le cas ne dit pas pour quels examens ni à quelle place : acceptez-le à nouveau',
  ],
  'signed-in-time': [
    'No signature of this case is dated later than today.',
    'Aucune signature de ce cas n’est datée d’après aujourd’hui.',
  ],
  'signed-ahead': [
    "{name} signed {what} at {at}, which is still to come by this computer's clock: set the clock right, or sign it anew.",
    '{name} a signé {what} le {at}, ce qui est encore à venir selon l’horloge de cet ordinateur : réglez l’horloge, ou signez à nouveau.',
  ],
  'the-orientation': ['the orientation', 'l’orientation'],
  'earlier-orientation': ['an earlier orientation', 'une orientation antérieure'],
  'the-fusion-of': ['the fusion of {scan}', 'la fusion de {scan}'],
  'slice-filled-in-of': ['the slice filled in of {scan}', 'la coupe comblée de {scan}'],
  'answer-about': ['an answer about {scan}', 'une réponse sur {scan}'],
} as const;
