/** What the window says of its work, its files and what is exported. */
export const windowMessages = {
  'orientation-lapsed': [
    'The orientation was confirmed on another scan, or for other axes than the case holds: look at the animal and confirm it anew.',
    'L’orientation a été confirmée sur un autre scanner, ou pour d’autres axes que ceux du cas : regardez l’animal et confirmez à nouveau.',
  ],
  'sample-not-recorded': [
    "This is a sample patient: what is measured on it is not added to the clinic's record.",
    'C’est un patient d’exemple : ce qui est mesuré sur lui n’entre pas dans le registre de la clinique.',
  ],
  'sample-rows-left-out': [
    '{count} of the rows in {file} are of sample patients and were left out of the record.',
    '{count} des lignes de {file} concernent des patients d’exemple et n’ont pas été reprises dans le registre.',
  ],
  'record-not-kept': [
    "The clinic's record could not be kept; make room on the disk and try again.",
    'Le registre de la clinique n’a pas pu être gardé ; libérez de la place sur le disque et réessayez.',
  ],
  'place-outside-target': [
    'The target stays as it was: the place that was chosen lies outside the scan. Choose one within it.',
    'La cible reste comme elle était : l’endroit choisi est hors du scanner. Choisissez-en un à l’intérieur.',
  ],
  'place-outside-entry': [
    'The entry stays as it was: the place that was chosen lies outside the scan. Choose one within it.',
    'L’entrée reste comme elle était : l’endroit choisi est hors du scanner. Choisissez-en un à l’intérieur.',
  ],
  'place-in-air': [
    'The target stays as it was: the place that was chosen is air outside the head. Choose one within the head.',
    'La cible reste comme elle était : l’endroit choisi est de l’air hors de la tête. Choisissez-en un dans la tête.',
  ],
  'work-not-kept': [
    'Nothing was opened, because your work on {id} could not be kept ({why}) and would be lost. Export the case or make room on the disk first; to let the work go, reload the window.',
    'Rien n’a été ouvert, car votre travail sur {id} n’a pas pu être gardé ({why}) et serait perdu. Exportez d’abord le cas ou libérez de la place sur le disque ; pour abandonner ce travail, rechargez la fenêtre.',
  ],
  'exported-without-id': [
    'Nothing was exported: the case has no id yet, and its files could not be told from another patient’s. Give it one in the Scan step.',
    'Rien n’a été exporté : le cas n’a pas encore d’identifiant, et ses fichiers ne se distingueraient pas de ceux d’un autre patient. Donnez-lui-en un à l’étape Scanner.',
  ],
  'work-taken-over': [
    'This case is gone on with in another window, which has your work up to here; in this one it can only be looked at. Take over to go on here.',
    'Ce cas est continué dans une autre fenêtre, qui a votre travail jusqu’ici ; dans celle-ci on ne peut que le regarder. Reprenez-le pour continuer ici.',
  ],
  'work-open-elsewhere': [
    'This case is open in another window, so nothing is changed in this one. Take over to go on with it here.',
    'Ce cas est ouvert dans une autre fenêtre, donc rien n’est modifié dans celle-ci. Reprenez-le pour le continuer ici.',
  ],
  'work-not-safe': [
    'Your work is not saved: this browser keeps nothing for Bregma once the window is closed (a private window, or its storage is blocked). Download the case before you close it, or work in an ordinary window.',
    'Votre travail n’est pas enregistré : ce navigateur ne garde rien pour Bregma une fois la fenêtre fermée (fenêtre privée, ou stockage bloqué). Téléchargez le cas avant de la fermer, ou travaillez dans une fenêtre ordinaire.',
  ],
  'work-not-saved': [
    'Your work is not saved ({why}). Download the case, then make room on the disk or close other windows of Bregma; it is tried again every few seconds.',
    'Votre travail n’est pas enregistré ({why}). Téléchargez le cas, puis libérez de la place sur le disque ou fermez les autres fenêtres de Bregma ; un nouvel essai est fait toutes les quelques secondes.',
  ],
  'disk-full-for-work': ['disk full', 'disque plein'],
  'own-folder-closed': [
    'the folder of the program cannot be written',
    'le dossier du programme ne peut pas être écrit',
  ],
  'storage-full': ["the browser's storage is full", 'le stockage du navigateur est plein'],
  'other-window-silent': [
    'another window of Bregma does not answer',
    'une autre fenêtre de Bregma ne répond pas',
  ],
  'newest-work-found': [
    'The newest work on {id} ({at} UTC) lay where this browser keeps little, from a session that could not save it. It is open now and saved among the recent cases.',
    'Le travail le plus récent sur {id} ({at} UTC) se trouvait là où ce navigateur garde peu de chose, depuis une session qui n’a pas pu l’enregistrer. Il est maintenant ouvert et gardé parmi les cas récents.',
  ],
  'work-found': [
    'Work on {id} ({at} UTC) lay where this browser keeps little, from a session that could not save it. It is saved among the recent cases now.',
    'Du travail sur {id} ({at} UTC) se trouvait là où ce navigateur garde peu de chose, depuis une session qui n’a pas pu l’enregistrer. Il est maintenant gardé parmi les cas récents.',
  ],
  'no-guide-to-export': [
    'There is no guide to export. Generate the guide first.',
    'Il n’y a pas de guide à exporter. Générez d’abord le guide.',
  ],
  'guide-out-of-date': [
    'The guide was not exported: it was made before your last change and is out of date. Generate it again, then export it.',
    'Le guide n’a pas été exporté : il date d’avant votre dernier changement et est périmé. Générez-le à nouveau, puis exportez-le.',
  ],
  'export-not-written': [
    '{file} could not be written. Choose another folder or make room on the disk.',
    '{file} n’a pas pu être écrit. Choisissez un autre dossier ou libérez de la place sur le disque.',
  ],
  fault: [
    'Something went wrong in Bregma itself ({what}). Your work is kept; try the step again, and report the details if it comes back.',
    'Quelque chose a mal tourné dans Bregma lui-même ({what}). Votre travail est gardé ; réessayez l’étape, et signalez les détails si cela se reproduit.',
  ],
  'no-scan-open': [
    'No scan is open. Open the folder of the CT first.',
    'Aucun scanner n’est ouvert. Ouvrez d’abord le dossier du scanner.',
  ],
  'series-not-there': ['The series is not among the files.', 'La série n’est pas parmi les fichiers.'],
  'scan-not-at-hand': [
    'The scan {scan} is not at hand: drop its folder, or use Add a scan, and generate the guide again.',
    'Le scanner {scan} n’est pas à disposition : déposez son dossier, ou utilisez Ajouter un examen, et générez le guide à nouveau.',
  ],
  'files-gone': [
    'The files are no longer at hand; open the folder again.',
    'Les fichiers ne sont plus accessibles ; ouvrez à nouveau le dossier.',
  ],
  'guide-not-previewed': [
    'This guide has not been previewed; change a value to have it shaped again.',
    'Ce guide n’a pas été ébauché ; changez une valeur pour qu’il le soit à nouveau.',
  ],
  'too-many-scans': [
    'A case holds {most} scans beside the CT; remove one before you add another.',
    'Un cas contient {most} examens en plus du scanner ; retirez-en un avant d’en ajouter un autre.',
  ],
  'added-wanted': [
    'The scan {scan}, which lies on the CT, is not at hand: drop the folder "{folder}" or use Add a scan to see it. The plan does not need it.',
    'Le scan {scan}, posé sur le scanner, n’est pas à portée : déposez le dossier « {folder} » ou utilisez Ajouter un scan pour le voir. Le plan n’en a pas besoin.',
  ],
  'only-the-window': [
    'Only the window itself may ask this of the program.',
    'Seule la fenêtre elle-même peut demander cela au programme.',
  ],
  'bad-request': [
    'The window asked for something in a form that the program does not take.',
    'La fenêtre a demandé quelque chose sous une forme que le programme n’accepte pas.',
  ],
  'program-fault': [
    'The program met a fault of its own and could not do this. Try once more.',
    'Le programme a rencontré une faute de sa part et n’a pas pu le faire. Essayez encore une fois.',
  ],
  'not-saved-here': [
    'Only a file saved in this session can be shown.',
    'Seul un fichier enregistré dans cette session peut être montré.',
  ],
} as const;
