/** What bregma verify and record print for people. */
export const commandOutcomeMessages = {
  'record-cannot-be-written': [
    'The record {path} cannot be written; see that its folder is not read-only and the disk not full, or choose another file for --record.',
    'Le registre {path} ne peut pas être écrit ; vérifiez que son dossier n’est pas en lecture seule et que le disque n’est pas plein, ou choisissez un autre fichier pour --record.',
  ],
  'paths-of-operations': [
    '{paths} {paths|trajectory|trajectories} of {operations} {operations|operation|operations}',
    '{paths} {paths|trajet|trajets} de {operations} {operations|opération|opérations}',
  ],
  'row-entry-alone': ['Entry', 'Entrée'],
  'row-angle-alone': ['Angle', 'Angle'],
  'spread-told': [
    'median {median} {unit} ({min} to {max}), mean {mean} {unit}, SD {sd} {unit}, n = {n}',
    'médiane {median} {unit} (de {min} à {max}), moyenne {mean} {unit}, écart-type {sd} {unit}, n = {n}',
  ],
  'spread-of-one-told': [
    'median {median} {unit} ({min} to {max}), mean {mean} {unit}, n = {n}',
    'médiane {median} {unit} (de {min} à {max}), moyenne {mean} {unit}, n = {n}',
  ],
  'no-row-predicted': ['No row has a predicted error.', 'Aucune ligne n’a d’erreur prévue.'],
  'inside-predicted': [
    'Inside the predicted 95 % at the target: {inside} of {of} ({percent} %)',
    'Dans les 95 % prévus à la cible : {inside} sur {of} ({percent} %)',
  ],
  'errors-to-published': [
    'Errors here are {factor} times as large as the published terms foretell (95 %: {low} to {high}; {operations} operations, and a prior worth {prior} of {degrees} degrees of freedom).',
    'Les erreurs sont ici {factor} fois celles que prévoient les termes publiés (95 % : de {low} à {high} ; {operations} opérations, et un a priori valant {prior} des {degrees} degrés de liberté).',
  ],
  'laid-on-print': [
    'Laid on the print term: {field} (95 %: {low} to {high} mm). bregma plan --accuracy-from FILE uses it.',
    'Reporté sur le terme d’impression : {field} (95 % : de {low} à {high} mm). bregma plan --accuracy-from FICHIER l’utilise.',
  ],
  'plan-not-said': [
    '{file} does not say by which plan the biopsy was carried out, and there is no plan.json beside it. Give the plan.json that bregma plan wrote with the guide.',
    '{file} ne dit pas d’après quel plan la biopsie a été faite, et il n’y a pas de plan.json à côté. Donnez le plan.json que bregma plan a écrit avec le guide.',
  ],
  'case-differs': [
    '{file} is not the case that the plan.json beside it ({plan}) was made from; they differ in {fields}. Give the plan.json that the biopsy was carried out by: it is judged by its own numbers.',
    '{file} n’est pas le cas dont le plan.json à côté ({plan}) est issu ; ils diffèrent par {fields}. Donnez le plan.json d’après lequel la biopsie a été faite : elle est jugée d’après ses propres nombres.',
  ],
  'planned-ct-not-found': [
    'The planned CT is not to be found: there is neither a case.json that says where it lies nor "{path}" beside {file} or in the folder above. Say with --ct where it lies.',
    'Le scanner planifié est introuvable : il n’y a ni case.json qui dise où il est, ni « {path} » à côté de {file} ou dans le dossier au-dessus. Dites avec --ct où il est.',
  ],
  'other-ct-than-planned': [
    'The CT is not the one that plan {plan} was made on: its voxels or their places differ (content {found} where the plan says {said}). Say with --ct where the planned one lies.',
    'Le scanner n’est pas celui sur lequel le plan {plan} a été fait : ses voxels ou leurs positions diffèrent (contenu {found}, alors que le plan dit {said}). Dites avec --ct où est celui du plan.',
  ],
  'which-path': [
    'The case has {paths} trajectories; say with --trajectory which one --tip and --entry are of.',
    'Le cas a {paths} trajets ; dites avec --trajectory duquel sont --tip et --entry.',
  ],
  'one-pick': [
    'Both --tip and --entry are needed: one point gives no line.',
    'Il faut --tip et --entry : un seul point ne donne pas de ligne.',
  ],
  'sample-never-recorded': [
    '{id} is a sample patient, made by this program; what is measured on it is not added to {record}. Run it again without --record.',
    '{id} est un patient d’exemple, fait par ce programme ; ce qui est mesuré sur lui n’est pas ajouté à {record}. Relancez sans --record.',
  ],
  'judged-by': [
    'Judged by plan {plan} of {id} ({guide}), as it was made by Bregma {version}.',
    'Jugé d’après le plan {plan} de {id} ({guide}), tel que Bregma {version} l’a fait.',
  ],
  'judged-by-failed': [
    'Judged by plan {plan} of {id} ({guide}), as it was made by Bregma {version}; it had FAILED.',
    'Jugé d’après le plan {plan} de {id} ({guide}), tel que Bregma {version} l’a fait ; il était en ÉCHEC.',
  ],
  'guide-of-hash': ['guide {hash}', 'guide {hash}'],
  'no-guide': ['no guide', 'sans guide'],
  'later-scan-says': ['Later scan: {said}', 'Examen ultérieur : {said}'],
  'agreed-to-by': ['Agreed to by {name}.', 'Accepté par {name}.'],
  'laid-by-places': [
    'Later scan laid on the CT by {places} places of bone: edges {misfit} mm off (median).',
    'Examen ultérieur recalé sur le scanner par {places} points d’os : bords à {misfit} mm (médiane).',
  ],
  'path-not-found': ['{path}  NOT FOUND: {said}', '{path}  NON TROUVÉ : {said}'],
  'path-found': ['{path}  found by {way}', '{path}  trouvé par {way}'],
  'path-found-straight': [
    '{path}  found by {way}, straight to {mm} mm',
    '{path}  trouvé par {way}, droit à {mm} mm près',
  ],
  'way-needle': ['the needle in the scan', 'l’aiguille visible à l’examen'],
  'way-track': ["the needle's track in the brain", 'la trace de l’aiguille dans le cerveau'],
  'way-cavity': ['the cavity of the sample', 'la cavité du prélèvement'],
  'way-picked': ['points marked by hand', 'des points marqués à la main'],
  'unit-deg': ['deg', '°'],
  'column-error': ['error', 'erreur'],
  'column-predicted': ['predicted 95 %', '95 % prévus'],
  'error-unknown': ['unknown', 'inconnue'],
  'is-inside': ['inside', 'dedans'],
  'is-outside': ['OUTSIDE', 'DEHORS'],
  'at-the-target': [
    'At the target: {miss}; {depth}, {across} mm across the path.',
    'À la cible : {miss} ; {depth}, {across} mm en travers du trajet.',
  ],
  'miss-left': ['{mm} mm left', '{mm} mm à gauche'],
  'miss-right': ['{mm} mm right', '{mm} mm à droite'],
  'miss-dorsal': ['{mm} mm dorsal', '{mm} mm en dorsal'],
  'miss-ventral': ['{mm} mm ventral', '{mm} mm en ventral'],
  'miss-rostral': ['{mm} mm rostral', '{mm} mm en rostral'],
  'miss-caudal': ['{mm} mm caudal', '{mm} mm en caudal'],
  'on-the-target': ['on the target', 'sur la cible'],
  'as-deep': ['as deep as planned', 'à la profondeur prévue'],
  'too-deep': ['{mm} mm too deep', '{mm} mm trop profond'],
  'too-shallow': ['{mm} mm too shallow', '{mm} mm pas assez profond'],
  'as-predicted': ['As the plan predicted.', 'Comme le plan le prévoyait.'],
  'outside-predicted': ['OUTSIDE what the plan predicted.', 'HORS de ce que le plan prévoyait.'],
  'nothing-predicted': [
    'The plan predicted nothing to compare with: no guide could be made.',
    'Le plan n’a rien prévu à quoi comparer : aucun guide n’a pu être fait.',
  ],
  'record-added': [
    'Added {added} {added|row|rows} to {file}.',
    '{added} {added|ligne ajoutée|lignes ajoutées} à {file}.',
  ],
  'record-replaced': [
    'In {file}, replaced {replaced} {replaced|row|rows} of the same case and scan.',
    'Dans {file}, {replaced} {replaced|ligne remplacée|lignes remplacées}, du même cas et du même examen.',
  ],
  'record-added-and-replaced': [
    'Added {added} {added|row|rows} to {file} and replaced {replaced} {replaced|row|rows} of the same case and scan.',
    '{added} {added|ligne ajoutée|lignes ajoutées} à {file} et {replaced} {replaced|ligne remplacée|lignes remplacées}, du même cas et du même examen.',
  ],
} as const;
