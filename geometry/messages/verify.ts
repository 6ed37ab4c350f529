/** What the check after the biopsy and the clinic's record say. */
export const verifyMessages = {
  'nothing-but-hole': [
    'The drilled hole is there, but neither a needle, nor a track, nor a cavity stands out from the brain about the planned path; mark tip and entry by hand.',
    'Le trou de forage est là, mais ni aiguille, ni trajet, ni cavité ne se distingue du cerveau autour du trajet prévu ; marquez la pointe et l’entrée à la main.',
  ],
  'nothing-found': [
    'Neither a needle, nor a drilled hole, nor a cavity stands out about the planned path; see whether this is the scan made after the biopsy, or mark tip and entry by hand.',
    'Ni aiguille, ni trou de forage, ni cavité ne se distingue autour du trajet prévu ; voyez si c’est bien l’examen fait après la biopsie, ou marquez la pointe et l’entrée à la main.',
  ],
  'picks-too-close': [
    'The marked tip and entry lie {apart} mm apart, which gives no direction; mark the tip and the place where the needle enters the bone ({least} mm apart or more).',
    'La pointe et l’entrée marquées sont à {apart} mm l’une de l’autre, ce qui ne donne aucune direction ; marquez la pointe et le point où l’aiguille entre dans l’os (à {least} mm ou plus).',
  ],
  'later-scan-not-laid': [
    'The later scan could not be laid on the planned CT well enough to measure by.',
    'L’examen ultérieur n’a pas pu être recalé assez bien sur le scanner planifié pour mesurer.',
  ],
  'later-scan-too-little-bone': [
    'Too little of the bone about the path lies in both scans; use a scan that shows the whole brain-case.',
    'Trop peu de l’os autour du trajet se trouve dans les deux examens ; prenez un examen qui montre toute la boîte crânienne.',
  ],
  'later-scan-bone-misfits': [
    'The bone about the path does not fit: its edges lie {misfit} mm off (good: up to {mostMisfit} mm) and would move the scan by {shift} mm (good: up to {mostShift} mm). Compare patient and voxel size of both scans.',
    'L’os autour du trajet ne correspond pas : ses bords sont à {misfit} mm (bon : jusqu’à {mostMisfit} mm) et déplaceraient l’examen de {shift} mm (bon : jusqu’à {mostShift} mm). Comparez le patient et la taille des voxels des deux examens.',
  ],
  'found-for-another': [
    'What was found near {path} lies nearer to {owner} and is counted there; mark tip and entry of {path} by hand.',
    'Ce qui a été trouvé près de {path} est plus proche de {owner} et y est compté ; marquez à la main la pointe et l’entrée de {path}.',
  ],
  'no-guide-beside': [
    '{file} does not lie beside the plan, and the guide is found by it; put the plan’s own files together again.',
    '{file} n’est pas à côté du plan, et c’est par lui que le guide est trouvé ; remettez ensemble les fichiers du plan.',
  ],
  'later-scan-is-planned': [
    'That scan is the planned CT itself, voxel for voxel: give the one that was made afterwards, with the guide on or after the biopsy.',
    'Ce scanner est celui du plan lui-même, voxel pour voxel : donnez celui fait ensuite, avec le guide en place ou après la biopsie.',
  ],
  'seated-well': [
    'SEATED: every zone rests, and every bore aims within what was predicted.',
    'EN PLACE : chaque zone repose, et chaque alésage vise dans ce qui était prévu.',
  ],
  'seated-not': [
    'NOT SEATED as planned: do not drill. Take the guide off, clean the bone, seat it again and scan again.',
    'PAS EN PLACE comme prévu : ne percez pas. Retirez le guide, nettoyez l’os, reposez-le et scannez à nouveau.',
  ],
  'guide-found-by': [
    'The guide was found by {points} places of its outer face, {misfit} mm off in the middle.',
    'Le guide a été trouvé par {points} endroits de sa face extérieure, à {misfit} mm près au milieu.',
  ],
  'by-the-rod': ['by the rod in its bore', 'par la tige dans son alésage'],
  'by-the-guide': ['by the guide itself', 'par le guide lui-même'],
  'bore-as-seated': [
    '{path}, {by}: {target} mm off at the target, {entry} mm at the entry, {angle} degrees; the stop stands {raised} mm higher (predicted 95 times in 100: {predicted} mm).',
    '{path}, {by} : {target} mm d’écart à la cible, {entry} mm à l’entrée, {angle} degrés ; la butée est plus haute de {raised} mm (prévu 95 fois sur 100 : {predicted} mm).',
  ],
  'bore-as-seated-unpredicted': [
    '{path}, {by}: {target} mm off at the target, {entry} mm at the entry, {angle} degrees; the stop stands {raised} mm higher. Nothing was predicted.',
    '{path}, {by} : {target} mm d’écart à la cible, {entry} mm à l’entrée, {angle} degrés ; la butée est plus haute de {raised} mm. Rien n’était prévu.',
  ],
  'zone-rostral': ['Rostral zone', 'Zone rostrale'],
  'zone-caudal': ['Caudal zone', 'Zone caudale'],
  'zone-left': ['Left zone', 'Zone gauche'],
  'zone-right': ['Right zone', 'Zone droite'],
  'zone-rests': [
    '{zone}: rests, {open} mm farther off than planned (at most {most} mm).',
    '{zone} : repose, {open} mm plus loin que prévu (au plus {most} mm).',
  ],
  'zone-open': [
    '{zone}: DOES NOT REST, {open} mm farther off than planned (at most {most} mm).',
    '{zone} : NE REPOSE PAS, {open} mm plus loin que prévu (au plus {most} mm).',
  ],
  'guide-not-seen': [
    'The guide does not stand out in this scan: {points} places of its outer face were found, and {least} are needed. Scan it in place with air round its sleeve, and check that it is the guide of this plan.',
    'Le guide ne se distingue pas dans cet examen : {points} endroits de sa face extérieure ont été trouvés, et il en faut {least}. Scannez-le en place avec de l’air autour de son fourreau, et vérifiez que c’est le guide de ce plan.',
  ],
  'no-path-measured': [
    'The plan has no trajectory that could be measured; its failed checks say why.',
    'Le plan n’a aucun trajet qui ait pu être mesuré ; ses contrôles en échec disent pourquoi.',
  ],
  'no-such-path': [
    'The plan has no trajectory {path}; choose one of {paths}.',
    'Le plan n’a pas de trajet {path} ; choisissez parmi {paths}.',
  ],
  'record-ends-quoted': [
    '{file} ends within quotation marks; restore it from a backup.',
    '{file} finit entre guillemets ; restaurez-le depuis une sauvegarde.',
  ],
  'record-columns': [
    'Line 1 of {file} does not name the columns of a Bregma record ({columns},…, separated by commas, semicolons or tabs); choose another file, or restore it from a backup.',
    'La ligne 1 de {file} ne nomme pas les colonnes d’un registre Bregma ({columns},…, séparées par des virgules, des points-virgules ou des tabulations) ; choisissez un autre fichier ou restaurez-le depuis une sauvegarde.',
  ],
  'record-fields': [
    'Line {line} of {file} has {count} fields and needs {needed}; mend or delete that line.',
    'La ligne {line} de {file} a {count} champs et il en faut {needed} ; corrigez ou supprimez cette ligne.',
  ],
  'record-number': [
    'Line {line} of {file} has "{text}" as {column}: {why}; mend or delete that line.',
    'La ligne {line} de {file} porte « {text} » comme {column} : {why} ; corrigez ou supprimez cette ligne.',
  ],
  'record-value': [
    'Line {line} of {file} has "{text}" as {column}, which cannot be right; mend or delete that line.',
    'La ligne {line} de {file} porte « {text} » comme {column}, ce qui ne peut être juste ; corrigez ou supprimez cette ligne.',
  ],
  'record-too-short': [
    'The record holds {count} {count|operation|operations} with a predicted error; {least} are needed before it says more than the published terms. Keep adding to it.',
    'Le registre contient {count} {count|opération|opérations} à l’erreur prévue ; il en faut {least} pour qu’il en dise plus que les termes publiés. Continuez de l’alimenter.',
  ],
} as const;
