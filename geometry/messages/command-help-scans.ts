/** What `--help` says of the commands that read scans: inspect, volume, fuse, verify and record. */
export const commandHelpScansMessages = {
  'help-inspect': [
    'List the series in folders, zips or files (DICOM, NIfTI, NRRD, MetaImage), what each can be used for, and why not.',
    'Liste les séries des dossiers, zips ou fichiers (DICOM, NIfTI, NRRD, MetaImage), à quoi chacune peut servir, et sinon pourquoi.',
  ],
  'help-inspect-paths': [
    'folders (searched through all levels) or files',
    'dossiers (parcourus à tous les niveaux) ou fichiers',
  ],
  'help-inspect-json': ['print the list as JSON', 'affiche la liste en JSON'],
  'help-volume': [
    'Write a series as Bregma reads it (values, place, every repair), to be compared with what another program reads.',
    'Écrit une série comme Bregma la lit (valeurs, position, chaque réparation), à comparer avec ce que lit un autre logiciel.',
  ],
  'help-volume-paths': [
    'folders (searched through all levels), zips or files',
    'dossiers (parcourus à tous les niveaux), zips ou fichiers',
  ],
  'help-volume-out': [
    'the file to write: .nrrd, .nii or .nii.gz',
    'le fichier à écrire : .nrrd, .nii ou .nii.gz',
  ],
  'help-volume-series': [
    'which series, as bregma inspect prints it; default: the only or fullest CT',
    'quelle série, comme bregma inspect l’affiche ; par défaut : le seul scanner, ou le plus complet',
  ],
  'help-volume-missing': [
    'agree, by your name, that one missing slice is filled in from its neighbours',
    'accepte, par votre nom, qu’une coupe manquante soit comblée à partir de ses voisines',
  ],
  'help-volume-gzip': [
    'pack the voxels of a .nrrd (a .nii.gz always is)',
    'comprime les voxels d’un .nrrd (un .nii.gz l’est toujours)',
  ],
  'help-volume-json': ['print what was written as JSON', 'affiche en JSON ce qui a été écrit'],
  'help-fuse': [
    'Lay an MR or a second CT of a head on its CT: matrix, metric, and how far it can be trusted.',
    'Recale une IRM ou un second scanner d’une tête sur son scanner : matrice, mesure, et jusqu’où s’y fier.',
  ],
  'help-fuse-fixed': [
    'folder or file of the CT that is planned on',
    'dossier ou fichier du scanner sur lequel on planifie',
  ],
  'help-fuse-moving': [
    'folder or file of the MR or CT that is laid on it',
    'dossier ou fichier de l’IRM ou du scanner à recaler dessus',
  ],
  'help-fuse-fixed-series': [
    'which series of --fixed, where it holds several',
    'quelle série de --fixed, s’il en contient plusieurs',
  ],
  'help-fuse-moving-series': [
    'which series of --moving, where it holds several',
    'quelle série de --moving, s’il en contient plusieurs',
  ],
  'help-fuse-exit': [
    'Exit code 1: the fusion failed. For a sample patient (truth.json beside both scans), the true error at the lesion is printed too.',
    'Code de sortie 1 : le recalage a échoué. Pour un patient d’exemple (truth.json à côté des deux examens), l’erreur vraie à la lésion est aussi affichée.',
  ],
  'help-verify': [
    'Compares a CT made after the biopsy with the plan: error at target and entry, and angle.',
    'Compare un scanner fait après la biopsie avec le plan : erreur à la cible et à l’entrée, et angle.',
  ],
  'help-verify-plan': [
    'plan.json of the guide that was used; or case.json, where it lies beside that plan.json',
    'plan.json du guide utilisé ; ou case.json, s’il est à côté de ce plan.json',
  ],
  'help-verify-ct': [
    'where the planned CT lies, if neither beside the plan nor in the folder above',
    'où est le scanner planifié, s’il n’est ni à côté du plan ni dans le dossier au-dessus',
  ],
  'help-verify-postop': [
    'folder or file of the CT made after the biopsy',
    'dossier ou fichier du scanner fait après la biopsie',
  ],
  'help-verify-seated': [
    'instead: folder or file of a CT with the guide in place, before anything is drilled',
    'à la place : dossier ou fichier d’un scanner avec le guide en place, avant tout perçage',
  ],
  'help-verify-series': [
    'which series of --postop, where it holds several',
    'quelle série de --postop, s’il en contient plusieurs',
  ],
  'help-verify-missing': [
    'agree, by your name, that one missing slice of a scan is filled in from its neighbours',
    'accepte, par votre nom, qu’une coupe manquante d’un scanner soit comblée à partir de ses voisines',
  ],
  'help-verify-trajectory': ['only this path; default all', 'ce trajet seulement ; tous par défaut'],
  'help-verify-tip': [
    "the needle's tip as you marked it, mm (with --entry; nothing is then searched)",
    'la pointe de l’aiguille comme vous l’avez marquée, mm (avec --entry ; rien n’est alors cherché)',
  ],
  'help-verify-entry': [
    'where it enters the bone as you marked it, mm',
    'où elle entre dans l’os comme vous l’avez marqué, mm',
  ],
  'help-verify-frame': [
    'whose patient coordinates (LPS) --tip and --entry are in',
    'de quel scanner sont les coordonnées patient (LPS) de --tip et --entry',
  ],
  'help-verify-record': [
    "add the result to the clinic's own record, a CSV; made where it is missing",
    'ajoute le résultat au registre de la clinique, un CSV ; créé s’il manque',
  ],
  'help-verify-exit': [
    'Exit code 1: an error lies outside its predicted 95 %, nothing was predicted, or a trajectory was not found in the scan.',
    'Code de sortie 1 : une erreur sort de ses 95 % prévus, rien n’était prévu, ou un trajet n’a pas été trouvé dans le scanner.',
  ],
  'help-record': [
    "Statistics of a clinic's own record, and what they make of the error budget.",
    'Statistiques du registre d’une clinique, et ce qu’elles font du bilan d’erreur.',
  ],
  'help-record-file': [
    'the record that bregma verify --record keeps, a CSV',
    'le registre que tient bregma verify --record, un CSV',
  ],
  'help-record-next': [
    'bregma plan --accuracy-from FILE plans with the refined terms.',
    'bregma plan --accuracy-from FICHIER planifie avec les termes affinés.',
  ],
} as const;
