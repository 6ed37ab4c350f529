/** What inspecting files, choosing a series among them and reading it says. */
export const scanMessages = {
  'no-files': [
    'There are no files to read; give the folder that holds the CT slices.',
    'Il n’y a pas de fichiers à lire ; donnez le dossier qui contient les coupes du scanner.',
  ],
  'disc-directory': [
    '{file} is the directory of a DICOM disc and holds no images itself; give the whole folder or disc that it describes.',
    '{file} est le répertoire d’un disque DICOM et ne contient pas d’images ; donnez tout le dossier ou le disque qu’il décrit.',
  ],
  'no-ct-slice': [
    '{file} is not a CT slice ({why}); give the folder or the files that the scanner exported as DICOM.',
    '{file} n’est pas une coupe de scanner ({why}) ; donnez le dossier ou les fichiers que le scanner a exportés en DICOM.',
  ],
  'no-ct-slices': [
    'None of the {count} files is a CT slice ({why}); give the folder or the files that the scanner exported as DICOM.',
    'Aucun des {count} fichiers n’est une coupe de scanner ({why}) ; donnez le dossier ou les fichiers que le scanner a exportés en DICOM.',
  ],
  'truncated-file': [
    '{file} breaks off or is damaged; copy the series from its source again.',
    '{file} s’interrompt ou est endommagé ; copiez à nouveau la série depuis sa source.',
  ],
  'damaged-file': [
    '{file} is damaged or cannot be read and may belong to this series; copy the scan again, or move the file away if it does not belong.',
    '{file} est endommagé ou illisible et appartient peut-être à cette série ; copiez à nouveau le scanner, ou écartez le fichier s’il n’en fait pas partie.',
  ],
  'series-is-mr': [
    'The series is an MR, whose values are not Hounsfield units: it can be laid over a CT, and a guide needs a CT series.',
    'La série est une IRM, dont les valeurs ne sont pas des unités Hounsfield : elle peut être posée sur un scanner, et un guide demande une série de scanner.',
  ],
  'series-not-ct': [
    'The series is not a CT (its modality is {modality}), so its values are not Hounsfield units; choose a CT series.',
    'La série n’est pas un scanner (sa modalité est {modality}) ; ses valeurs ne sont pas des unités Hounsfield ; choisissez une série de scanner.',
  ],
  'modality-not-given': ['not given', 'non indiquée'],
  'no-such-series': [
    'There is no series {uid} among the files; there is only {series}.',
    'Il n’y a pas de série {uid} parmi les fichiers ; il n’y a que {series}.',
  ],
  'no-such-series-of': [
    'There is no series {uid} among the files; there are {series}.',
    'Il n’y a pas de série {uid} parmi les fichiers ; il y a {series}.',
  ],
  'no-usable-series': [
    'There is no {kind} series among the files; give the folder of the {kind}.',
    'Il n’y a pas de série {kind} parmi les fichiers ; donnez le dossier qui la contient.',
  ],
  'series-tied': [
    'There are {count} {kind} series to choose from and none is plainly the one: {series}. Name the one to read by its UID.',
    'Il y a {count} séries {kind} au choix et aucune n’est clairement la bonne : {series}. Choisissez celle à lire.',
  ],
  'series-unusable': ['The {kind} {series} cannot be used.', 'La {kind} {series} ne peut pas servir.'],
  'kind-ct': ['CT', 'scanner'],
  'kind-mr': ['MR', 'IRM'],
  'kind-ct-series': ['CT series', 'série de scanner'],
  'kind-series': ['series', 'série'],
  'more-problems': ['({count} more: {codes})', '({count} de plus : {codes})'],
  'series-name': [
    '"{description}" ({count} {count|slice|slices}, UID {uid})',
    '« {description} » ({count} {count|coupe|coupes}, UID {uid})',
  ],
  'series-without-name': [
    'without a description ({count} {count|slice|slices}, UID {uid})',
    'sans description ({count} {count|coupe|coupes}, UID {uid})',
  ],
  'series-too-large': [
    'The series {series} needs {megabytes} MB of memory, more than there is; close other programs or choose a smaller series.',
    'La série {series} demande {megabytes} Mo de mémoire, plus qu’il n’y en a ; fermez d’autres programmes ou choisissez une série plus petite.',
  ],
} as const;
