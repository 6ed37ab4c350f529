/** What checks, needle stops and number fields say, in French. */
export const frChecks = {
  stop: {
    needle: 'Butée de l’aiguille',
    needleOf: 'Butée de l’aiguille, {{id}}',
    depth: 'butée de profondeur {{mm}}',
    halfWindow: 'demi-fenêtre {{mm}}',
    tip: 'pointe morte {{mm}}',
    error: 'Erreur prévue',
    worst: 'Erreur prévue, la pire : {{id}}',
    errorText: 'Respectée à la cible 95 fois sur 100.',
  },
  number: {
    empty: 'Il faut un nombre ici.',
    notANumber: '« {{text}} » n’est pas un nombre seul.',
    twoReadings: '« {{text}} » peut signifier {{small}} ou {{large}} : écrivez l’un des deux.',
    wrongUnit: '« {{text}} » porte une autre unité : ce champ est en {{unit}}.',
    cannotBeKept:
      '« {{text}} » est trop grand, trop proche de zéro ou a trop de chiffres pour être gardé tel quel.',
    outside: '« {{text}} » est hors de {{low}} à {{high}}.',
    stays: '{{value}} est gardé.',
    least: '{{value}} est le minimum ici.',
    most: '{{value}} est le maximum ici.',
  },
  text: {
    tooLong:
      'Cela ferait {{count}} caractères, et {{most}} au plus tiennent ici : le texte reste comme il était.',
  },
  check: {
    title: 'Contrôles',
    pass: 'Bon',
    warn: 'Avertissement',
    fail: 'Échec',
    verdictPass: 'Chaque contrôle est bon.',
    verdictWarn: 'Bon, avec des avertissements à lire.',
    verdictFail: 'ÉCHEC : ne pas imprimer, ne pas utiliser.',
    stale:
      'Périmé : ces contrôles sont ceux du guide d’avant votre dernier changement. Générez-le à nouveau.',
    was: 'était : {{status}}',
    outdated: 'Périmé',
    measured: 'Mesuré',
    required: 'Requis',
    margin: 'Marge',
    show: 'Montrer',
    showName: 'Montrer : {{name}}',
    none: 'Il n’y a pas encore de plan à contrôler.',
    again: 'Refaire le guide',
    next: 'Continuer vers Export',
    mend: 'Corriger à l’étape {{step}}',
    nextFailed: 'Exporter, marqué ÉCHEC',
  },
};
