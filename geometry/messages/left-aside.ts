/** Why a file is left aside: words for the list of such files. */
export const leftAsideMessages = {
  'damaged-dicom': ['a damaged or incomplete DICOM file', 'un fichier DICOM endommagé ou incomplet'],
  'damaged-dicom-of': [
    'a damaged or incomplete DICOM file (modality {modality})',
    'un fichier DICOM endommagé ou incomplet (modalité {modality})',
  ],
  'not-dicom': ['not a DICOM file', 'pas un fichier DICOM'],
  'empty-file': ['an empty file', 'un fichier vide'],
  'dicom-directory': ['a DICOM directory, not an image', 'un répertoire DICOM, pas une image'],
  'float-image': [
    'an image of floating-point numbers, not CT values',
    'une image en nombres flottants, pas des valeurs de scanner',
  ],
  'holds-no-image': ['holds no image (modality {modality})', 'ne contient pas d’image (modalité {modality})'],
  localizer: ['a localizer (scout) image, not a slice', 'une image de repérage (topogramme), pas une coupe'],
  'screen-capture': ['a screen capture, not a slice', 'une capture d’écran, pas une coupe'],
  'colour-picture': [
    'a colour picture ({kind}), not CT values',
    'une image en couleurs ({kind}), pas des valeurs de scanner',
  ],
  'inverted-picture': [
    'an inverted picture (MONOCHROME1), not CT values',
    'une image inversée (MONOCHROME1), pas des valeurs de scanner',
  ],
  'file-not-read': ['it cannot be read ({why})', 'il ne peut pas être lu ({why})'],
  'side-file': ['a side file of macOS, not a scan', 'un fichier annexe de macOS, pas un examen'],
  'link-out': [
    'a link that leads out of the folder; it is not followed. Give the place that it leads to as well',
    'un lien qui mène hors du dossier ; il n’est pas suivi. Donnez aussi l’endroit où il mène',
  ],
  'link-nowhere': ['a link that leads nowhere', 'un lien qui ne mène nulle part'],
  'link-to-itself': ['a link that leads back to itself', 'un lien qui revient sur lui-même'],
  'bad-zip': ['a zip that is damaged or not whole', 'un zip endommagé ou incomplet'],
  'zip-of-too-many': [
    'a zip of more than {most} files; unpack it and give the folder',
    'un zip de plus de {most} fichiers ; décompressez-le et donnez le dossier',
  ],
  'zip-with-password': [
    'a zip with a password; unpack it and give the folder',
    'un zip avec mot de passe ; décompressez-le et donnez le dossier',
  ],
  'zip-within-others': [
    'a zip within {most} others; unpack the outer one and give the folder',
    'un zip dans {most} autres ; décompressez celui du dehors et donnez le dossier',
  ],
  'large-zip-within': [
    'a zip of {gigabytes} GB within another; unpack the outer one and give the folder',
    'un zip de {gigabytes} Go dans un autre ; décompressez celui du dehors et donnez le dossier',
  ],
  'zips-of-too-many': [
    'a zip of too many files (more than {most}); unpack it and give the folder of the CT',
    'un zip de trop de fichiers (plus de {most}) ; décompressez-le et donnez le dossier du scanner',
  ],
  'zip-unpacks-large': [
    'a zip that unpacks to {gigabytes} GB, more than is opened ({most} GB); unpack it and give the folder of the CT',
    'un zip qui se décompresse en {gigabytes} Go, plus qu’on n’en ouvre ({most} Go) ; décompressez-le et donnez le dossier du scanner',
  ],
  'zip-swells': [
    'a zip that swells to {times} times its size, as no scan does; it is not opened',
    'un zip qui gonfle à {times} fois sa taille, comme aucun examen ne le fait ; il n’est pas ouvert',
  ],
  'zip-not-read': ['a zip that cannot be read ({why})', 'un zip qui ne peut pas être lu ({why})'],
  'bad-volume-file': ['a damaged or empty volume file', 'un fichier de volume endommagé ou vide'],
  'volume-not-read': ['a volume that is not read: {why}', 'un volume qui n’est pas lu : {why}'],
  'volume-without-voxels': [
    'a volume whose voxels ({file}) are not among the files',
    'un volume dont les voxels ({file}) ne sont pas parmi les fichiers',
  ],
  'volume-that': ['a volume that {does}', 'un volume qui {does}'],
  'volume-too-thin': [
    'a volume of {size} voxels, too thin to be read',
    'un volume de {size} voxels, trop mince pour être lu',
  ],
} as const;
