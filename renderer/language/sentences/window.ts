import type { Sentences } from './translate-sentence';

/** What the window itself, its planner and the program about it say. */
export const windowSentences: Sentences = [
  [
    'The orientation was confirmed on another scan, or for other axes than the case holds: look at the animal and confirm it anew.',
    'L’orientation a été confirmée sur un autre scanner, ou pour d’autres axes que ceux du cas : regardez l’animal et confirmez à nouveau.',
  ],
  [
    "This is a sample patient: what is measured on it is not added to the clinic's record.",
    'C’est un patient d’exemple : ce qui est mesuré sur lui n’entre pas dans le registre de la clinique.',
  ],
  [
    '{0} of the rows in {1} are of sample patients and were left out of the record.',
    '{0} des lignes de {1} concernent des patients d’exemple et n’ont pas été reprises dans le registre.',
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
    'These files hold several CT series and none is plainly the one, so the open case ({0}) stays. To choose one of them, close the case first (it stays among the recent ones) and open the files again.',
    'Ces fichiers contiennent plusieurs séries CT et aucune ne s’impose ; le cas ouvert ({0}) reste donc. Pour en choisir une, fermez d’abord le cas (il reste parmi les cas récents) et ouvrez de nouveau les fichiers.',
  ],
  [
    'The CT among these files lacks a slice, which is filled in only once somebody has agreed, so the open case ({0}) stays. To agree, close the case first (it stays among the recent ones) and open the files again.',
    'Il manque une coupe au CT de ces fichiers, et elle n’est comblée qu’avec l’accord de quelqu’un ; le cas ouvert ({0}) reste donc. Pour donner cet accord, fermez d’abord le cas (il reste parmi les cas récents) et ouvrez de nouveau les fichiers.',
  ],
  [
    'The case {0} was not opened, because its scan is not here: drop the folder "{1}" or use Open folder to go on with it. Until then the open case ({2}) stays.',
    'Le cas {0} n’a pas été ouvert, car son scanner n’est pas là : déposez le dossier « {1} » ou utilisez Ouvrir un dossier pour le continuer. D’ici là, le cas ouvert ({2}) reste.',
  ],
  [
    'The work on {0} was not opened, because its scan is no longer kept here: open the folder "{1}" to go on with it. Until then the open case ({2}) stays.',
    'Le travail sur {0} n’a pas été ouvert, car son scanner n’est plus gardé ici : ouvrez le dossier « {1} » pour le continuer. D’ici là, le cas ouvert ({2}) reste.',
  ],
  [
    'The target stays as it was: the place that was chosen lies outside the scan. Choose one within it.',
    'La cible reste comme elle était : l’endroit choisi est hors du scanner. Choisissez-en un à l’intérieur.',
  ],
  [
    'The entry stays as it was: the place that was chosen lies outside the scan. Choose one within it.',
    'L’entrée reste comme elle était : l’endroit choisi est hors du scanner. Choisissez-en un à l’intérieur.',
  ],
  [
    'The target stays as it was: the place that was chosen is air outside the head. Choose one within the head.',
    'La cible reste comme elle était : l’endroit choisi est de l’air hors de la tête. Choisissez-en un dans la tête.',
  ],
  [
    'Nothing was opened, because your work on {0} could not be kept ({1}) and would be lost. Export the case or make room on the disk first; to let the work go, reload the window.',
    'Rien n’a été ouvert, car votre travail sur {0} n’a pas pu être gardé ({1}) et serait perdu. Exportez d’abord le cas ou libérez de la place sur le disque ; pour abandonner ce travail, rechargez la fenêtre.',
  ],
  [
    'Nothing was exported: the case has no id yet, and its files could not be told from another patient’s. Give it one in the Scan step.',
    'Rien n’a été exporté : le cas n’a pas encore d’identifiant, et ses fichiers ne se distingueraient pas de ceux d’un autre patient. Donnez-lui-en un à l’étape Scanner.',
  ],
  [
    'This case is gone on with in another window, which has your work up to here; in this one it can only be looked at. Take over to go on here.',
    'Ce cas est continué dans une autre fenêtre, qui a votre travail jusqu’ici ; dans celle-ci on ne peut que le regarder. Reprenez-le pour continuer ici.',
  ],
  [
    'This case is open in another window, so nothing is changed in this one. Take over to go on with it here.',
    'Ce cas est ouvert dans une autre fenêtre, donc rien n’est modifié dans celle-ci. Reprenez-le pour le continuer ici.',
  ],
  [
    'Your work is not saved: this browser keeps nothing for Bregma once the window is closed (a private window, or its storage is blocked). Download the case before you close it, or work in an ordinary window.',
    'Votre travail n’est pas enregistré : ce navigateur ne garde rien pour Bregma une fois la fenêtre fermée (fenêtre privée, ou stockage bloqué). Téléchargez le cas avant de la fermer, ou travaillez dans une fenêtre ordinaire.',
  ],
  [
    'Your work is not saved ({0}). Download the case, then make room on the disk or close other windows of Bregma; it is tried again every few seconds.',
    'Votre travail n’est pas enregistré ({0}). Téléchargez le cas, puis libérez de la place sur le disque ou fermez les autres fenêtres de Bregma ; un nouvel essai est fait toutes les quelques secondes.',
  ],
  ['disk full', 'disque plein'],
  ['the folder of the program cannot be written', 'le dossier du programme ne peut pas être écrit'],
  ["the browser's storage is full", 'le stockage du navigateur est plein'],
  ['another window of Bregma does not answer', 'une autre fenêtre de Bregma ne répond pas'],
  [
    'The newest work on {0} ({1} UTC) lay where this browser keeps little, from a session that could not save it. It is open now and saved among the recent cases.',
    'Le travail le plus récent sur {0} ({1} UTC) se trouvait là où ce navigateur garde peu de chose, depuis une session qui n’a pas pu l’enregistrer. Il est maintenant ouvert et gardé parmi les cas récents.',
  ],
  [
    'Work on {0} ({1} UTC) lay where this browser keeps little, from a session that could not save it. It is saved among the recent cases now.',
    'Du travail sur {0} ({1} UTC) se trouvait là où ce navigateur garde peu de chose, depuis une session qui n’a pas pu l’enregistrer. Il est maintenant gardé parmi les cas récents.',
  ],
  [
    'There is no guide to export. Generate the guide first.',
    'Il n’y a pas de guide à exporter. Générez d’abord le guide.',
  ],
  [
    'The guide was not exported: it was made before your last change and is out of date. Generate it again, then export it.',
    'Le guide n’a pas été exporté : il date d’avant votre dernier changement et est périmé. Générez-le à nouveau, puis exportez-le.',
  ],
  ['Generate the guide first.', 'Générez d’abord le guide.'],
  [
    '{0} could not be written. Choose another folder or make room on the disk.',
    '{0} n’a pas pu être écrit. Choisissez un autre dossier ou libérez de la place sur le disque.',
  ],
  [
    'The case {0} is here, but its scan is not: drop the folder "{1}" or use Open folder to go on.',
    'Le cas {0} est là, mais pas son scanner : déposez le dossier « {1} » ou utilisez Ouvrir un dossier pour continuer.',
  ],
  [
    'These files do not hold the scan of the case {0}, so a new case was begun with them. To go on with {1}, open its case again together with its scan.',
    'Ces fichiers ne contiennent pas le scanner du cas {0} ; un nouveau cas a donc été commencé. Pour continuer {1}, ouvrez à nouveau son cas avec son scanner.',
  ],
  [
    'The work on {0} is no longer kept on this computer. Open its case file, if it was exported, or its scan.',
    'Le travail sur {0} n’est plus gardé sur cet ordinateur. Ouvrez son fichier de cas, s’il a été exporté, ou son scanner.',
  ],
  [
    'Your work on {0} is here, but its scan is not: open the folder "{1}" again to go on.',
    'Votre travail sur {0} est là, mais pas son scanner : ouvrez à nouveau le dossier « {1} » pour continuer.',
  ],
  [
    'There are {0} case files among these and none is plainly the one: {1}. Open the one that is meant.',
    'Il y a {0} fichiers de cas parmi ceux-ci et aucun n’est clairement le bon : {1}. Ouvrez celui qui est voulu.',
  ],
  [
    'There are {0} plan files among these and none is plainly the one: {1}. Open the one that is meant.',
    'Il y a {0} fichiers de plan parmi ceux-ci et aucun n’est clairement le bon : {1}. Ouvrez celui qui est voulu.',
  ],
  [
    '{0} was changed after it was written: what it says is not what its id {1} stands for. Take the file as bregma plan wrote it, or plan again.',
    '{0} a été modifié après avoir été écrit : ce qu’il dit n’est pas ce que désigne son identifiant {1}. Prenez le fichier tel que bregma plan l’a écrit, ou planifiez à nouveau.',
  ],
  [
    "{0} beside the plan is not the guide of plan {1}: its SHA-256 begins with {2}, the plan's own with {3}. Give the plan.json that was written with the guide that was used.",
    '{0} à côté du plan n’est pas le guide du plan {1} : son SHA-256 commence par {2}, celui du plan par {3}. Donnez le plan.json qui a été écrit avec le guide utilisé.',
  ],
  [
    'What was dropped could not be read. Use Open folder to pick it.',
    'Ce qui a été déposé n’a pas pu être lu. Utilisez Ouvrir un dossier pour le choisir.',
  ],
  ['A browser knows no places of files.', 'Un navigateur ne connaît pas l’emplacement des fichiers.'],
  ['The planner could not be started.', 'Le planificateur n’a pas pu être démarré.'],
  [
    'Something went wrong in Bregma itself ({0}). Your work is kept; try the step again, and report the details if it comes back.',
    'Quelque chose a mal tourné dans Bregma lui-même ({0}). Votre travail est gardé ; réessayez l’étape, et signalez les détails si cela se reproduit.',
  ],
  [
    'No scan is open. Open the folder of the CT first.',
    'Aucun scanner n’est ouvert. Ouvrez d’abord le dossier du scanner.',
  ],
  ['The series is not among the files.', 'La série n’est pas parmi les fichiers.'],
  [
    'The scan {0} is not at hand: drop its folder, or use Add a scan, and generate the guide again.',
    'Le scanner {0} n’est pas à disposition : déposez son dossier, ou utilisez Ajouter un examen, et générez le guide à nouveau.',
  ],
  [
    'The files are no longer at hand; open the folder again.',
    'Les fichiers ne sont plus accessibles ; ouvrez à nouveau le dossier.',
  ],
  [
    'Only the window itself may ask this of the program.',
    'Seule la fenêtre elle-même peut demander cela au programme.',
  ],
  ['This case is no longer on the list of recent ones.', 'Ce cas n’est plus dans la liste des cas récents.'],
  [
    '{0} is no longer there or may not be read. If it was moved, open it from its new place with Open case.',
    '{0} n’est plus là ou ne peut pas être lu. S’il a été déplacé, ouvrez-le à son nouvel emplacement avec Ouvrir un cas.',
  ],
  [
    'The window asked for something in a form that the program does not take.',
    'La fenêtre a demandé quelque chose sous une forme que le programme n’accepte pas.',
  ],
  [
    'The program met a fault of its own and could not do this. Try once more.',
    'Le programme a rencontré une faute de sa part et n’a pas pu le faire. Essayez encore une fois.',
  ],
  [
    'Only a file saved in this session can be shown.',
    'Seul un fichier enregistré dans cette session peut être montré.',
  ],
  [
    'A case holds {0} scans beside the CT; remove one before you add another.',
    'Un cas contient {0} scans en plus du scanner ; retirez-en un avant d’en ajouter un autre.',
  ],
  [
    'There is no MR or CT among these files that can be laid on the CT; open the folder of its series.',
    'Il n’y a parmi ces fichiers ni IRM ni scanner qui puisse être posé sur le scanner ; ouvrez le dossier de sa série.',
  ],
  [
    'The scan {0}, which lies on the CT, is not at hand: drop the folder "{1}" or use Add a scan to see it. The plan does not need it.',
    'Le scan {0}, posé sur le scanner, n’est pas à portée : déposez le dossier « {1} » ou utilisez Ajouter un scan pour le voir. Le plan n’en a pas besoin.',
  ],
  [
    'This guide has not been previewed; change a value to have it shaped again.',
    'Ce guide n’a pas été ébauché ; changez une valeur pour qu’il le soit à nouveau.',
  ],
];
