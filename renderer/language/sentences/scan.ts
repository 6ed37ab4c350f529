import type { Sentences } from './translate-sentence';

/** What reading a scan says. */
export const scanSentences: Sentences = [
  [
    'All {0} images of the series lie at the same place, so they are no volume but repeated images (bolus tracking, perfusion or a test); choose another series.',
    'Les {0} images de la série sont toutes au même endroit ; ce n’est pas un volume mais des images répétées (suivi de bolus, perfusion ou essai) ; choisissez une autre série.',
  ],
  [
    '{0} and {1}{2} lie at the same place and show different pictures; give one of the two scans that are mixed here.',
    '{0} et {1}{2} sont au même endroit et montrent des images différentes ; donnez l’un des deux scanners mêlés ici.',
  ],
  [
    '{0} and {1} lie at the same place and show different pictures; give one of the two scans that are mixed here.',
    '{0} et {1} sont au même endroit et montrent des images différentes ; donnez l’un des deux scanners mêlés ici.',
  ],
  [' and {0} more pair', ' et {0} autre paire'],
  [' and {0} more pairs', ' et {0} autres paires'],
  [
    'The gaps between the slices differ too much to be evened out: {0}; give a series without such a gap.',
    'Les écarts entre les coupes diffèrent trop pour être égalisés : {0} ; donnez une série sans un tel écart.',
  ],
  [
    '{0} slice{1} missing: {2}; copy or export the whole series again.',
    '{0} coupe{1} : {2} ; copiez ou exportez à nouveau toute la série.',
  ],
  [' is', ' manque'],
  ['s are', 's manquent'],
  [
    '1 slice is missing: {0}; copy or export the whole series again, or agree that it is filled in from its neighbours.',
    '1 coupe manque : {0} ; copiez ou exportez à nouveau toute la série, ou acceptez qu’elle soit comblée à partir de ses voisines.',
  ],
  [
    '1 slice is missing between {0} and {1}, which lie {2} mm apart; what stands there was interpolated from the slices around it and was not scanned.',
    '1 coupe manque entre {0} et {1}, distantes de {2} mm ; ce qui s’y trouve a été interpolé à partir des coupes voisines et n’a pas été acquis.',
  ],
  [
    'between {0} and {1} the gap is {2} mm where it is {3} mm elsewhere',
    'entre {0} et {1} l’écart est de {2} mm alors qu’il est de {3} mm ailleurs',
  ],
  [
    '{0} holds {1} images and does not say where each lies; export the series as single-slice or Enhanced CT images.',
    '{0} contient {1} images et ne dit pas où chacune se trouve ; exportez la série en coupes simples ou en images Enhanced CT.',
  ],
  [
    '{0} gives an image of {1} x {2} pixels, which cannot be; export the series again.',
    '{0} donne une image de {1} x {2} pixels, ce qui est impossible ; exportez à nouveau la série.',
  ],
  [
    '{0} has a header and no pixels; copy or export the series again.',
    '{0} a un en-tête mais pas de pixels ; copiez ou exportez à nouveau la série.',
  ],
  [
    '{0} is compressed in a way that is not read (transfer syntax {1}); export the series uncompressed.',
    '{0} est comprimé d’une manière qui n’est pas lue (syntaxe de transfert {1}) ; exportez la série sans compression.',
  ],
  [
    '{0} says that its pixels are uncompressed and holds them compressed, in a way it does not name; export the series again, uncompressed.',
    '{0} dit que ses pixels ne sont pas comprimés et les contient comprimés, d’une manière qu’il ne nomme pas ; exportez à nouveau la série, sans compression.',
  ],
  [
    '{0} stores its pixels in a way that is not read ({1} of {2} bits, high bit {3}); export the series as 16-bit CT images.',
    '{0} range ses pixels d’une manière qui n’est pas lue ({1} bits sur {2}, bit haut {3}) ; exportez la série en images de scanner 16 bits.',
  ],
  [
    '{0} gives a rescale slope or intercept that is no number, so its values are not Hounsfield units; export the series again.',
    '{0} donne une pente ou une ordonnée de conversion qui n’est pas un nombre ; ses valeurs ne sont pas des unités Hounsfield ; exportez à nouveau la série.',
  ],
  [
    '{0} gives a rescale slope of 0, which makes every voxel the same; export the series again.',
    '{0} donne une pente de conversion de 0, qui rend tous les voxels égaux ; exportez à nouveau la série.',
  ],
  [
    '{0} does not say how its values become Hounsfield units (rescale slope and intercept are missing); export the original CT slices.',
    '{0} ne dit pas comment ses valeurs deviennent des unités Hounsfield (pente et ordonnée de conversion manquent) ; exportez les coupes originales du scanner.',
  ],
  [
    '{0} holds another quantity than Hounsfield units (rescale type {1}); choose the series of plain CT images.',
    '{0} contient une autre grandeur que des unités Hounsfield (type de conversion {1}) ; choisissez la série d’images ordinaires du scanner.',
  ],
  [
    '{0} breaks off: it holds fewer pixels than its header says; copy the series from its source again.',
    '{0} s’interrompt : il contient moins de pixels que ne dit son en-tête ; copiez à nouveau la série depuis sa source.',
  ],
  [
    '{0} does not say where its slice lies (Image Position); export the original slices, not pictures of them.',
    '{0} ne dit pas où se trouve sa coupe (Image Position) ; exportez les coupes originales, pas des captures.',
  ],
  [
    '{0} does not say how its slice is turned (Image Orientation is missing or not two perpendicular directions); export the series again.',
    '{0} ne dit pas comment sa coupe est tournée (Image Orientation manque ou n’est pas deux directions perpendiculaires) ; exportez à nouveau la série.',
  ],
  [
    '{0} does not say how large its pixels are (Pixel Spacing is missing); export the original slices.',
    '{0} ne dit pas la taille de ses pixels (Pixel Spacing manque) ; exportez les coupes originales.',
  ],
  [
    '{0} gives a pixel size of {1} mm, which cannot be; export the series again.',
    '{0} donne une taille de pixel de {1} mm, ce qui est impossible ; exportez à nouveau la série.',
  ],
  [
    'The series holds slices of {0} orientations ({1} slices), so they are not one stack; give a series of parallel slices.',
    'La série contient des coupes de {0} orientations ({1} coupes) ; ce n’est pas une seule pile ; donnez une série de coupes parallèles.',
  ],
  [
    'The series holds slices of different sizes ({0} pixels); give one stack of equal slices.',
    'La série contient des coupes de tailles différentes ({0} pixels) ; donnez une pile de coupes égales.',
  ],
  [
    'The series holds slices of different pixel sizes ({0} mm); give one stack of equal slices.',
    'La série contient des coupes à pixels de tailles différentes ({0} mm) ; donnez une pile de coupes égales.',
  ],
  [
    'The series holds slices of {0} frames of reference, so their places cannot be compared: the animal was moved between them; give slices of one scan.',
    'La série contient des coupes de {0} repères ; leurs positions ne peuvent pas être comparées : l’animal a été déplacé entre elles ; donnez les coupes d’un seul scanner.',
  ],
  [
    'There is no series {0} among the files; there {1}.',
    'Il n’y a pas de série {0} parmi les fichiers ; séries présentes : {1}.',
  ],
  [
    'There is no {0} series among the files; give the folder of the {1}.',
    'Il n’y a pas de série {0} parmi les fichiers ; donnez le dossier du {1}.',
  ],
  [
    'There are {0} {1} series to choose from and none is plainly the one: {2}. Name the one to read by its UID.',
    'Il y a {0} séries {1} au choix et aucune n’est clairement la bonne : {2}. Choisissez celle à lire.',
  ],
  [
    '{0} is a copy of {1}, pixel for pixel{2}; of each slice one was kept.',
    '{0} est une copie de {1}, pixel pour pixel{2} ; une de chaque coupe a été gardée.',
  ],
  [
    '{0} is a copy of {1}, pixel for pixel; of each slice one was kept.',
    '{0} est une copie de {1}, pixel pour pixel ; une de chaque coupe a été gardée.',
  ],
  [
    'There are no files to read; give the folder that holds the CT slices.',
    'Il n’y a pas de fichiers à lire ; donnez le dossier qui contient les coupes du scanner.',
  ],
  [
    '{0} ({1}); give the folder or the files that the scanner exported as DICOM.',
    '{0} ({1}) ; donnez le dossier ou les fichiers que le scanner a exportés en DICOM.',
  ],
  [
    '{0}{1} breaks off or is damaged; copy the series from its source again.',
    '{0}{1} s’interrompt ou est endommagé ; copiez à nouveau la série depuis sa source.',
  ],
  [
    '{0} breaks off or is damaged; copy the series from its source again.',
    '{0} s’interrompt ou est endommagé ; copiez à nouveau la série depuis sa source.',
  ],
  [
    '{0}{1} is damaged or cannot be read and may belong to this series; copy the scan again, or move the file away if it does not belong.',
    '{0}{1} est endommagé ou illisible et appartient peut-être à cette série ; copiez à nouveau le scanner, ou écartez le fichier s’il n’en fait pas partie.',
  ],
  [
    '{0} is damaged or cannot be read and may belong to this series; copy the scan again, or move the file away if it does not belong.',
    '{0} est endommagé ou illisible et appartient peut-être à cette série ; copiez à nouveau le scanner, ou écartez le fichier s’il n’en fait pas partie.',
  ],
  [
    'The series is an MR, whose values are not Hounsfield units: it can be laid over a CT, and a guide needs a CT series.',
    'La série est une IRM, dont les valeurs ne sont pas des unités Hounsfield : elle peut être posée sur un scanner, et un guide demande une série de scanner.',
  ],
  [
    'The series is not a CT (its modality is {0}), so its values are not Hounsfield units; choose a CT series.',
    'La série n’est pas un scanner (sa modalité est {0}) ; ses valeurs ne sont pas des unités Hounsfield ; choisissez une série de scanner.',
  ],
  [
    'The series has {0} slice{1} where a volume needs at least {2}; give the whole series.',
    'La série a {0} coupe{1} alors qu’un volume en demande au moins {2} ; donnez toute la série.',
  ],
  [
    'The series has {0} slice where a volume needs at least {1}; give the whole series.',
    'La série a {0} coupe alors qu’un volume en demande au moins {1} ; donnez toute la série.',
  ],
  [
    'The slices lean by {0} degrees, further than any gantry tilts, so their places cannot be trusted; export the series with the tilt corrected, or scan without tilt.',
    'Les coupes sont inclinées de {0} degrés, plus qu’aucun statif ne s’incline ; leurs positions ne sont pas fiables ; exportez la série avec l’inclinaison corrigée, ou scannez sans inclinaison.',
  ],
  [
    '{0} is shifted sideways by {1} mm, so the slices do not stand on each other; export the series again.',
    '{0} est décalé de côté de {1} mm ; les coupes ne s’empilent pas ; exportez à nouveau la série.',
  ],
  [
    'The slices leaned by {0} degrees (gantry tilt); each was moved back within its plane by its own position, by up to {1} mm, onto an upright grid.',
    'Les coupes étaient inclinées de {0} degrés (statif incliné) ; chacune a été ramenée dans son plan selon sa propre position, de jusqu’à {1} mm, sur une grille droite.',
  ],
  [
    'The gaps between the slices differed ({0} to {1} mm); the slices were resampled {2} mm apart.',
    'Les écarts entre les coupes différaient ({0} à {1} mm) ; les coupes ont été rééchantillonnées à {2} mm.',
  ],
  [
    'The series {0} needs {1} MB of memory, more than there is; close other programs or choose a smaller series.',
    'La série {0} demande {1} Mo de mémoire, plus qu’il n’y en a ; fermez d’autres programmes ou choisissez une série plus petite.',
  ],
  ['{0} cannot be read ({1}); check the disk.', '{0} ne peut pas être lu ({1}) ; vérifiez le disque.'],
  [
    'The pixels of {0} cannot be decoded: {1}; copy the series from its source again.',
    'Les pixels de {0} ne peuvent pas être décodés : {1} ; copiez à nouveau la série depuis sa source.',
  ],
  [
    'Three pairs of landmarks are needed to lay one scan on another, there {0}; mark more spots that both scans show.',
    'Il faut trois paires de repères pour poser un scan sur un autre, il y en a moins ({0}) ; marquez d’autres points visibles sur les deux scans.',
  ],
  [
    'The landmarks lie along one line (within {0} mm), which leaves the turn about it open; mark another spot well to the side of it.',
    'Les repères sont sur une même ligne (à {0} mm près), ce qui laisse libre la rotation autour d’elle ; marquez un autre point bien à l’écart.',
  ],
  ['a damaged or incomplete DICOM file', 'un fichier DICOM endommagé ou incomplet'],
  ['a DICOM directory, not an image', 'un répertoire DICOM, pas une image'],
  [
    'an image of floating-point numbers, not CT values',
    'une image en nombres flottants, pas des valeurs de scanner',
  ],
  ['a localizer (scout) image, not a slice', 'une image de repérage (topogramme), pas une coupe'],
  ['a screen capture, not a slice', 'une capture d’écran, pas une coupe'],
  [
    'an inverted picture (MONOCHROME1), not CT values',
    'une image inversée (MONOCHROME1), pas des valeurs de scanner',
  ],
  [
    '{0} is the directory of a DICOM disc and holds no images itself; give the whole folder or disc that it describes.',
    '{0} est le répertoire d’un disque DICOM et ne contient pas d’images ; donnez tout le dossier ou le disque qu’il décrit.',
  ],
  [
    '{0} breaks off: it holds fewer voxels than its header says; copy it from its source again.',
    '{0} est interrompu : il contient moins de voxels que ne le dit son en-tête ; copiez-le à nouveau depuis sa source.',
  ],
  [
    'The voxels of {0} cannot be read: {1}; copy it from its source again.',
    'Les voxels de {0} ne peuvent être lus : {1} ; copiez-le à nouveau depuis sa source.',
  ],
  [
    "{0} holds no values as low as air's, so they are not taken for Hounsfield units: it can be laid over a CT, and a guide needs a CT series.",
    '{0} ne contient pas de valeurs aussi basses que l’air, elles ne sont donc pas prises pour des unités Hounsfield : il peut être posé sur un scanner, et un guide demande une série de scanner.',
  ],
  [
    'NIfTI holds at most {0} voxels along a side, and this volume has {1}; write it as .nrrd.',
    'NIfTI contient au plus {0} voxels par côté, et ce volume en a {1} ; écrivez-le en .nrrd.',
  ],
  [
    'A volume is written as .nrrd, .nii or .nii.gz, and "{0}" ends otherwise.',
    'Un volume s’écrit en .nrrd, .nii ou .nii.gz, et « {0} » se termine autrement.',
  ],
  [
    '{0} holds {1} bytes more than the {2} voxels that its header says: one of the two is wrong; write it again from its source.',
    '{0} contient {1} octets de plus que les {2} voxels que dit son en-tête : l’un des deux est faux ; réécrivez-le depuis sa source.',
  ],
  [
    '{0} would swell to {1} times its size, as no scan does; it is not opened.',
    '{0} gonflerait à {1} fois sa taille, comme aucun examen ne le fait ; il n’est pas ouvert.',
  ],
  [
    '{0} voxels of {1} hold values as far out as {2}, which are no Hounsfield units; write it again with its true scaling.',
    '{0} voxels de {1} ont des valeurs allant jusqu’à {2}, qui ne sont pas des unités Hounsfield ; réécrivez-le avec sa vraie mise à l’échelle.',
  ],
  [
    '{0} a value beyond what 16 bits can say (as far out as {1} HU); it was cut to the nearest that they can.',
    '{0} une valeur au-delà de ce que 16 bits peuvent dire (jusqu’à {1} UH) ; elle a été ramenée à la plus proche.',
  ],
  [
    '{0} no number; it was taken for air ({1} HU).',
    '{0} pas un nombre ; il a été pris pour de l’air ({1} UH).',
  ],
  ['1 voxel holds', '1 voxel a'],
  ['{0} voxels hold', '{0} voxels ont'],
  [
    '{0} says that it is an MR, whose values are not Hounsfield units: it can be laid over a CT, and a guide needs a CT series.',
    '{0} dit être une IRM, dont les valeurs ne sont pas des unités Hounsfield : elle peut être posée sur un scanner, et un guide demande une série de scanner.',
  ],
  ['a volume that is not read: {0}', 'un volume qui n’est pas lu : {0}'],
  ['a volume that {0}', 'un volume qui {0}'],
  [
    'its two places (sform and qform) are mirror images of each other, so left and right are in doubt; make both the same, or delete the wrong one (set its code to 0), in the program that wrote it',
    'ses deux positions (sform et qform) sont des images en miroir l’une de l’autre : la gauche et la droite sont en doute ; rendez-les égales, ou supprimez la fausse (code 0), dans le programme qui l’a écrit',
  ],
  [
    'its two places (sform, code {0}, and qform, code {1}) lie up to {2} mm apart; make both the same, or delete the wrong one (set its code to 0), in the program that wrote it',
    'ses deux positions (sform, code {0}, et qform, code {1}) diffèrent de {2} mm au plus ; rendez-les égales, ou supprimez la fausse (code 0), dans le programme qui l’a écrit',
  ],
  [
    '{0}{1} turns its values into Hounsfield units otherwise ({2}) than {3} slices of the series ({4}), so one of the two is wrong; export the original CT slices again.',
    '{0}{1} convertit ses valeurs en unités Hounsfield autrement ({2}) que {3} coupes de la série ({4}) ; l’un des deux est faux : exportez à nouveau les coupes d’origine du scanner.',
  ],
  ['no rescale slope and intercept', 'sans pente ni ordonnée à l’origine'],
  ['slope {0}, intercept {1}{2}', 'pente {0}, ordonnée à l’origine {1}{2}'],
  [
    '{0}{1} stores its values otherwise ({2}) than {3} slices of the series ({4}), so one of the two is wrong; export the original CT slices again.',
    '{0}{1} range ses valeurs autrement ({2}) que {3} coupes de la série ({4}) ; l’un des deux est faux : exportez à nouveau les coupes d’origine du scanner.',
  ],
  ['{0} of {1} bits, high bit {2}, {3}', '{0} bits sur {1}, bit haut {2}, {3}'],
  ['unsigned', 'sans signe'],
  ['signed', 'avec signe'],
  [
    'The series would take {0} MB of memory and its files hold {1} MB: no scan is more than {2} times its files, so its sizes or its pixels are damaged; export it again.',
    'La série prendrait {0} Mo de mémoire alors que ses fichiers en contiennent {1} : aucun scanner ne dépasse {2} fois ses fichiers ; ses dimensions ou ses pixels sont abîmés : exportez-la à nouveau.',
  ],
  [
    '{0} gives its values by a table (Modality LUT) and not by rescale slope and intercept, which is not read; export the original CT slices.',
    '{0} donne ses valeurs par une table (Modality LUT) et non par pente et ordonnée à l’origine, ce qui n’est pas lu ; exportez les coupes d’origine du scanner.',
  ],
  [
    '{0} stores frames of an odd number of bytes in big-endian words, which is not read; export the series as 16-bit CT images.',
    '{0} range des images d’un nombre impair d’octets en mots gros-boutistes, ce qui n’est pas lu ; exportez la série en images de scanner 16 bits.',
  ],
  [
    '{0} holds more pixels than its header says ({1} bytes where its rows and columns take {2}), so that one of the two is wrong; export the series again.',
    '{0} contient plus de pixels que son en-tête ne le dit ({1} octets alors que ses lignes et colonnes en prennent {2}) ; l’un des deux est faux : exportez à nouveau la série.',
  ],
  [
    'The slices lie beside each other within their own plane (up to {0} mm) and not one behind the other, so that their positions and their orientation contradict each other; export the series again.',
    'Les coupes sont côte à côte dans leur propre plan (jusqu’à {0} mm) et non l’une derrière l’autre : leurs positions et leur orientation se contredisent ; exportez à nouveau la série.',
  ],
  [
    'All {0} slices give the same position, though their Slice Location goes from {1} to {2} mm: the positions were lost on the way; export the series from the scanner again.',
    'Les {0} coupes donnent toutes la même position, bien que leur Slice Location aille de {1} à {2} mm : les positions se sont perdues en chemin ; exportez à nouveau la série depuis le scanner.',
  ],
  [
    'Of every {0} slices only one is there: their numbers go up by {1}, and slices {2} mm thick lie {3} mm apart; copy or export the whole series again.',
    'Sur {0} coupes, une seule est là : leurs numéros avancent de {1}, et des coupes de {2} mm d’épaisseur sont distantes de {3} mm ; copiez ou exportez à nouveau toute la série.',
  ],
  [
    '{0} slices are missing: between {1} and {2} the gap is {3} mm where it is {4} mm elsewhere; copy or export the whole series again.',
    'Il manque {0} coupes : entre {1} et {2} l’écart est de {3} mm alors qu’il est de {4} mm ailleurs ; copiez ou exportez à nouveau toute la série.',
  ],
  [
    "The slices' positions are rounded to a tenth of a millimetre; the slices were laid {0} mm apart on the even stack that they stand for, up to {1} mm from where they are said to lie.",
    'Les positions des coupes sont arrondies au dixième de millimètre ; les coupes ont été posées tous les {0} mm sur la pile régulière qu’elles représentent, à {1} mm au plus de l’endroit indiqué.',
  ],
  [
    '{0} names {1} HU as the value of pixels outside the scan, which tissue or bone may have too: these pixels were kept as they are, so look at the border of the scan before relying on what is there.',
    '{0} donne {1} UH comme valeur des pixels hors du scanner, que des tissus ou de l’os peuvent avoir aussi : ces pixels ont été gardés tels quels ; regardez le bord du scanner avant de vous fier à ce qui s’y trouve.',
  ],
  [
    "{0}{1} ({2}) lies among the slices of this series under a name like theirs and could not be read: if it was the first or the last slice, the scan ends there too early, and bone under a guide's footprint or on a path near that end would be lacking; copy the series from its source again.",
    '{0}{1} ({2}) se trouve parmi les coupes de cette série sous un nom semblable et n’a pas pu être lu : si c’était la première ou la dernière coupe, le scanner s’arrête là trop tôt, et de l’os sous l’empreinte d’un guide ou sur un trajet près de ce bout manquerait ; copiez à nouveau la série depuis sa source.',
  ],
  [
    "The darkest large part of this scan lies at about {0} and not near -1000, where air is in Hounsfield units: these are grey values, as cone beam scanners give them, or a scan that shows no air. A bone threshold in HU means nothing here: set it by eye, halfway between the bone and what lies against it, look at the surface on every slice about the entry, and measure the bone's thickness there by another way; a calibrated CT is better.",
    'La grande partie la plus sombre de ce scanner est vers {0} et non près de -1000, où se trouve l’air en unités Hounsfield : ce sont des niveaux de gris, comme en donnent les scanners à faisceau conique, ou un scanner qui ne montre pas d’air. Un seuil osseux en UH ne veut rien dire ici : réglez-le à l’œil, à mi-chemin entre l’os et ce qui le touche, regardez la surface sur chaque coupe près de l’entrée, et mesurez-y l’épaisseur de l’os par un autre moyen ; un scanner étalonné est préférable.',
  ],
  [
    '{0} bytes behind the pixels that belong to nothing: the copy may be damaged, and pixels may lie beside their place; copy the series from its source again.',
    '{0} des octets derrière les pixels qui n’appartiennent à rien : la copie est peut-être endommagée et des pixels déplacés ; copiez à nouveau la série depuis sa source.',
  ],
  ['One file holds', 'Un fichier contient'],
  ['{0} files hold', '{0} fichiers contiennent'],
];
