/** What the command line refuses of its options and of the files that it is given. */
export const commandOptionMessages = {
  'option-is-not': [
    '{option} {need}; "{text}" is not that.',
    '{option} {need} ; « {text} » ne convient pas.',
  ],
  'option-number-refused': ['{option} {need}; {why}.', '{option} {need} ; {why}.'],
  'option-may-be-two': [
    '{option} {need}; "{text}" may be {one} or {first} to {last}.',
    '{option} {need} ; « {text} » peut signifier {one}, ou de {first} à {last}.',
  ],
  'needs-whole-number': ['needs a whole number', 'demande un nombre entier'],
  'needs-number-between': ['needs numbers from {low} to {high}', 'demande des nombres de {low} à {high}'],
  'needs-three-numbers': [
    'needs three numbers joined by "{separator}"',
    'demande trois nombres séparés par « {separator} »',
  ],
  'needs-three-numbers-or-semicolons': [
    'needs three numbers joined by "{separator}", or by ";" where they have decimal commas',
    'demande trois nombres séparés par « {separator} », ou par « ; » s’ils ont une virgule décimale',
  ],
  'needs-range': [
    'needs one number, or two joined by "..", the lower first, such as 0.4..0.6',
    'demande un nombre, ou deux joints par « .. », le plus petit d’abord, comme 0.4..0.6',
  ],
  'needs-one-of': ['needs one of {choices}', 'demande l’un de {choices}'],
  'needs-name': ['needs a name', 'demande un nom'],
  'needs-signature': [
    'needs initials or a name, with at least one letter',
    'demande des initiales ou un nom, avec au moins une lettre',
  ],
  'needs-reason-for': [
    'needs to say why, in a word at least, for {option}',
    'doit dire pourquoi, en un mot au moins, pour {option}',
  ],
  'needs-answer-beside': [
    'needs --accept-scan or --confirm-orientation beside it',
    'demande --accept-scan ou --confirm-orientation à côté',
  ],
  'needs-side': ['needs left, right or none', 'demande left, right ou none'],
  'needs-marker-beside': ['needs --marker left or right beside it', 'demande --marker left ou right à côté'],
  'needs-whole-voxels': ['needs whole numbers of voxels', 'demande des nombres entiers de voxels'],
  'needs-shard': ['needs i/n with i from 1 to n, such as 2/8', 'demande i/n avec i de 1 à n, comme 2/8'],
  'needs-volume-name': [
    'needs a name that ends in .nrrd, .nii or .nii.gz',
    'demande un nom qui finit par .nrrd, .nii ou .nii.gz',
  ],
  'needs-one-scan': [
    'needs the CT made after the biopsy; or --seated and the CT with the guide on in its place',
    'demande le scanner fait après la biopsie ; ou --seated et le scanner avec le guide en place',
  ],
  'needs-printer': [
    'needs --printer beside it, or a case that names its printer',
    'demande --printer à côté, ou un cas qui nomme son imprimante',
  ],
  'needs-needle': [
    'needs the diameter of the needle in mm, or a case or plan with it',
    'demande le diamètre de l’aiguille en mm, ou un cas ou un plan qui le donne',
  ],
  'no-place-beside-solve': [
    'has no place beside --solve, whose table says it',
    'n’a pas sa place à côté de --solve, dont le tableau le dit',
  ],
  'option-names-device': [
    '{option} needs a name of a file; "{text}" is the name of a device on Windows.',
    '{option} demande un nom de fichier ; « {text} » est le nom d’un périphérique sous Windows.',
  ],
  'text-not-read': ['{path} cannot be read: {why}.', '{path} ne peut pas être lu : {why}.'],
  'no-such-file': ['there is no such file', 'ce fichier n’existe pas'],
  'a-folder-not': ['it is a folder, and {what} is a file', 'c’est un dossier, et {what} est un fichier'],
  'a-case': ['a case', 'un cas'],
  'a-plan': ['a plan', 'un plan'],
  'a-case-or-plan': ['a case or plan', 'un cas ou un plan'],
  'a-record': ['a record', 'un registre'],
  'a-printer-profile': ["a printer's profile", 'le profil d’une imprimante'],
  'a-coupon-table': ['a coupon’s table', 'le tableau d’une éprouvette'],
  'folder-not-empty': [
    '{folder} already holds files; give --out a new or empty folder.',
    '{folder} contient déjà des fichiers ; donnez à --out un dossier nouveau ou vide.',
  ],
  'other-plan-there': [
    '{folder} holds the plan of {other}, and this is one of {own}: it would be replaced. Choose another folder for --out, or add --replace.',
    '{folder} contient le plan de {other}, et celui-ci est de {own} : il serait remplacé. Choisissez un autre dossier pour --out, ou ajoutez --replace.',
  ],
  'unreadable-plan-there': [
    '{folder} holds a plan.json that cannot be read: it would be replaced. Choose another folder for --out, or add --replace.',
    '{folder} contient un plan.json illisible : il serait remplacé. Choisissez un autre dossier pour --out, ou ajoutez --replace.',
  ],
  'id-of-patient': ['{id} (patient {patient})', '{id} (patient {patient})'],
  'wrote-files': ['Wrote {files}.', 'Écrit : {files}.'],
  'wrote-file-of': ['Wrote {file} ({bytes} bytes).', 'Écrit : {file} ({bytes} {bytes|octet|octets}).'],
  'program-own-fault': [
    'this is a fault of the program, not of your files. Please report it with these lines:',
    'c’est une erreur du programme, non de vos fichiers. Merci de la signaler avec ces lignes :',
  ],
} as const;
