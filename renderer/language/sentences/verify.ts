import type { Sentences } from './translate-sentence';

/** What the check after the biopsy and the clinic's record say. */
export const verifySentences: Sentences = [
  [
    "This is a sample patient: what is measured on it is not added to the clinic's record.",
    'C’est un patient d’exemple : ce qui est mesuré sur lui n’entre pas dans le registre de la clinique.',
  ],
  [
    '{0} of the rows in {1} are of sample patients and were left out of the record.',
    '{0} des lignes de {1} concernent des patients d’exemple et n’ont pas été reprises dans le registre.',
  ],
  [
    'The drilled hole is there, but neither a needle, nor a track, nor a cavity stands out from the brain about the planned path; mark tip and entry by hand.',
    'Le trou de forage est là, mais ni aiguille, ni trajet, ni cavité ne se distingue du cerveau autour du trajet prévu ; marquez la pointe et l’entrée à la main.',
  ],
  [
    'Neither a needle, nor a drilled hole, nor a cavity stands out about the planned path; see whether this is the scan made after the biopsy, or mark tip and entry by hand.',
    'Ni aiguille, ni trou de forage, ni cavité ne se distingue autour du trajet prévu ; voyez si c’est bien le scan fait après la biopsie, ou marquez la pointe et l’entrée à la main.',
  ],
  [
    'The marked tip and entry lie {0} mm apart, which gives no direction; mark the tip and the place where the needle enters the bone ({1} mm apart or more).',
    'La pointe et l’entrée marquées sont à {0} mm l’une de l’autre, ce qui ne donne aucune direction ; marquez la pointe et le point où l’aiguille entre dans l’os (à {1} mm ou plus).',
  ],
  [
    'The later scan could not be laid on the planned CT well enough to measure by. {0}',
    'Le scan ultérieur n’a pas pu être recalé assez bien sur le scanner planifié pour mesurer. {0}',
  ],
  [
    'Too little of the bone about the path lies in both scans; use a scan that shows the whole brain-case.',
    'Trop peu de l’os autour du trajet se trouve dans les deux scans ; prenez un scan qui montre toute la boîte crânienne.',
  ],
  [
    'The bone about the path does not fit: its edges lie {0} mm off (good: up to {1} mm) and would move the scan by {2} mm (good: up to {3} mm). Compare patient and voxel size of both scans.',
    'L’os autour du trajet ne correspond pas : ses bords sont à {0} mm (bon : jusqu’à {1} mm) et déplaceraient le scan de {2} mm (bon : jusqu’à {3} mm). Comparez le patient et la taille des voxels des deux scans.',
  ],
  [
    'What was found near {0} lies nearer to {1} and is counted there; mark tip and entry of {2} by hand.',
    'Ce qui a été trouvé près de {0} est plus proche de {1} et y est compté ; marquez à la main la pointe et l’entrée de {2}.',
  ],
  [
    'These files do not hold one CT that is plainly meant as the scan made after the biopsy; open the folder of its series alone.',
    'Ces fichiers ne contiennent pas un seul scanner qui soit clairement celui fait après la biopsie ; ouvrez le dossier de sa série seule.',
  ],
  [
    "The clinic's record could not be kept; make room on the disk and try again.",
    'Le registre de la clinique n’a pas pu être gardé ; libérez de la place sur le disque et réessayez.',
  ],
  [
    '{0} ends within quotation marks; restore it from a backup.',
    '{0} finit entre guillemets ; restaurez-le depuis une sauvegarde.',
  ],
  [
    'Line 1 of {0} does not name the columns of a Bregma record ({1},…, separated by commas, semicolons or tabs); choose another file, or restore it from a backup.',
    'La ligne 1 de {0} ne nomme pas les colonnes d’un registre Bregma ({1},…, séparées par des virgules, des points-virgules ou des tabulations) ; choisissez un autre fichier ou restaurez-le depuis une sauvegarde.',
  ],
  [
    'Line {0} of {1} has "{2}" as {3}: {4}; mend or delete that line.',
    'La ligne {0} de {1} porte « {2} » comme {3} : {4} ; corrigez ou supprimez cette ligne.',
  ],
  ['"{0}" is not one number', '« {0} » n’est pas un nombre seul'],
  [
    '"{0}" may be {1} or {2}; write one of these',
    '« {0} » peut signifier {1} ou {2} ; écrivez l’un des deux',
  ],
  [
    '"{0}" has a unit ("{1}") where only a number may stand',
    '« {0} » porte une unité (« {1} ») là où il faut un nombre seul',
  ],
  [
    '"{0}" is too large, too near to zero, or has more than {1} digits',
    '« {0} » est trop grand, trop proche de zéro ou a plus de {1} chiffres',
  ],
  [
    'Line {0} of {1} has {2} fields and needs {3}; mend or delete that line.',
    'La ligne {0} de {1} a {2} champs et il en faut {3} ; corrigez ou supprimez cette ligne.',
  ],
  [
    'Line {0} of {1} has "{2}" as {3}, which cannot be right; mend or delete that line.',
    'La ligne {0} de {1} porte « {2} » comme {3}, ce qui ne peut être juste ; corrigez ou supprimez cette ligne.',
  ],
  [
    'The record holds {0} {1} with a predicted error; {2} are needed before it says more than the published terms. Keep adding to it.',
    'Le registre contient {0} {1} à l’erreur prévue ; il en faut {2} pour qu’il en dise plus que les termes publiés. Continuez de l’alimenter.',
  ],
  ['operation', 'opération'],
  ['operations', 'opérations'],
  [
    'The plan has no trajectory that could be measured; its failed checks say why.',
    'Le plan n’a aucune trajectoire qui ait pu être mesurée ; ses contrôles en échec disent pourquoi.',
  ],
  [
    'The plan has no trajectory {0}; choose one of {1}.',
    'Le plan n’a pas de trajectoire {0} ; choisissez parmi {1}.',
  ],
];
