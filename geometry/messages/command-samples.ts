/** What bregma sample, demo and study print for people. */
export const commandSampleMessages = {
  'unknown-sample': [
    'There is no sample called "{name}"; choose one of {names}.',
    'Il n’y a pas d’exemple nommé « {name} » ; choisissez parmi {names}.',
  ],
  'sample-told': [
    '{breed}, {weight} kg: skull {length} x {width} mm, cortex {temple} to {vault} mm, lesion {lesion} mm across',
    '{breed}, {weight} kg : crâne {length} × {width} mm, corticale de {temple} à {vault} mm, lésion de {lesion} mm',
  ],
  'demo-makes': [
    'Making the sample patient "{name}" (a simulated CT, not a scan of an animal) ...',
    'Construction du patient d’exemple « {name} » (un scanner simulé, non celui d’un animal) ...',
  ],
  'demo-plans': [
    'Planning the guide and drawing its pictures ...',
    'Planification du guide et dessin de ses images ...',
  ],
  'demo-where': ['Everything is in {folder}:', 'Tout est dans {folder} :'],
  'demo-guide': [
    'the guide, where it sits on the scan (LPS, mm)',
    'le guide, à sa place sur le scanner (LPS, mm)',
  ],
  'demo-package': [
    'the same as 3MF, with its name, millimetres and needle stops',
    'le même en 3MF, avec son nom, les millimètres et les butées de l’aiguille',
  ],
  'demo-print': ['the same, laid on the bed of the printer', 'le même, posé sur le plateau de l’imprimante'],
  'demo-skull': ['the bone surface that it sits on', 'la surface osseuse sur laquelle il repose'],
  'demo-report': ['the report above', 'le rapport ci-dessus'],
  'demo-plan': ['every number, for programs', 'tous les nombres, pour les programmes'],
  'demo-picture': [
    'skull, guide and needle; picture-clear.png: with the target seen through bone and guide',
    'crâne, guide et aiguille ; picture-clear.png : la cible vue à travers l’os et le guide',
  ],
  'demo-window': ['Open the window with: npm start', 'Ouvrez la fenêtre avec : npm start'],
  'not-a-demo': [
    '{folder} holds files that the demo did not make; move them away or give another folder with --out.',
    '{folder} contient des fichiers que la démonstration n’a pas faits ; déplacez-les ou donnez un autre dossier avec --out.',
  ],
  'no-study-rows': [
    'There are no rows of a study in {folder}; run bregma study first.',
    'Il n’y a pas de lignes d’étude dans {folder} ; lancez d’abord bregma study.',
  ],
  'mixed-study-rows': [
    'The rows in {folder} come from studies with different settings or versions; give each study a folder of its own.',
    'Les lignes de {folder} viennent d’études de réglages ou de versions différents ; donnez à chaque étude son propre dossier.',
  ],
  'study-stopped': [
    'stopped; the patients that are done are kept, the same command goes on.',
    'arrêté ; les patients terminés sont gardés, la même commande reprend.',
  ],
  'shard-done': [
    'The shard is done; gather all of them with --gather.',
    'Cette part est faite ; rassemblez-les toutes avec --gather.',
  ],
  'study-wrote': ['Wrote {file} and rows.csv.', 'Écrit : {file} et rows.csv.'],
  'study-patients': [
    '{patients} simulated patients: {operated} operated, {failed} without a guide that passes, {refused} refused.',
    '{patients} {patients|patient simulé|patients simulés} : {operated} {operated|opéré|opérés}, {failed} sans guide valable, {refused} {refused|refusé|refusés}.',
  ],
  'study-spread': [
    'median {median} {unit} ({min} to {max}), mean {mean}, SD {sd}',
    'médiane {median} {unit} (de {min} à {max}), moyenne {mean}, écart-type {sd}',
  ],
  'study-inside': [
    'Within their own predicted 95 % radius: {inside}',
    'Dans leur propre rayon prévu à 95 % : {inside}',
  ],
  'study-inside-between': [
    'Within their own predicted 95 % radius: {inside} (95 % confidence {low} to {high})',
    'Dans leur propre rayon prévu à 95 % : {inside} (confiance à 95 % de {low} à {high})',
  ],
  'study-contributors': ['Largest contributors: {parts}', 'Principales sources : {parts}'],
  'study-part-imaging': ['imaging ({mm} mm)', 'imagerie ({mm} mm)'],
  'study-part-seating': ['seating ({mm} mm)', 'assise ({mm} mm)'],
  'study-part-surface': ['surface ({mm} mm)', 'surface osseuse ({mm} mm)'],
  'study-part-print': ['print ({mm} mm)', 'impression ({mm} mm)'],
  'study-part-sleeve': ['sleeve ({mm} mm)', 'fourreau ({mm} mm)'],
  'study-part-bending': ['bending ({mm} mm)', 'flexion ({mm} mm)'],
  'variant-complete': ['The whole pipeline', 'La chaîne complète'],
  'variant-no-block-out': ['Undercuts not blocked out', 'Contre-dépouilles non comblées'],
  'variant-flat-pad': [
    'A flat pad instead of a face that follows the bone',
    'Un patin plat au lieu d’une face qui suit l’os',
  ],
  'variant-short-sleeve': ['A sleeve of 10 mm instead of 25 mm', 'Un fourreau de 10 mm au lieu de 25 mm'],
  'variant-no-refinement': [
    'Bone at a fixed threshold of 226 HU, not refined',
    'Os à un seuil fixe de 226 UH, non affiné',
  ],
  'variant-pad': ['A pad', 'Un patin'],
  'variant-feet': ['Feet', 'Des appuis'],
  'variant-auto': ['The support that holds best', 'Le support qui tient le mieux'],
  'study-support': [
    '{variant}: {operated} of {patients} with an outcome, median {median} mm, 95 of 100 within {p95} mm, {share} of all under 1 mm; predicted {predicted} mm, kept by {inside}',
    '{variant} : {operated} issues sur {patients}, médiane {median} mm, 95 sur 100 à moins de {p95} mm, {share} de tous à moins de 1 mm ; prévu {predicted} mm, respecté par {inside}',
  ],
  'study-ablation': [
    '{variant}: costs {cost} mm on average, median {median} mm',
    '{variant} : coûte {cost} mm en moyenne, médiane {median} mm',
  ],
  'study-ablation-lost': [
    '{variant}: costs {cost} mm on average, median {median} mm; {lost} could not be operated',
    '{variant} : coûte {cost} mm en moyenne, médiane {median} mm ; {lost} n’ont pas pu être opérés',
  ],
  'study-reason': ['Patient {patient}: {reason}', 'Patient {patient} : {reason}'],
  'patients-done': ['{done} of {count} patients', '{done} patients sur {count}'],
  'in-percent': ['{share} %', '{share} %'],
} as const;
