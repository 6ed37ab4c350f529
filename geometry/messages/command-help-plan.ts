/** What `--help` says of plan, printer and coupon. */
export const commandHelpPlanMessages = {
  'help-plan': [
    'Plans a guide: from a case to a checked, printable guide with its plan and report.',
    'Planifie un guide : d’un cas à un guide contrôlé et imprimable, avec son plan et son rapport.',
  ],
  'help-plan-case': ['the case file, case.json', 'le fichier du cas, case.json'],
  'help-folder': [
    'the folder to write to; made where it is missing',
    'le dossier où écrire ; créé s’il manque',
  ],
  'help-plan-frame': [
    'print: also write the guide laid on the bed, guide-print.stl and guide-print.3mf',
    'print : écrit aussi le guide posé sur le plateau, guide-print.stl et guide-print.3mf',
  ],
  'help-plan-bench': [
    'also make bench.stl and try-in.stl, to try guide and needle on before the animal',
    'crée aussi bench.stl et try-in.stl, pour essayer guide et aiguille avant l’animal',
  ],
  'help-plan-picture': [
    'also draw skull and guide: picture.png, and picture-clear.png with the target',
    'dessine aussi crâne et guide : picture.png, et picture-clear.png avec la cible',
  ],
  'help-plan-missing': [
    'agree, by your name, that one missing slice of the scan is filled in from its neighbours',
    'accepte, par votre nom, qu’une coupe manquante du scanner soit comblée à partir de ses voisines',
  ],
  'help-plan-accept': [
    "answer, by your name and with --reason, for a scan that is not the case's own or says that it is another animal's",
    'répond, par votre nom et avec --reason, d’un scanner qui n’est pas celui du cas ou dit être celui d’un autre animal',
  ],
  'help-plan-confirm': [
    "confirm the case's orientation again, by your name and with --reason, on this scan",
    'confirme à nouveau l’orientation du cas, par votre nom et avec --reason, sur ce scanner',
  ],
  'help-plan-reason': [
    'why, for --accept-scan and --confirm-orientation',
    'pourquoi, pour --accept-scan et --confirm-orientation',
  ],
  'help-plan-accuracy': [
    "predict by what a clinic's own record says (bregma record)",
    'prévoit d’après le registre de la clinique (bregma record)',
  ],
  'help-plan-printer': [
    'the printer, by a file or by the name of a profile that ships (bregma printer)',
    'l’imprimante, par un fichier ou par le nom d’un profil fourni (bregma printer)',
  ],
  'help-plan-lot': [
    'lot of the material that the guide is printed from',
    'lot du matériau dont le guide est imprimé',
  ],
  'help-plan-cycle': [
    'what the guide goes through before it is used',
    'ce que subit le guide avant son emploi',
  ],
  'help-plan-support': [
    "what the guide stands on, in place of the case's: a pad, feet, or auto: the best of them",
    'sur quoi repose le guide, à la place de ce que dit le cas : un patin, des pieds, ou auto : le meilleur',
  ],
  'help-plan-supports': [
    'compare what the guide could stand on, and print that as a table',
    'compare ce sur quoi le guide pourrait reposer, et l’affiche en tableau',
  ],
  'help-plan-replace': [
    'replace the plan of another animal that --out holds',
    'remplace le plan d’un autre animal que contient --out',
  ],
  'help-plan-json': ['print plan.json on stdout', 'affiche plan.json sur stdout'],
  'help-printer': [
    'Says what is known of a printer; without a profile, lists those that ship with Bregma.',
    'Dit ce qu’on sait d’une imprimante ; sans profil, liste ceux fournis avec Bregma.',
  ],
  'help-printer-profile': [
    'a profile of a printer, by its file or by the name of one that ships',
    'un profil d’imprimante, par son fichier ou par le nom d’un profil fourni',
  ],
  'help-printer-json': [
    'print the profile itself, to be kept as a file',
    'affiche le profil lui-même, à garder en fichier',
  ],
  'help-coupon': [
    'Makes the coupon by which a printer is measured, or solves its readings into a profile.',
    'Crée l’éprouvette qui sert à mesurer une imprimante, ou tire un profil de ses mesures.',
  ],
  'help-coupon-profile': [
    'the printer, by a file or by the name of a profile that ships',
    'l’imprimante, par un fichier ou par le nom d’un profil fourni',
  ],
  'help-coupon-tool': [
    "the needle's diameter in mm, or a case or plan that it is taken from, with the lean of a plan's bores",
    'le diamètre de l’aiguille en mm, ou un cas ou un plan qui le donne, avec l’inclinaison des alésages d’un plan',
  ],
  'help-coupon-tilt': [
    'lean of the second row of bores (default: the plan’s, or 20)',
    'inclinaison de la seconde rangée d’alésages (par défaut : celle du plan, ou 20)',
  ],
  'help-coupon-solve': [
    'the table as it was filled in; --out is then the new profile’s file',
    'le tableau rempli ; --out est alors le fichier du nouveau profil',
  ],
  'help-coupon-out': [
    'the folder for the part with sheet and table, or the new profile',
    'le dossier de la pièce avec fiche et tableau, ou le nouveau profil',
  ],
} as const;
