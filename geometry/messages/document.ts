/** What reading a file of ours says: a case, a plan, a printer's profile. */
export const documentMessages = {
  'document-faulty': ['{document}: {fault}.', '{document} : {fault}.'],
  'document-faults': [
    '{document}: {fault} (and {more} more {more|fault|faults}).',
    '{document} : {fault} (et {more} {more|autre erreur|autres erreurs}).',
  ],
  'document-unusable': ['{document} cannot be used.', '{document} ne peut pas être utilisé.'],
  'document-no-fields': [
    '{document} is not a {kind}: it must hold one {braces} of fields.',
    '{document} n’est pas {kind} : il doit contenir un seul {braces} de champs.',
  ],
  'document-other-format': [
    '{document} is not a {kind}: its "format" must be "{format}", but is {found}.',
    '{document} n’est pas {kind} : son « format » doit être « {format} », mais est {found}.',
  ],
  'document-no-version': [
    '{document}: "version" must be a whole number such as {current}, but is {found}.',
    '{document} : « version » doit être un nombre entier tel que {current}, mais est {found}.',
  ],
  'document-of-future': [
    '{document} is of version {version}, made by a newer Bregma; this one reads up to version {current}. Install the newer Bregma to open it.',
    '{document} est de version {version}, fait par un Bregma plus récent ; celui-ci lit jusqu’à la version {current}. Installez le Bregma plus récent pour l’ouvrir.',
  ],
  'document-too-old': [
    '{document} is of version {version}, which is too old for this Bregma to read.',
    '{document} est de version {version}, trop ancienne pour être lue par ce Bregma.',
  ],
  'the-case': ['The case', 'Le cas'],
  'case-file': ['case file', 'un fichier de cas'],
  'plan-file': ['plan file', 'un fichier de plan'],
  'printer-profile': ["printer's profile", 'un profil d’imprimante'],
  'json-not-utf8': [
    '{document} is not UTF-8 text; save it as UTF-8.',
    '{document} n’est pas du texte en UTF-8 ; enregistrez-le en UTF-8.',
  ],
  'json-empty': ['{document} is empty.', '{document} est vide.'],
  'json-field-twice': [
    '{document} gives "{field}" twice; leave only the one that is meant.',
    '{document} donne « {field} » deux fois ; ne laissez que celui qui est voulu.',
  ],
  'json-bad': ['{document} is not valid JSON.', '{document} n’est pas du JSON valable.'],
  'json-ends-early': [
    '{document} is not valid JSON at line {line}, column {column}, where it ends too early.',
    '{document} n’est pas du JSON valable à la ligne {line}, colonne {column}, où il s’arrête trop tôt.',
  ],
  'json-bad-before': [
    '{document} is not valid JSON at line {line}, column {column}, before {text}.',
    '{document} n’est pas du JSON valable à la ligne {line}, colonne {column}, avant {text}.',
  ],
  'json-no-such-number': [
    '{document} is not valid JSON at line {line}, column {column}: {word} is not a number that JSON can hold.',
    '{document} n’est pas du JSON valable à la ligne {line}, colonne {column} : {word} n’est pas un nombre que JSON puisse contenir.',
  ],
  'plan-changed': [
    '{document} was changed after it was written: what it says is not what its id {id} stands for. Take the file as bregma plan wrote it, or plan again.',
    '{document} a été modifié après son écriture : ce qu’il dit n’est pas ce que désigne son identifiant {id}. Prenez le fichier tel que bregma plan l’a écrit, ou planifiez à nouveau.',
  ],
  'remove-and-run-again': [
    'Remove the file and run the study again.',
    'Supprimez le fichier et relancez l’étude.',
  ],
  'field-unknown': [
    '"{field}" is not a field that Bregma knows; remove it or correct its spelling',
    '« {field} » n’est pas un champ que Bregma connaît ; retirez-le ou corrigez-en l’orthographe',
  ],
  'field-missing': ['"{field}" is missing; it must be {what}', '« {field} » manque ; ce doit être {what}'],
  'field-wrong': [
    '"{field}" must be {what}, but is {found}',
    '« {field} » doit être {what}, mais est {found}',
  ],
  'field-below': [
    '"{field}" is {found}; it must be at least {limit}',
    '« {field} » est {found} ; il doit être d’au moins {limit}',
  ],
  'field-above': [
    '"{field}" is {found}; it must be at most {limit}',
    '« {field} » est {found} ; il doit être d’au plus {limit}',
  ],
  'field-empty': ['"{field}" must not be empty', '« {field} » ne doit pas être vide'],
  'field-too-long': ['"{field}" is longer than {limit} characters', '« {field} » dépasse {limit} caractères'],
  'field-too-few': [
    '"{field}" has {count} entries; it must have at least {limit}',
    '« {field} » a {count} {count|élément|éléments} ; il en faut au moins {limit}',
  ],
  'field-too-many': [
    '"{field}" has {count} entries; it must have at most {limit}',
    '« {field} » a {count} éléments ; il en faut au plus {limit}',
  ],
  'field-refused': ['"{field}" cannot be used: {reason}', '« {field} » ne peut pas être utilisé : {reason}'],
  'a-number': ['a number', 'un nombre'],
  'a-number-in': ['a number ({unit})', 'un nombre ({unit})'],
  'a-whole-number': ['int', 'un nombre entier'],
  'true-or-false': ['boolean', 'true ou false'],
  'text-in-quotes': ['text in quotes', 'un texte entre guillemets'],
  'group-of-fields': ['a group of fields in {braces}', 'un groupe de champs entre {braces}'],
  'a-list': ['a list in [ ]', 'une liste entre [ ]'],
  'three-numbers': ['a list of three numbers', 'une liste de trois nombres'],
  'with-unit': ['{number} {unit}', '{number} {unit}'],
  degrees: ['degrees', 'degrés'],
  'field-not-one-line': [
    '"{field}" must be one line of plain text',
    '« {field} » doit être une ligne de texte simple',
  ],
  'field-no-short-name': [
    '"{field}" must be a short name of letters, digits, - and _ (at most 32)',
    '« {field} » doit être un nom court de lettres, chiffres, - et _ (32 au plus)',
  ],
  'field-no-digest': [
    '"{field}" must be a SHA-256: 64 digits of 0-9 and a-f',
    '« {field} » doit être un SHA-256 : 64 signes de 0-9 et a-f',
  ],
  'field-no-series': [
    '"{field}" must be a DICOM UID (digits and dots), as bregma inspect prints it',
    '« {field} » doit être un UID DICOM (chiffres et points), comme bregma inspect l’affiche',
  ],
  'field-no-plan-id': [
    '"{field}" must be 64 hexadecimal digits',
    '« {field} » doit être de 64 chiffres hexadécimaux',
  ],
  'field-no-signature': [
    '"{field}" must be the initials or the name of a person: at least one letter, and no signs that cannot be seen',
    '« {field} » doit être les initiales ou le nom d’une personne : au moins une lettre, et aucun signe invisible',
  ],
  'field-no-identifier': [
    '"{field}" must have at least one letter or digit, and no signs that cannot be seen',
    '« {field} » doit avoir au moins une lettre ou un chiffre, et aucun signe invisible',
  ],
  'field-no-reason': [
    '"{field}" must say why, in a word at least',
    '« {field} » doit dire pourquoi, en un mot au moins',
  ],
  'field-no-time': [
    '"{field}" must be a date and time such as 2026-01-02T10:00:00Z',
    '« {field} » doit être une date et une heure comme 2026-01-02T10:00:00Z',
  ],
  'field-other-century': [
    '"{field}" must be a time from 2000 to 2099',
    '« {field} » doit être une date de 2000 à 2099',
  ],
  'field-no-direction': [
    '"{field}" is no direction: all three numbers are zero',
    '« {field} » n’est pas une direction : ses trois nombres sont nuls',
  ],
  'field-not-of-unit-length': [
    '"{field}" is no direction of unit length (within 2 %): divide its numbers by the root of the sum of their squares',
    '« {field} » n’est pas une direction de longueur unité (à 2 % près) : divisez ses nombres par la racine de la somme de leurs carrés',
  ],
  'field-not-at-right-angles': [
    '"{field}" has dorsal and rostral directions that are not at right angles (within 5 degrees)',
    '« {field} » a des directions dorsale et rostrale qui ne sont pas à angle droit (à 5 degrés près)',
  ],
  'field-crop-empty': [
    '"{field}" must have every number of minLps at least 1 mm below that of maxLps',
    '« {field} » doit avoir chaque nombre de minLps inférieur d’au moins 1 mm à celui de maxLps',
  ],
  'field-target-on-entry': [
    '"{field}" has target and entry less than 1 mm apart, which gives no direction',
    '« {field} » a la cible et l’entrée à moins de 1 mm, ce qui ne donne pas de direction',
  ],
  'field-id-twice': [
    '"{field}" repeats the id "{id}"; every id must be used once',
    '« {field} » répète l’identifiant « {id} » ; chacun ne doit servir qu’une fois',
  ],
  'field-without-ct': [
    '"{field}" has no scan of role "ct"; a guide is planned on the bone of a CT',
    '« {field} » n’a aucun examen de rôle « ct » ; un guide se planifie sur l’os d’un scanner (CT)',
  ],
  'field-fused-on-itself': [
    '"{field}" stands at the scan that is planned on; only the others are laid on it',
    '« {field} » est donné pour le scanner sur lequel on planifie ; seuls les autres sont posés sur lui',
  ],
  'field-no-insertion': [
    '"{field}" must be "auto" or a direction of three numbers, but is {found}',
    '« {field} » doit être « auto » ou une direction de trois nombres, mais est {found}',
  ],
  'field-entry-off-pad': [
    '"{field}" moves the pad so far that its entry lies less than {least} mm inside it',
    '« {field} » déplace le patin si loin que son entrée est à moins de {least} mm de son bord',
  ],
  'field-no-rotation': [
    '"{field}" is no rotation: three unit rows at right angles, row by row, det = +1',
    '« {field} » n’est pas une rotation : trois lignes unité à angle droit, ligne par ligne, dét = +1',
  ],
  'field-half-accepted': [
    '"{field}" must say both who accepted it ("acceptedBy") and when ("at"), or neither',
    '« {field} » doit dire qui l’a accepté (« acceptedBy ») et quand (« at »), ou ni l’un ni l’autre',
  ],
  'field-not-relative': [
    '"{field}" must be relative to the case file, so that the case can be moved',
    '« {field} » doit être relatif au fichier du cas, pour que le cas puisse être déplacé',
  ],
  'field-unknown-with-figure': [
    '"{field}" is unknown and yet has a figure: say whether it was measured or published',
    '« {field} » est inconnu et porte pourtant un chiffre : dites s’il a été mesuré ou publié',
  ],
  'field-measured-without-figure': [
    '"{field}" is measured and needs a value with its uncertainty',
    '« {field} » est mesuré : il lui faut une valeur avec son incertitude',
  ],
  'field-published-without-source': [
    '"{field}" is published and needs its source with a value or an uncertainty',
    '« {field} » est publié : il lui faut sa source avec une valeur ou une incertitude',
  ],
  'field-bed-half-known': [
    '"{field}" must have a size unless it is unknown, and none where it is',
    '« {field} » doit avoir une taille sauf s’il est inconnu, et aucune s’il l’est',
  ],
  'field-measured-when': [
    '"{field}" must say when the coupon was measured, as it has measured figures',
    '« {field} » doit dire quand l’éprouvette a été mesurée, puisque des chiffres sont mesurés',
  ],
} as const;
