/** What `--help` says of sample, study, demo and bench. */
export const commandHelpSamplesMessages = {
  'help-sample': [
    'Simulated patients, made by this program; none is a scan of an animal.',
    'Patients simulés par ce programme ; aucun n’est le scanner d’un animal.',
  ],
  'help-sample-list': ['Lists the sample patients.', 'Liste les patients d’exemple.'],
  'help-sample-json': ['as JSON', 'en JSON'],
  'help-sample-write': [
    'Writes a sample patient: ct/*.dcm, case.json and truth.json.',
    'Écrit un patient d’exemple : ct/*.dcm, case.json et truth.json.',
  ],
  'help-sample-out': [
    'the folder to write to; made where it is missing, refused where it is not empty',
    'le dossier où écrire ; créé s’il manque, refusé s’il n’est pas vide',
  ],
  'help-sample-spacing': [
    'voxel size, mm (default 0.5,0.5,0.5)',
    'taille des voxels, mm (par défaut 0.5,0.5,0.5)',
  ],
  'help-sample-size': [
    'number of voxels, such as 512x512x300 (default: what holds the head)',
    'nombre de voxels, comme 512x512x300 (par défaut : de quoi contenir la tête)',
  ],
  'help-sample-seed': [
    "seed of the scanner's noise (default 1)",
    'graine du bruit du scanner (par défaut 1)',
  ],
  'help-sample-noise': [
    'standard deviation of the noise, HU (default 20)',
    'écart type du bruit, UH (par défaut 20)',
  ],
  'help-sample-marker': [
    'a capsule glued on the left or the right temple, or none (default)',
    'une capsule collée sur la tempe gauche (left) ou droite (right), ou aucune (none, par défaut)',
  ],
  'help-sample-marker-hu': [
    'what the capsule is filled with, HU (default -100, fish oil)',
    'ce qui remplit la capsule, UH (par défaut -100, huile de poisson)',
  ],
  'help-sample-mr': [
    'an MR beside the CT, in another pose: T1 after contrast and T2 (mr-t1c, mr-t2)',
    'une IRM à côté du scanner, dans une autre position : T1 après contraste et T2 (mr-t1c, mr-t2)',
  ],
  'help-sample-postop': [
    'a CT after the biopsy, in another pose (ct-postop), and what it shows',
    'un scanner après la biopsie, dans une autre position (ct-postop), et ce qu’il montre',
  ],
  'help-sample-picture': ["Draws a sample patient's skull.", 'Dessine le crâne d’un patient d’exemple.'],
  'help-sample-png': ['the PNG to write', 'le PNG à écrire'],
  'help-sample-width': ['width of the picture', 'largeur de l’image'],
  'help-study-heads': [
    'The in-silico cadaver study: random heads are scanned, planned, printed, seated and operated in simulation; the outcomes are held against what each plan predicted.',
    'L’étude in silico : des têtes aléatoires sont scannées, planifiées, imprimées, équipées et opérées en simulation ; les résultats sont comparés à ce que chaque plan prévoyait.',
  ],
  'help-study-patients': ['how many heads', 'combien de têtes'],
  'help-study-seed': ['the same seed gives the same rows', 'la même graine donne les mêmes lignes'],
  'help-study-out': [
    'the folder to write to; rows of the same study that are there are kept',
    'le dossier où écrire ; les lignes de la même étude qui y sont restent',
  ],
  'help-study-shard': [
    'only every n-th patient, the i-th first: for a cluster; see docs/study.md',
    'un patient sur n seulement, à partir du i-ème : pour une grappe de machines ; voir docs/study.md',
  ],
  'help-study-ablate': [
    'also without {ablations}; may be repeated',
    'aussi sans {ablations} ; peut être répété',
  ],
  'help-study-ablations': ['also without each of them', 'aussi sans chacun d’eux'],
  'help-study-support': [
    'also the same patients on {supports}; may be repeated',
    'aussi les mêmes patients sur {supports} ; peut être répété',
  ],
  'help-study-heads-drawn': [
    'usual (default), or extreme: turn about a vault of centimetres, a paper-thin dome with an open fontanelle and a head whose halves differ',
    'usual (par défaut), ou extreme : tour à tour une voûte de plusieurs centimètres, un dôme mince comme du papier à fontanelle ouverte et une tête aux moitiés inégales',
  ],
  'help-study-printer': [
    'what guides are printed on: {printers}; coupon: each clinic’s own printer, measured by its coupon (default: published)',
    'sur quoi les guides sont imprimés : {printers} ; coupon : l’imprimante de chaque clinique, mesurée par son éprouvette (par défaut : published)',
  ],
  'help-study-voxel': [
    'voxel size to draw from, mm (default 0.35 to 0.55, slices 0.4 to 0.6)',
    'taille de voxel où tirer au sort, mm (par défaut 0,35 à 0,55, coupes 0,4 à 0,6)',
  ],
  'help-study-blur': [
    "the scanner's blur to draw from, full width at half maximum, mm (default 0.7..1)",
    'flou du scanner où tirer au sort, largeur à mi-hauteur, mm (par défaut 0.7..1)',
  ],
  'help-study-noise': [
    'noise to draw from, HU (default 10..30)',
    'bruit où tirer au sort, UH (par défaut 10..30)',
  ],
  'help-study-threads': [
    'how many patients at a time (default: one a core)',
    'combien de patients à la fois (par défaut : un par cœur)',
  ],
  'help-study-gather': [
    'runs nothing: only gathers the rows that are there',
    'ne calcule rien : rassemble seulement les lignes qui sont là',
  ],
  'help-study-json': ['print rows and summary on stdout', 'affiche lignes et résumé sur stdout'],
  'help-demo': [
    'Makes a sample patient, plans a guide for it and shows the report and pictures.',
    'Crée un patient d’exemple, planifie un guide pour lui et montre le rapport et les images.',
  ],
  'help-demo-out': ['the folder to write to', 'le dossier où écrire'],
  'help-bench': [
    'Measures speed and memory side by side with other programs, where they are installed.',
    'Mesure vitesse et mémoire côte à côte avec d’autres logiciels, s’ils sont installés.',
  ],
  'help-bench-names': [
    'only these: read, surface, know, plan, window',
    'seulement ceux-ci : read, surface, know, plan, window',
  ],
} as const;
