/** Why files cannot be written. */
export const fileMessages = {
  'not-a-folder': [
    '{folder} cannot be written: {at} is a file, not a folder.',
    '{folder} ne peut pas être écrit : {at} est un fichier, pas un dossier.',
  ],
  'device-folder': [
    '{folder} cannot be written: "{device}" is the name of a device on Windows. Choose another folder.',
    '{folder} ne peut pas être écrit : « {device} » est le nom d’un périphérique sous Windows. Choisissez un autre dossier.',
  ],
  'folder-not-written': [
    '{folder} cannot be written: {why}. Choose another folder.',
    '{folder} ne peut pas être écrit : {why}. Choisissez un autre dossier.',
  ],
  'file-not-written': [
    '{folder} cannot be written ({file}): {why}. Choose another folder.',
    '{folder} ne peut pas être écrit ({file}) : {why}. Choisissez un autre dossier.',
  ],
  'may-not-write': ['you may not write there', 'vous n’avez pas le droit d’y écrire'],
  'disk-read-only': ['the disk is read-only', 'le disque est en lecture seule'],
  'disk-full': ['the disk is full', 'le disque est plein'],
  'file-for-folder': [
    'a file stands where a folder should be',
    'un fichier se trouve où il faudrait un dossier',
  ],
  'folder-for-file': [
    'a folder stands where a file should be',
    'un dossier se trouve où il faudrait un fichier',
  ],
  'file-in-use': [
    'a file there is in use by another program',
    'un fichier y est utilisé par un autre programme',
  ],
  'file-too-large': [
    'a file would be larger than may be written there',
    'un fichier serait plus grand que ce qui peut y être écrit',
  ],
  'share-full': ['your share of the disk is full', 'votre part du disque est pleine'],
  'work-folder-taken': [
    '{work} is in the way: Bregma writes there first. Move it away.',
    '{work} gêne : Bregma y écrit d’abord. Déplacez-le.',
  ],
  'earlier-waits': [
    '{file} was put there while the earlier one waits in {aside} to come back. Move one of them away.',
    '{file} y a été mis alors que le précédent attend dans {aside} pour revenir. Déplacez l’un des deux.',
  ],
  'folder-in-the-way': [
    '{folder} is a folder, where a file has to stand. Move it away.',
    '{folder} est un dossier, là où il faut un fichier. Déplacez-le.',
  ],
  'folder-locked': [
    '{who} is writing there and does not come to an end. Wait for it, or, if no Bregma is at work, delete {lock}.',
    '{who} y écrit et n’en finit pas. Attendez, ou, si aucun Bregma ne travaille, supprimez {lock}.',
  ],
  'process-on': ['process {pid} on {host}', 'le processus {pid} sur {host}'],
  'another-program': ['another program', 'un autre programme'],
} as const;
