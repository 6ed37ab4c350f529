/** What `--help` says of every command, and what is said of words that no command has. */
export const commandHelpMessages = {
  'help-program': [
    "Plans a printed, patient-specific stereotactic biopsy guide from the CT of an animal's head.",
    'Planifie, à partir du scanner de la tête d’un animal, un guide de biopsie stéréotaxique imprimé sur mesure.',
  ],
  'help-program-limits': [
    'For veterinary use only. What it predicts is not verified: check before you operate.',
    'Pour usage vétérinaire seulement. Ce qu’il prévoit n’est pas vérifié : contrôlez avant d’opérer.',
  ],
  'help-exit-codes': [
    'Exit codes: 0 every check passed, 1 a check failed (files say FAILED), 2 the input cannot be used, 3 a fault of ours.',
    'Codes de sortie : 0 tous les contrôles sont bons, 1 un contrôle a échoué (les fichiers disent ÉCHEC), 2 l’entrée ne peut pas servir, 3 une erreur du programme.',
  ],
  'help-says-more': ['(bregma --help says more)', '(bregma --help en dit plus)'],
  'help-of-version': ['output the version number', 'affiche le numéro de version'],
  'help-of-help': ['display help for command', 'affiche l’aide de la commande'],
  'help-usage': ['Usage:', 'Utilisation :'],
  'help-arguments': ['Arguments:', 'Arguments :'],
  'help-options': ['Options:', 'Options :'],
  'help-commands': ['Commands:', 'Commandes :'],
  'help-choices': ['choices: {choices}', 'choix : {choices}'],
  'help-default': ['default: {value}', 'par défaut : {value}'],
  'help-command-place': ['[command]', '[commande]'],
  'help-language': [
    'language of what is printed for people: {languages}',
    'langue de ce qui s’affiche : {languages}',
  ],
  'help-one-of': ['one of {choices}', 'l’un de {choices}'],
  'help-json': ['print everything as JSON', 'affiche tout en JSON'],
  'help-quiet': ['print nothing but refusals', 'n’affiche rien d’autre que les refus'],
  'usage-missing-argument': [
    "error: missing required argument '{name}'",
    'erreur : il manque l’argument « {name} »',
  ],
  'usage-option-argument-missing': [
    "error: option '{option}' argument missing",
    'erreur : l’option « {option} » n’a pas sa valeur',
  ],
  'usage-option-missing': [
    "error: required option '{option}' not specified",
    'erreur : l’option « {option} » est obligatoire et manque',
  ],
  'usage-unknown-option': ["error: unknown option '{option}'", 'erreur : option inconnue « {option} »'],
  'usage-unknown-command': ["error: unknown command '{name}'", 'erreur : commande inconnue « {name} »'],
  'usage-invalid-choice': [
    "error: option '{option}' argument '{text}' is invalid. Allowed choices are {choices}.",
    'erreur : l’option « {option} » ne prend pas « {text} ». Choix possibles : {choices}.',
  ],
  'usage-too-many-for': [
    "error: too many arguments for '{command}'. Expected {expected} {expected|argument|arguments} but got {given}.",
    'erreur : trop d’arguments pour « {command} ». {expected} {expected|attendu|attendus}, {given} {given|donné|donnés}.',
  ],
  'usage-meant': ['(Did you mean {name}?)', '(Vouliez-vous dire {name} ?)'],
  'usage-meant-one-of': ['(Did you mean one of {names}?)', '(Vouliez-vous dire l’un de {names} ?)'],
} as const;
