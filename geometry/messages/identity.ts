/** Whose scan it is, and whether it is the one that the case was made on. */
export const identityMessages = {
  'scan-of-other-content': [
    'The scan {scan} is not the one that this case was made on: its voxels or their places differ (content {found} where the case says {said}), whatever its UIDs say. Give the scan that the case was made on, or answer for this one by name and with a reason.',
    'L’examen {scan} n’est pas celui sur lequel ce cas a été fait : ses voxels ou leurs positions diffèrent (contenu {found}, alors que le cas dit {said}), quoi que disent ses UID. Donnez l’examen sur lequel le cas a été fait, ou répondez de celui-ci par votre nom et une raison.',
  ],
  'scan-of-other-animal': [
    'The scan {scan} says that it is of another animal than the planned scan ({what} {found} where the planned scan says {planned}).',
    'L’examen {scan} dit être d’un autre animal que le scanner planifié ({what} {found}, alors que le scanner planifié dit {planned}).',
  ],
  'give-same-animal': [
    'Give the scan of the same animal, or answer for this one by name and with a reason.',
    'Donnez l’examen du même animal, ou répondez de celui-ci par votre nom et une raison.',
  ],
  'patient-id': ['patient ID', 'identifiant de patient'],
  'birth-date': ['birth date', 'date de naissance'],
  sex: ['sex', 'sexe'],
  'scan-not-beside-case': [
    'The scan {scan} is not at hand, so nobody can tell whether it is the one that was laid on the CT: give it beside the case.',
    'L’examen {scan} n’est pas là ; personne ne peut dire si c’est celui qui a été recalé sur le scanner : donnez-le à côté du cas.',
  ],
  'scan-content-unknown': [
    'The case does not say by its content which scan {scan} it was made on, so nobody can tell whether it is this one (content {content}): look at the target on it once more and save the case anew.',
    'Le cas ne dit pas par son contenu sur quel examen {scan} il a été fait ; personne ne peut dire si c’est celui-ci (contenu {content}) : regardez-y la cible encore une fois et enregistrez à nouveau le cas.',
  ],
  'scan-taken-instead': [
    'The scan {scan} (content {content}) was taken in place of the one that the case was made on; {name} answered for it on {at}: {reason}',
    'L’examen {scan} (contenu {content}) a été pris à la place de celui sur lequel le cas a été fait ; {name} en a répondu le {at} : {reason}',
  ],
  'scan-is-the-one': [
    'The scan {scan} is the one that the case was made on (content {content}).',
    'L’examen {scan} est celui sur lequel le cas a été fait (contenu {content}).',
  ],
  'answered-for': ['{name} answered for it on {at}: {reason}', '{name} en a répondu le {at} : {reason}'],
} as const;
