/** What a plan says of the printer that its guide is made on, and of what is made up for. */
export const printPlanMessages = {
  'printer-not-measured': [
    'The printer {printer} has not been measured: its printing error is the published mean of other printers, and nothing is made up for. A coupon measures it.',
    'L’imprimante {printer} n’a pas été mesurée : son erreur d’impression est la moyenne publiée d’autres imprimantes, et rien n’est compensé. Une éprouvette la mesure.',
  ],
  'printer-measured': [
    'The printer {printer} was measured on {date}; its printing error is what that coupon left, and guide-print.stl makes up for its scale and bores.',
    'L’imprimante {printer} a été mesurée le {date} ; son erreur d’impression est ce que cette éprouvette a laissé, et guide-print.stl compense son échelle et ses alésages.',
  ],
  'printer-lapsed': [
    'The measuring of the printer {printer} of {date} has EXPIRED.',
    'La mesure de l’imprimante {printer} du {date} est PÉRIMÉE.',
  ],
  'printer-not-kept': [
    'The profile of {printer} could not be kept for other cases; save it as a file.',
    'Le profil de {printer} n’a pas pu être gardé pour d’autres cas ; enregistrez-le dans un fichier.',
  ],
  'coupon-old': ['It is more than {days} days old.', 'Elle date de plus de {days} jours.'],
  'coupon-ahead': ['Its day is still to come.', 'Son jour est encore à venir.'],
  'coupon-other-lot': [
    'The coupon was of lot {measured}, the guide is of lot {used}.',
    'L’éprouvette était du lot {measured}, le guide est du lot {used}.',
  ],
  'coupon-other-cycle': [
    'The coupon’s cycle was: {measured}; the guide’s is: {used}.',
    'Le cycle de l’éprouvette était : {measured} ; celui du guide est : {used}.',
  ],
  'not-said': ['not said', 'non précisé'],
  'print-term-published': [
    'The printing error is therefore the published mean again; scale and bores are still made up for by that coupon.',
    'L’erreur d’impression redevient donc la moyenne publiée ; l’échelle et les alésages restent compensés d’après cette éprouvette.',
  ],
  'print-term-of-old-coupon': [
    'The printing error and what is made up for are still that coupon’s, and may no longer be true.',
    'L’erreur d’impression et la compensation restent celles de cette éprouvette et peuvent ne plus être vraies.',
  ],
  'coupon-again': [
    'Print and measure a coupon on the same plate as the guide.',
    'Imprimez et mesurez une éprouvette sur le même plateau que le guide.',
  ],
  'cycle-is-borne': [
    'The material {material} bears {cycle} ({source}).',
    'Le matériau {material} supporte {cycle} ({source}).',
  ],
  'cycle-is-not-borne': [
    'The material {material} does NOT bear {cycle} ({source}): choose another cycle or another material.',
    'Le matériau {material} ne supporte PAS {cycle} ({source}) : choisissez un autre cycle ou un autre matériau.',
  ],
  'cycle-not-known': [
    'Whether the material {material} bears {cycle} is not known: ask its maker, or sterilise a coupon and measure it.',
    'On ne sait pas si le matériau {material} supporte {cycle} : demandez au fabricant, ou stérilisez une éprouvette et mesurez-la.',
  ],
  'layer-fine': [
    'A layer of {layer} mm is finer than the gap to the bone of {gap} mm.',
    'Une couche de {layer} mm est plus fine que le jeu avec l’os de {gap} mm.',
  ],
  'layer-coarse': [
    'A layer of {layer} mm makes steps higher than the gap to the bone of {gap} mm: print in finer layers, or widen the gap.',
    'Une couche de {layer} mm fait des marches plus hautes que le jeu avec l’os de {gap} mm : imprimez en couches plus fines, ou élargissez le jeu.',
  ],
  'gap-comes-open': [
    'The bore of {bore} mm is wider than the narrowest gap that comes out open, {least} mm.',
    'L’alésage de {bore} mm est plus large que la fente la plus étroite qui sort ouverte, {least} mm.',
  ],
  'gap-closes': [
    'The bore of {bore} mm is narrower than the narrowest gap that this printer leaves open, {least} mm: print it elsewhere.',
    'L’alésage de {bore} mm est plus étroit que la fente la plus étroite que cette imprimante laisse ouverte, {least} mm : imprimez-le ailleurs.',
  ],
  'row-printer': ['Printer', 'Imprimante'],
  'printer-of': ['{printer}, {material}, of lot {lot}, {cycle}', '{printer}, {material}, lot {lot}, {cycle}'],
  'row-print-file': ['Print file', 'Fichier à imprimer'],
  'print-file-nominal': [
    'NOMINAL: nothing is made up for, the printer was not measured',
    'NOMINAL : rien n’est compensé, l’imprimante n’a pas été mesurée',
  ],
  'print-file-compensated': [
    'COMPENSATED, once: do not scale it, and leave the slicer’s own compensation of sizes and holes at 0',
    'COMPENSÉ, une fois : ne le mettez pas à l’échelle, et laissez à 0 les compensations de cotes et de trous du trancheur',
  ],
  'compensated-scale': [
    'drawn for a printer of scale X {x}, Y {y}, Z {z}, skew {skew} degrees',
    'dessiné pour une imprimante d’échelle X {x}, Y {y}, Z {z}, équerrage {skew} degrés',
  ],
  'compensated-bore': [
    '{path}: bore drawn {drawn} mm wide, to come out {planned} mm',
    '{path} : alésage dessiné à {drawn} mm, pour sortir à {planned} mm',
  ],
  'uncompensated-bore': [
    '{path}: bore drawn {planned} mm wide as planned: the coupon has none like it; try the needle, ream where it binds',
    '{path} : alésage dessiné à {planned} mm comme prévu : l’éprouvette n’en a pas de semblable ; essayez l’aiguille, alésez si elle force',
  ],
  'bench-blocked': [
    'No bench phantom can be made: something stands before the pip of {path}, such as the column of another path. Plan its paths one at a time for the bench.',
    'Impossible de faire un fantôme d’essai : quelque chose se trouve devant le plot de {path}, comme la colonne d’un autre trajet. Planifiez ses trajets un à un pour l’essai.',
  ],
  'print-sheet-title': ['Print sheet of plan {plan}', 'Fiche d’impression du plan {plan}'],
  'print-sheet-failed': ['FAILED: do not print for use.', 'ÉCHEC : ne pas imprimer pour l’utiliser.'],
  'print-sheet-as-it-lies': [
    'Print {file} as it lies, X along the bed’s X, in millimetres, contact face up. Do not turn, scale, mirror or repair it: a turned part is made up for along the wrong axes.',
    'Imprimez {file} tel quel, X selon l’axe X du plateau, en millimètres, face de contact vers le haut. Ne le tournez, n’agrandissez, ne retournez ni ne réparez : une pièce tournée serait compensée selon les mauvais axes.',
  ],
  'print-sheet-coupon': [
    'Print a coupon on the same plate and give it the same washing, curing and sterilising.',
    'Imprimez une éprouvette sur le même plateau et donnez-lui les mêmes lavage, durcissement et stérilisation.',
  ],
  'print-sheet-bores': [
    'Try the needle in every bore before sterilising.',
    'Essayez l’aiguille dans chaque alésage avant la stérilisation.',
  ],
} as const;
