/** What is said when files are opened, in the window and on the command line. */
export const openingMessages = {
  'plan-left-aside': [
    '{files} was left aside: the case beside it was opened, and Verify judges by no plan. To verify a biopsy by a plan, open its plan.json without a case.',
    '{files} a été laissé de côté : le cas à côté a été ouvert, et Vérification ne juge d’après aucun plan. Pour vérifier une biopsie d’après un plan, ouvrez son plan.json sans cas.',
  ],
  'files-left-aside': [
    'Of several case or plan files {opened} was opened. Left aside: {files}. Open the one that is meant by itself.',
    'De plusieurs fichiers de cas ou de plan, {opened} a été ouvert. Laissé de côté : {files}. Ouvrez seul celui qui est voulu.',
  ],
  'choice-of-series-waits': [
    'These files hold several CT series and none is plainly the one, so the open case ({open}) stays. To choose one of them, close the case first (it stays among the recent ones) and open the files again.',
    'Ces fichiers contiennent plusieurs séries CT et aucune ne s’impose ; le cas ouvert ({open}) reste donc. Pour en choisir une, fermez d’abord le cas (il reste parmi les cas récents) et ouvrez de nouveau les fichiers.',
  ],
  'agreement-waits': [
    'The CT among these files lacks a slice, which is filled in only once somebody has agreed, so the open case ({open}) stays. To agree, close the case first (it stays among the recent ones) and open the files again.',
    'Il manque une coupe au CT de ces fichiers, et elle n’est comblée qu’avec l’accord de quelqu’un ; le cas ouvert ({open}) reste donc. Pour donner cet accord, fermez d’abord le cas (il reste parmi les cas récents) et ouvrez de nouveau les fichiers.',
  ],
  'files-of-other-scan': [
    'These files do not hold the scan of the case {id}, so a new case was begun with them. To go on with {id}, open its case again together with its scan.',
    'Ces fichiers ne contiennent pas le scanner du cas {id} ; un nouveau cas a donc été commencé. Pour continuer {id}, ouvrez à nouveau son cas avec son scanner.',
  ],
  'scan-wanted': [
    'The case {id} is here, but its scan is not: drop the folder "{folder}" or use Open folder to go on.',
    'Le cas {id} est là, mais pas son scanner : déposez le dossier « {folder} » ou utilisez Ouvrir un dossier pour continuer.',
  ],
  'scan-wanted-beside': [
    'The case {id} was not opened, because its scan is not here: drop the folder "{folder}" or use Open folder to go on with it. Until then the open case ({open}) stays.',
    'Le cas {id} n’a pas été ouvert, car son scanner n’est pas là : déposez le dossier « {folder} » ou utilisez Ouvrir un dossier pour le continuer. D’ici là, le cas ouvert ({open}) reste.',
  ],
  'scan-not-kept': [
    'Your work on {id} is here, but its scan is not: open the folder "{folder}" again to go on.',
    'Votre travail sur {id} est là, mais pas son scanner : ouvrez à nouveau le dossier « {folder} » pour continuer.',
  ],
  'scan-not-kept-beside': [
    'The work on {id} was not opened, because its scan is no longer kept here: open the folder "{folder}" to go on with it. Until then the open case ({open}) stays.',
    'Le travail sur {id} n’a pas été ouvert, car son scanner n’est plus gardé ici : ouvrez le dossier « {folder} » pour le continuer. D’ici là, le cas ouvert ({open}) reste.',
  ],
  'nothing-to-add': [
    'There is no MR or CT among these files that can be laid on the CT; open the folder of its series.',
    'Il n’y a parmi ces fichiers ni IRM ni scanner qui puisse être posé sur le scanner ; ouvrez le dossier de sa série.',
  ],
  'no-later-scan': [
    'These files do not hold one CT that is plainly meant as the scan made after the biopsy; open the folder of its series alone.',
    'Ces fichiers ne contiennent pas un seul scanner qui soit clairement celui fait après la biopsie ; ouvrez le dossier de sa série seule.',
  ],
  'work-kept-no-longer': [
    'The work on {id} is no longer kept on this computer. Open its case file, if it was exported, or its scan.',
    'Le travail sur {id} n’est plus gardé sur cet ordinateur. Ouvrez son fichier de cas, s’il a été exporté, ou son scanner.',
  ],
  'many-case-files': [
    'There are {count} case files among these and none is plainly the one: {files}. Open the one that is meant.',
    'Il y a {count} fichiers de cas parmi ceux-ci et aucun n’est clairement le bon : {files}. Ouvrez celui qui est voulu.',
  ],
  'many-plan-files': [
    'There are {count} plan files among these and none is plainly the one: {files}. Open the one that is meant.',
    'Il y a {count} fichiers de plan parmi ceux-ci et aucun n’est clairement le bon : {files}. Ouvrez celui qui est voulu.',
  ],
  'guide-of-other-plan': [
    "{file} beside the plan is not the guide of plan {plan}: its SHA-256 begins with {found}, the plan's own with {own}. Give the plan.json that was written with the guide that was used.",
    '{file} à côté du plan n’est pas le guide du plan {plan} : son SHA-256 commence par {found}, celui du plan par {own}. Donnez le plan.json qui a été écrit avec le guide utilisé.',
  ],
  'drop-not-read': [
    'What was dropped could not be read. Use Open folder to pick it.',
    'Ce qui a été déposé n’a pas pu être lu. Utilisez Ouvrir un dossier pour le choisir.',
  ],
  'no-places-of-files': [
    'A browser knows no places of files.',
    'Un navigateur ne connaît pas l’emplacement des fichiers.',
  ],
  'file-no-longer-read': [
    '{file} can no longer be read; open it again.',
    '{file} ne peut plus être lu ; ouvrez-le à nouveau.',
  ],
  'case-not-recent': [
    'This case is no longer on the list of recent ones.',
    'Ce cas n’est plus dans la liste des cas récents.',
  ],
  'case-gone': [
    '{place} is no longer there or may not be read. If it was moved, open it from its new place with Open case.',
    '{place} n’est plus là ou ne peut pas être lu. S’il a été déplacé, ouvrez-le à son nouvel emplacement avec Ouvrir un cas.',
  ],
  'nothing-given': ['No folder or file was given.', 'Aucun dossier ni fichier n’a été donné.'],
  'empty-folder': [
    'There are no files in {place}; give the folder that holds the CT slices.',
    'Il n’y a pas de fichiers dans {place} ; donnez le dossier qui contient les coupes du scanner.',
  ],
  'place-not-found': [
    'There is no file or folder {place}; check the path.',
    'Il n’y a ni fichier ni dossier {place} ; vérifiez le chemin.',
  ],
  'place-not-permitted': [
    '{place} may not be read; check its permissions.',
    '{place} n’a pas le droit d’être lu ; vérifiez ses autorisations.',
  ],
  'place-not-read': ['{place} cannot be read ({why}).', '{place} ne peut pas être lu ({why}).'],
} as const;
