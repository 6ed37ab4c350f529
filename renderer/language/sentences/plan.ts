import type { Sentences } from './translate-sentence';

/** What the case, the plan and their files say. */
export const planSentences: Sentences = [
  [
    'Only bone in the crop box counts; the footprint of {0} and its target lie in it.',
    'Seul l’os dans la boîte de coupe compte ; l’empreinte de {0} et sa cible y sont.',
  ],
  [
    'The crop box comes {0} mm too near to the footprint or the target of {1}, so that the guide could sit on a cut face instead of bone: widen the box or switch it off.',
    'La boîte de coupe est trop proche de {0} mm de l’empreinte ou de la cible de {1} ; le guide pourrait reposer sur une face coupée au lieu de l’os : élargissez la boîte ou désactivez-la.',
  ],
  ['The scan {0} lies on the CT {1}; {2}.', 'Le scan {0} est posé sur le scanner {1} ; {2}.'],
  ['by mutual information', 'par information mutuelle'],
  ['by landmarks', 'par repères'],
  ['by hand', 'à la main'],
  ['{0}, moved by hand once since', '{0}, déplacé une fois à la main depuis'],
  ['{0}, moved by hand {1} times since', '{0}, déplacé {1} fois à la main depuis'],
  ['accepted by {0}, {1}', 'accepté par {0}, {1}'],
  [
    'nobody has accepted it: compare bone, ventricles and eyes of both scans, then accept it or lay it anew',
    'personne ne l’a accepté : comparez os, ventricules et yeux des deux scans, puis acceptez-le ou reposez-le',
  ],
  [
    'it was accepted by {0} although the registration is in doubt: compare both scans about the target once more',
    'il a été accepté par {0} bien que le recalage soit douteux : comparez encore les deux scans autour de la cible',
  ],
  [
    '{0} and stays clear of {1}, its footprint and its target.',
    '{0} et reste à distance de {1}, de son empreinte et de sa cible.',
  ],
  ['The slice that was filled in bridges {0} mm', 'La coupe comblée franchit {0} mm'],
  [
    '{0} where {1} or its footprint passes, so that the bone there is a guess: {2}',
    '{0} là où passe {1} ou son empreinte ; l’os y est une supposition : {2}',
  ],
  [
    'move the path, make the footprint smaller, or export the scan again with all its slices.',
    'déplacez le trajet, réduisez l’empreinte, ou exportez à nouveau le scanner avec toutes ses coupes.',
  ],
  [
    'look at the hatched slices, and seat the guide on a print of the skull with care.',
    'regardez les coupes hachurées, et essayez avec soin le guide sur une impression du crâne.',
  ],
  [
    'The target of trajectory {0} ({1}, {2}, {3} mm LPS) lies outside the scan; check "{4}" and that the case names the right scan.',
    'La cible du trajet {0} ({1} ; {2} ; {3} mm LPS) est hors du scanner ; vérifiez « {4} » et que le cas nomme le bon scanner.',
  ],
  ["The scan's voxels are {0} mm{1}, {2}.", 'Les voxels du scanner mesurent {0} mm{1}, {2}.'],
  ["The scan's voxels are {0} mm, {1}.", 'Les voxels du scanner mesurent {0} mm, {1}.'],
  [' from slices up to {0} mm apart', ' à partir de coupes distantes de jusqu’à {0} mm'],
  ['fine enough to plan on', 'assez fins pour planifier'],
  [
    'coarser than 1 mm: expect a less certain surface, and scan finer if you can',
    'plus grossiers que 1 mm : attendez-vous à une surface moins sûre, et scannez plus fin si possible',
  ],
  [
    'too coarse for a guide: scan again with slices of 1 mm or less',
    'trop grossiers pour un guide : scannez à nouveau avec des coupes de 1 mm ou moins',
  ],
  ['Dorsal, rostral and left were confirmed by {0}.', 'Dorsal, rostral et gauche ont été confirmés par {0}.'],
  [
    "Nobody has confirmed which way is dorsal, rostral and left in this scan, and the scanner's own labels are not trusted: confirm them against the animal before using the guide.",
    'Personne n’a confirmé où sont dorsal, rostral et gauche dans ce scanner, et les repères de la machine ne sont pas crus : confirmez-les sur l’animal avant d’utiliser le guide.',
  ],
  ['{0} cannot be used.', '{0} ne peut pas être utilisé.'],
  [
    '{0} is not a {1}: it must hold one { } of fields.',
    '{0} n’est pas un {1} : il doit contenir un seul { } de champs.',
  ],
  [
    '{0} is not a {1}: its "format" must be "{2}", but is {3}.',
    '{0} n’est pas un {1} : son « format » doit être « {2} », mais est {3}.',
  ],
  [
    '{0}: "version" must be a whole number such as {1}, but is {2}.',
    '{0} : « version » doit être un nombre entier tel que {1}, mais est {2}.',
  ],
  [
    '{0} is of version {1}, made by a newer Bregma; this one reads up to version {2}. Install the newer Bregma to open it.',
    '{0} est de version {1}, fait par un Bregma plus récent ; celui-ci lit jusqu’à la version {2}. Installez le Bregma plus récent pour l’ouvrir.',
  ],
  [
    '{0} is of version {1}, which is too old for this Bregma to read.',
    '{0} est de version {1}, trop ancienne pour être lue par ce Bregma.',
  ],
  ['{0} is empty.', '{0} est vide.'],
  ['{0} is not UTF-8 text; save it as UTF-8.', '{0} n’est pas du texte en UTF-8 ; enregistrez-le en UTF-8.'],
  ['{0} is not valid JSON{1}{2}.', '{0} n’est pas du JSON valable{1}{2}.'],
  [
    '{0} is not valid JSON at line {1}, column {2}, where it ends too early.',
    '{0} n’est pas du JSON valable à la ligne {1}, colonne {2}, où il s’arrête trop tôt.',
  ],
  [
    '{0} is not valid JSON at line {1}, column {2}, before {3}.',
    '{0} n’est pas du JSON valable à la ligne {1}, colonne {2}, avant {3}.',
  ],
  [
    '{0}: "{1}" is not a field that Bregma knows; remove it or correct its spelling.',
    '{0} : « {1} » n’est pas un champ que Bregma connaît ; retirez-le ou corrigez-en l’orthographe.',
  ],
  ['{0}: "{1}" is {2}; it must be at least {3}.', '{0} : « {1} » est {2} ; il doit être d’au moins {3}.'],
  ['{0}: "{1}" is {2}; it must be at most {3}.', '{0} : « {1} » est {2} ; il doit être d’au plus {3}.'],
  ['{0}: "{1}" must not be empty.', '{0} : « {1} » ne doit pas être vide.'],
  ['{0}: "{1}" is missing; it must be {2}.', '{0} : « {1} » manque ; ce doit être {2}.'],
  ['{0}: "{1}" must be {2}, but is {3}.', '{0} : « {1} » doit être {2}, mais est {3}.'],
  [
    '{0}: "{1}" has target and entry less than 1 mm apart, which gives no direction.',
    '{0} : « {1} » a la cible et l’entrée à moins de 1 mm, ce qui ne donne pas de direction.',
  ],
  [
    '{0}: "{1}" moves the pad so far that its entry lies less than {2} mm inside it.',
    '{0} : « {1} » déplace le patin si loin que son entrée est à moins de {2} mm de son bord.',
  ],
  [
    '{0}: "{1}" has {2} entries; it must have at least {3}.',
    '{0} : « {1} » a {2} éléments ; il en faut au moins {3}.',
  ],
  ['The case', 'Le cas'],
  ['a number', 'un nombre'],
  ['text in quotes', 'un texte entre guillemets'],
  ['a group of fields in { }', 'un groupe de champs entre { }'],
  ['a list in [ ]', 'une liste entre [ ]'],
  ['a list of three numbers', 'une liste de trois nombres'],
];
