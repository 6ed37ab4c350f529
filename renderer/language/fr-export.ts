import type { Words } from './en';

/** French of what leaves the window. */
export const frExport: Pick<Words, 'export'> = {
  export: {
    stl: 'Exporter le STL',
    stlText: 'Le guide dans le repère du patient (LPS, mm).',
    package: 'Imprimer : 3MF',
    print: 'Imprimer : STL',
    printText:
      'Le guide couché pour l’imprimante, face de contact en haut. Le 3MF porte son nom, les millimètres et les butées de l’aiguille jusque dans le trancheur.',
    printCompensated:
      'COMPENSÉ pour l’imprimante telle que mesurée : ne le mettez pas à l’échelle, laissez à 0 la compensation du trancheur.',
    bench: 'Fantôme d’essai',
    tryIn: 'Essai d’assise',
    benchText:
      'L’os sous le guide, avec un plot que la pointe de chaque aiguille doit toucher ; et l’os seul, pour essayer l’assise.',
    case: 'Exporter le cas',
    caseText: 'Tout ce que vous avez décidé ; « bregma plan » en refait les mêmes octets.',
    report: 'Rapport',
    plan: 'Plan',
    skull: 'Crâne',
    written: 'Écrits',
    sha: 'SHA-256',
    show: 'Montrer {{name}} dans son dossier',
    failed: 'Ce plan a ÉCHOUÉ. Les fichiers le disent dans leur nom et leur en-tête.',
    stale:
      'Périmé : le guide date d’avant votre dernier changement et ne peut pas être exporté. Générez-le à nouveau.',
    reportStale:
      'PÉRIMÉ : ce rapport est celui du guide d’avant votre dernier changement. Générez-le à nouveau.',
    caseChanged:
      'Tel qu’il est maintenant, sans guide à lui : il s’appelle case-changed.json jusqu’à ce que vous génériez à nouveau.',
    read: 'Lire le rapport',
    bytes: '{{n}} octets',
    nothing: 'Générez d’abord le guide ; le cas peut être exporté dès qu’il a un trajet.',
  },
};
