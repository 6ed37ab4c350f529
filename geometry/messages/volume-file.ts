/**
 * What reading and writing NIfTI, NRRD and MetaImage says; "it ..." and "its ..." go on from "a
 * volume that is not read".
 */
export const volumeFileMessages = {
  'voxels-too-few': [
    '{file} breaks off: it holds fewer voxels than its header says; copy it from its source again.',
    '{file} est interrompu : il contient moins de voxels que ne le dit son en-tête ; copiez-le à nouveau depuis sa source.',
  ],
  'voxels-not-read': [
    'The voxels of {file} cannot be read: {why}; copy it from its source again.',
    'Les voxels de {file} ne peuvent être lus : {why} ; copiez-le à nouveau depuis sa source.',
  ],
  'voxels-too-many': [
    '{file} holds {bytes} bytes more than the {size} voxels that its header says: one of the two is wrong; write it again from its source.',
    '{file} contient {bytes} octets de plus que les {size} voxels que dit son en-tête : l’un des deux est faux ; réécrivez-le depuis sa source.',
  ],
  'volume-swells': [
    '{file} would swell to {times} times its size, as no scan does; it is not opened.',
    '{file} gonflerait à {times} fois sa taille, comme aucun examen ne le fait ; il n’est pas ouvert.',
  ],
  'volume-is-mr': [
    '{file} says that it is an MR, whose values are not Hounsfield units: it can be laid over a CT, and a guide needs a CT series.',
    '{file} dit être une IRM, dont les valeurs ne sont pas des unités Hounsfield : elle peut être posée sur un scanner, et un guide demande une série de scanner.',
  ],
  'volume-without-air': [
    "{file} holds no values as low as air's, so they are not taken for Hounsfield units: it can be laid over a CT, and a guide needs a CT series.",
    '{file} ne contient pas de valeurs aussi basses que l’air, elles ne sont donc pas prises pour des unités Hounsfield : il peut être posé sur un scanner, et un guide demande une série de scanner.',
  ],
  'voxels-far-out': [
    '{count} voxels of {file} hold values as far out as {extreme}, which are no Hounsfield units; write it again with its true scaling.',
    '{count} voxels de {file} ont des valeurs allant jusqu’à {extreme}, qui ne sont pas des unités Hounsfield ; réécrivez-le avec sa vraie mise à l’échelle.',
  ],
  'values-clamped': [
    '{count} {count|voxel holds|voxels hold} a value beyond what 16 bits can say (as far out as {extreme} HU); it was cut to the nearest that they can.',
    '{count} {count|voxel a|voxels ont} une valeur au-delà de ce que 16 bits peuvent dire (jusqu’à {extreme} UH) ; elle a été ramenée à la plus proche.',
  ],
  'values-missing': [
    '{count} {count|voxel holds|voxels hold} no number; it was taken for air ({air} HU).',
    '{count} {count|voxel n’a|voxels n’ont} pas de nombre ; il a été pris pour de l’air ({air} UH).',
  ],
  'volume-name-ends': [
    'A volume is written as .nrrd, .nii or .nii.gz, and "{name}" ends otherwise.',
    'Un volume s’écrit en .nrrd, .nii ou .nii.gz, et « {name} » se termine autrement.',
  ],
  'nifti-too-large': [
    'NIfTI holds at most {most} voxels along a side, and this volume has {size}; write it as .nrrd.',
    'NIfTI contient au plus {most} voxels par côté, et ce volume en a {size} ; écrivez-le en .nrrd.',
  ],
  'axes-span-nothing': ['gives axes that span no volume', 'donne des axes qui n’enferment aucun volume'],
  'axes-not-straight': [
    'has axes that are not at right angles (its corners would move by {moved} mm); resample it to a straight grid',
    'a des axes qui ne sont pas à angle droit (ses coins se déplaceraient de {moved} mm) ; rééchantillonnez-le sur une grille droite',
  ],
  'time-points': ['it holds {count} time points', 'il contient {count} instants'],
  'neither-ct-nor-mr': [
    'it says that it is {modality}, neither CT nor MR',
    'il dit être {modality}, ni scanner ni IRM',
  ],
  'voxels-apart': [
    'its voxels lie {spacing} mm apart, as in no scan of a head; its unit of length may be another than it says',
    'ses voxels sont distants de {spacing} mm, comme dans aucun examen d’une tête ; son unité de longueur est peut-être autre que ce qu’il dit',
  ],
  'not-three-dimensions': [
    'it is no volume of three dimensions',
    'ce n’est pas un volume à trois dimensions',
  ],
  'not-single-in-three': [
    'it is no volume of single values in three dimensions',
    'ce n’est pas un volume de valeurs simples à trois dimensions',
  ],
  'holds-vectors': [
    'it holds vectors, not single values',
    'il contient des vecteurs, pas des valeurs simples',
  ],
  'element-type': [
    'its element type "{type}" is not one that is read',
    'son type d’élément « {type} » n’est pas de ceux qui sont lus',
  ],
  'sample-type': [
    'its type "{type}" is not one that is read',
    'son type « {type} » n’est pas de ceux qui sont lus',
  ],
  'data-type': [
    'its data type {type} is not one that is read',
    'son type de données {type} n’est pas de ceux qui sont lus',
  ],
  'data-type-bits': [
    'its data type {type} has {bits} bits, and it says {said}',
    'son type de données {type} a {bits} bits, et il en annonce {said}',
  ],
  'encoding-not-read': [
    'its encoding "{encoding}" is not one that is read',
    'son codage « {encoding} » n’est pas de ceux qui sont lus',
  ],
  'voxels-as-text': ['its voxels are written as text', 'ses voxels sont écrits en texte'],
  'voxels-in-several': ['its voxels are in several files', 'ses voxels sont dans plusieurs fichiers'],
  'voxels-in-img': [
    'its voxels are in another file (.img), which is not read',
    'ses voxels sont dans un autre fichier (.img), qui n’est pas lu',
  ],
  'compressed-or-not': [
    'it does not say whether it is compressed (CompressedData)',
    'il ne dit pas s’il est comprimé (CompressedData)',
  ],
  'no-byte-order': [
    'it does not say its byte order ({field})',
    'il ne dit pas l’ordre de ses octets ({field})',
  ],
  'to-be-scaled': [
    'its values are to be scaled (ElementToIntensityFunction), which is not done',
    'ses valeurs sont à convertir (ElementToIntensityFunction), ce qui n’est pas fait',
  ],
  'values-rescaled': [
    'its values were rescaled when it was written (old min, old max)',
    'ses valeurs ont été converties à l’écriture (old min, old max)',
  ],
  'scaling-senseless': [
    'its scaling makes no sense (slope {slope}, intercept {intercept})',
    'sa mise à l’échelle n’a pas de sens (pente {slope}, ordonnée à l’origine {intercept})',
  ],
  'intent-code': [
    "its intent code {intent} says that it holds something else than a scan's values",
    'son code d’intention {intent} dit qu’il contient autre chose que les valeurs d’un examen',
  ],
  'offset-in-header': [
    'it says that its voxels begin at byte {offset}, within its header',
    'il dit que ses voxels commencent à l’octet {offset}, dans son en-tête',
  ],
  'says-time-points': ['it says that it holds {count} time points', 'il dit contenir {count} instants'],
  'line-says-nothing': [
    'its header has a line that says nothing ("{line}")',
    'son en-tête a une ligne qui ne dit rien (« {line} »)',
  ],
  'line-of-no-nrrd': [
    'its header has a line that no NRRD has ("{line}")',
    'son en-tête a une ligne qu’aucun NRRD n’a (« {line} »)',
  ],
  'field-twice': ['its header gives its {field} twice', 'son en-tête donne deux fois son {field}'],
  'header-endless': ['its header does not end', 'son en-tête ne finit pas'],
  'header-endless-meta': [
    'its header does not end (no ElementDataFile)',
    'son en-tête ne finit pas (pas d’ElementDataFile)',
  ],
  'header-size': ['its HeaderSize {size} makes no sense', 'son HeaderSize {size} n’a pas de sens'],
  'header-size-packed': [
    'its HeaderSize is -1 and its voxels are compressed',
    'son HeaderSize est -1 et ses voxels sont comprimés',
  ],
  'sizes-senseless': ['its sizes make no sense', 'ses dimensions n’ont pas de sens'],
  'dimensions-and-sizes': [
    'it says {dimensions} dimensions and gives {count} sizes',
    'il annonce {dimensions} dimensions et donne {count} tailles',
  ],
  'no-dimensions-and-sizes': [
    'it says no dimensions and gives {count} sizes',
    'il n’annonce pas de dimensions et donne {count} tailles',
  ],
  'byte-skip': ['its byte skip makes no sense', 'son « byte skip » n’a pas de sens'],
  'skips-before-voxels': [
    'it skips lines or bytes before its voxels',
    'il saute des lignes ou des octets avant ses voxels',
  ],
  'two-places': [
    'it gives two places (Offset, TransformMatrix and their like)',
    'il donne deux positions (Offset, TransformMatrix et semblables)',
  ],
  'no-place': [
    'it does not say how it lies in the animal ({fields})',
    'il ne dit pas comment il se place dans l’animal ({fields})',
  ],
  'fields-meta': ['spacing, offset and directions', 'espacement, origine et directions'],
  'fields-nrrd': ['space, directions and origin', 'espace, directions et origine'],
  'fields-nifti': ['no sform and no qform', 'ni sform ni qform'],
  'place-senseless': [
    'its place (spacing, offset, directions) makes no sense',
    'sa position (espacement, origine, directions) n’a pas de sens',
  ],
  'directions-senseless': [
    'its space directions make no sense',
    'ses directions (space directions) n’ont pas de sens',
  ],
  'directions-length': [
    'its directions (TransformMatrix) are not of length one',
    'ses directions (TransformMatrix) ne sont pas de longueur un',
  ],
  'own-centre': [
    'it turns about a centre of its own (CenterOfRotation), which is not read',
    'il tourne autour d’un centre à lui (CenterOfRotation), ce qui n’est pas lu',
  ],
  'unit-of-length': [
    'its unit of length "{unit}" is not known',
    'son unité de longueur « {unit} » n’est pas connue',
  ],
  'unit-code': [
    'its unit of length (code {code}) is not known',
    'son unité de longueur (code {code}) n’est pas connue',
  ],
  'units-not-three': ['its space units ({units}) are not three', 'ses unités ({units}) ne sont pas trois'],
  'sform-no-numbers': ['its sform is no matrix of numbers', 'son sform n’est pas une matrice de nombres'],
  'qform-no-rotation': ['its qform is no rotation', 'son qform n’est pas une rotation'],
  'pixdim-senseless': [
    'its distances between voxels (pixdim) make no sense',
    'ses distances entre voxels (pixdim) n’ont pas de sens',
  ],
  'places-mirrored': [
    'its two places (sform and qform) are mirror images of each other, so left and right are in doubt; make both the same, or delete the wrong one (set its code to 0), in the program that wrote it',
    'ses deux positions (sform et qform) sont des images en miroir l’une de l’autre : la gauche et la droite sont en doute ; rendez-les égales, ou supprimez la fausse (code 0), dans le programme qui l’a écrit',
  ],
  'places-apart': [
    'its two places (sform, code {sform}, and qform, code {qform}) lie up to {apart} mm apart; make both the same, or delete the wrong one (set its code to 0), in the program that wrote it',
    'ses deux positions (sform, code {sform}, et qform, code {qform}) diffèrent de {apart} mm au plus ; rendez-les égales, ou supprimez la fausse (code 0), dans le programme qui l’a écrit',
  ],
  'two-spacings-nifti': [
    'it gives two distances between voxels, {pixdim} in pixdim and {sform} in its sform; correct the wrong one in the program that wrote it',
    'il donne deux distances entre voxels, {pixdim} dans pixdim et {sform} dans son sform ; corrigez la fausse dans le programme qui l’a écrit',
  ],
  'two-spacings-nrrd': [
    'it gives two distances between voxels, in its spacings and in its space directions',
    'il donne deux distances entre voxels, dans « spacings » et dans « space directions »',
  ],
} as const;
