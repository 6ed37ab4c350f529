/** What is said when files are opened in the window. */
export const openingMessages = {
  'plan-left-aside': [
    '{files} beside {case} was left aside: the case was opened, and Verify judges by no plan. To verify a biopsy by the plan that it was carried out by, open that plan.json without the case.',
    '{files}, à côté de {case}, a été laissé de côté : le cas a été ouvert, et Vérification ne juge d’après aucun plan. Pour vérifier une biopsie d’après le plan qui a été exécuté, ouvrez ce plan.json sans le cas.',
  ],
  'files-left-aside': [
    'Of several case or plan files {opened} was opened. Left aside: {files}. Open the one that is meant by itself.',
    'De plusieurs fichiers de cas ou de plan, {opened} a été ouvert. Laissé de côté : {files}. Ouvrez seul celui qui est voulu.',
  ],
} as const;
