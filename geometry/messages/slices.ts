/** What reading the slices of a series says, one by one and as a stack. */
export const sliceMessages = {
  'frames-without-place': [
    '{file} holds {count} images and does not say where each lies; export the series as single-slice or Enhanced CT images.',
    '{file} contient {count} images et ne dit pas où chacune se trouve ; exportez la série en coupes simples ou en images Enhanced CT.',
  ],
  'bad-size': [
    '{file} gives an image of {size} pixels, which cannot be; export the series again.',
    '{file} donne une image de {size} pixels, ce qui est impossible ; exportez à nouveau la série.',
  ],
  'no-pixel-data': [
    '{file} has a header and no pixels; copy or export the series again.',
    '{file} a un en-tête mais pas de pixels ; copiez ou exportez à nouveau la série.',
  ],
  'compression-not-read': [
    '{file} is compressed in a way that is not read (transfer syntax {syntax}); export the series uncompressed.',
    '{file} est comprimé d’une manière qui n’est pas lue (syntaxe de transfert {syntax}) ; exportez la série sans compression.',
  ],
  'compression-unnamed': [
    '{file} says that its pixels are uncompressed and holds them compressed, in a way it does not name; export the series again, uncompressed.',
    '{file} dit que ses pixels ne sont pas comprimés et les contient comprimés, d’une manière qu’il ne nomme pas ; exportez à nouveau la série, sans compression.',
  ],
  'pixels-not-read': [
    '{file} stores its pixels in a way that is not read ({stored} of {allocated} bits, high bit {high}); export the series as 16-bit CT images.',
    '{file} range ses pixels d’une manière qui n’est pas lue ({stored} bits sur {allocated}, bit haut {high}) ; exportez la série en images de scanner 16 bits.',
  ],
  'rescale-no-number': [
    '{file} gives a rescale slope or intercept that is no number, so its values are not Hounsfield units; export the series again.',
    '{file} donne une pente ou une ordonnée de conversion qui n’est pas un nombre ; ses valeurs ne sont pas des unités Hounsfield ; exportez à nouveau la série.',
  ],
  'rescale-zero': [
    '{file} gives a rescale slope of 0, which makes every voxel the same; export the series again.',
    '{file} donne une pente de conversion de 0, qui rend tous les voxels égaux ; exportez à nouveau la série.',
  ],
  'no-rescale': [
    '{file} does not say how its values become Hounsfield units (rescale slope and intercept are missing); export the original CT slices.',
    '{file} ne dit pas comment ses valeurs deviennent des unités Hounsfield (pente et ordonnée de conversion manquent) ; exportez les coupes originales du scanner.',
  ],
  'modality-lut': [
    '{file} gives its values by a table (Modality LUT) and not by rescale slope and intercept, which is not read; export the original CT slices.',
    '{file} donne ses valeurs par une table (Modality LUT) et non par pente et ordonnée à l’origine, ce qui n’est pas lu ; exportez les coupes d’origine du scanner.',
  ],
  'not-hounsfield': [
    '{file} holds another quantity than Hounsfield units (rescale type {type}); choose the series of plain CT images.',
    '{file} contient une autre grandeur que des unités Hounsfield (type de conversion {type}) ; choisissez la série d’images ordinaires du scanner.',
  ],
  'odd-bytes-swapped': [
    '{file} stores frames of an odd number of bytes in big-endian words, which is not read; export the series as 16-bit CT images.',
    '{file} range des images d’un nombre impair d’octets en mots gros-boutistes, ce qui n’est pas lu ; exportez la série en images de scanner 16 bits.',
  ],
  'pixels-too-few': [
    '{file} breaks off: it holds fewer pixels than its header says; copy the series from its source again.',
    '{file} s’interrompt : il contient moins de pixels que ne dit son en-tête ; copiez à nouveau la série depuis sa source.',
  ],
  'pixels-too-many': [
    '{file} holds more pixels than its header says ({bytes} bytes where its rows and columns take {needed}), so that one of the two is wrong; export the series again.',
    '{file} contient plus de pixels que son en-tête ne le dit ({bytes} octets alors que ses lignes et colonnes en prennent {needed}) ; l’un des deux est faux : exportez à nouveau la série.',
  ],
  'pixels-not-decoded': [
    'The pixels of {file} cannot be decoded: {why}; copy the series from its source again.',
    'Les pixels de {file} ne peuvent pas être décodés : {why} ; copiez à nouveau la série depuis sa source.',
  ],
  'disk-refuses': [
    '{file} cannot be read ({why}); check the disk.',
    '{file} ne peut pas être lu ({why}) ; vérifiez le disque.',
  ],
  'no-position': [
    '{file} does not say where its slice lies (Image Position); export the original slices, not pictures of them.',
    '{file} ne dit pas où se trouve sa coupe (Image Position) ; exportez les coupes originales, pas des captures.',
  ],
  'bad-orientation': [
    '{file} does not say how its slice is turned (Image Orientation is missing or not two perpendicular directions); export the series again.',
    '{file} ne dit pas comment sa coupe est tournée (Image Orientation manque ou n’est pas deux directions perpendiculaires) ; exportez à nouveau la série.',
  ],
  'no-pixel-spacing': [
    '{file} does not say how large its pixels are (Pixel Spacing is missing); export the original slices.',
    '{file} ne dit pas la taille de ses pixels (Pixel Spacing manque) ; exportez les coupes originales.',
  ],
  'bad-pixel-spacing': [
    '{file} gives a pixel size of {size} mm, which cannot be; export the series again.',
    '{file} donne une taille de pixel de {size} mm, ce qui est impossible ; exportez à nouveau la série.',
  ],
  'several-orientations': [
    'The series holds slices of {count} orientations ({slices} slices), so they are not one stack; give a series of parallel slices.',
    'La série contient des coupes de {count} orientations ({slices} coupes) ; ce n’est pas une seule pile ; donnez une série de coupes parallèles.',
  ],
  'several-sizes': [
    'The series holds slices of different sizes ({sizes} pixels); give one stack of equal slices.',
    'La série contient des coupes de tailles différentes ({sizes} pixels) ; donnez une pile de coupes égales.',
  ],
  'several-pixel-spacings': [
    'The series holds slices of different pixel sizes ({sizes} mm); give one stack of equal slices.',
    'La série contient des coupes à pixels de tailles différentes ({sizes} mm) ; donnez une pile de coupes égales.',
  ],
  'several-frames-of-reference': [
    'The series holds slices of {count} frames of reference, so their places cannot be compared: the animal was moved between them; give slices of one scan.',
    'La série contient des coupes de {count} repères ; leurs positions ne peuvent pas être comparées : l’animal a été déplacé entre elles ; donnez les coupes d’un seul scanner.',
  ],
  'too-few-slices': [
    'The series has {count} {count|slice|slices} where a volume needs at least {least}; give the whole series.',
    'La série a {count} {count|coupe|coupes} alors qu’un volume en demande au moins {least} ; donnez toute la série.',
  ],
  'gantry-tilt': [
    'The slices lean by {tilt} degrees, further than any gantry tilts, so their places cannot be trusted; export the series with the tilt corrected, or scan without tilt.',
    'Les coupes sont inclinées de {tilt} degrés, plus qu’aucun statif ne s’incline ; leurs positions ne sont pas fiables ; exportez la série avec l’inclinaison corrigée, ou refaites l’acquisition sans inclinaison.',
  ],
  'shifted-slices': [
    '{file} is shifted sideways by {aside} mm, so the slices do not stand on each other; export the series again.',
    '{file} est décalé de côté de {aside} mm ; les coupes ne s’empilent pas ; exportez à nouveau la série.',
  ],
  'tilt-removed': [
    'The slices leaned by {tilt} degrees (gantry tilt); each was moved back within its plane by its own position, by up to {furthest} mm, onto an upright grid.',
    'Les coupes étaient inclinées de {tilt} degrés (statif incliné) ; chacune a été ramenée dans son plan selon sa propre position, de jusqu’à {furthest} mm, sur une grille droite.',
  ],
  'spacing-evened': [
    'The gaps between the slices differed ({narrowest} to {widest} mm); the slices were resampled {spacing} mm apart.',
    'Les écarts entre les coupes différaient ({narrowest} à {widest} mm) ; les coupes ont été rééchantillonnées à {spacing} mm.',
  ],
  'positions-rounded': [
    "The slices' positions are rounded to a tenth of a millimetre; the slices were laid {spacing} mm apart on the even stack that they stand for, up to {furthest} mm from where they are said to lie.",
    'Les positions des coupes sont arrondies au dixième de millimètre ; les coupes ont été posées tous les {spacing} mm sur la pile régulière qu’elles représentent, à {furthest} mm au plus de l’endroit indiqué.',
  ],
  'slice-interpolated': [
    '1 slice is missing between {before} and {behind}, which lie {gap} mm apart; what stands there was interpolated from the slices around it and was not scanned.',
    '1 coupe manque entre {before} et {behind}, distantes de {gap} mm ; ce qui s’y trouve a été interpolé à partir des coupes voisines et n’a pas été acquis.',
  ],
  'repeated-images': [
    'All {count} images of the series lie at the same place, so they are no volume but repeated images (bolus tracking, perfusion or a test); choose another series.',
    'Les {count} images de la série sont toutes au même endroit ; ce n’est pas un volume mais des images répétées (suivi de bolus, perfusion ou essai) ; choisissez une autre série.',
  ],
  'positions-in-plane': [
    'The slices lie beside each other within their own plane (up to {apart} mm) and not one behind the other, so that their positions and their orientation contradict each other; export the series again.',
    'Les coupes sont côte à côte dans leur propre plan (jusqu’à {apart} mm) et non l’une derrière l’autre : leurs positions et leur orientation se contredisent ; exportez à nouveau la série.',
  ],
  'positions-lost': [
    'All {count} slices give the same position, though their Slice Location goes from {low} to {high} mm: the positions were lost on the way; export the series from the scanner again.',
    'Les {count} coupes donnent toutes la même position, bien que leur Slice Location aille de {low} à {high} mm : les positions se sont perdues en chemin ; exportez à nouveau la série depuis le scanner.',
  ],
  'duplicate-slices': [
    '{one} and {other} lie at the same place and show different pictures; give one of the two scans that are mixed here.',
    '{one} et {other} sont au même endroit et montrent des images différentes ; donnez l’un des deux scanners mêlés ici.',
  ],
  'and-more-pairs': [
    '{last} and {count} more {count|pair|pairs}',
    '{last} et {count} {count|autre paire|autres paires}',
  ],
  'one-in-many': [
    'Of every {step} slices only one is there: their numbers go up by {step}, and slices {thickness} mm thick lie {apart} mm apart; copy or export the whole series again.',
    'Sur {step} coupes, une seule est là : leurs numéros avancent de {step}, et des coupes de {thickness} mm d’épaisseur sont distantes de {apart} mm ; copiez ou exportez à nouveau toute la série.',
  ],
  'missing-slices': [
    '{count} {count|slice is|slices are} missing: {where}; copy or export the whole series again.',
    'Il manque {count} {count|coupe|coupes} : {where} ; copiez ou exportez à nouveau toute la série.',
  ],
  'missing-slice': [
    '1 slice is missing: {where}; copy or export the whole series again, or agree that it is filled in from its neighbours.',
    '1 coupe manque : {where} ; copiez ou exportez à nouveau toute la série, ou acceptez qu’elle soit comblée à partir de ses voisines.',
  ],
  'unequal-spacing': [
    'The gaps between the slices differ too much to be evened out: {where}; give a series without such a gap.',
    'Les écarts entre les coupes diffèrent trop pour être égalisés : {where} ; donnez une série sans un tel écart.',
  ],
  'gap-between': [
    'between {before} and {behind} the gap is {gap} mm where it is {usual} mm elsewhere',
    'entre {before} et {behind} l’écart est de {gap} mm alors qu’il est de {usual} mm ailleurs',
  ],
  'several-animals': [
    "The series holds slices of {count} {what} ({tag}; {listed} slices), so they are not one animal's scan; give the slices of one animal and one study.",
    'La série contient des coupes de {count} {what} ({tag} ; {listed} coupes) ; ce n’est pas le scanner d’un seul animal ; donnez les coupes d’un seul animal et d’un seul examen.',
  ],
  'patient-ids': ['patient IDs', 'identifiants de patient'],
  'birth-dates': ['birth dates', 'dates de naissance'],
  sexes: ['sexes', 'sexes différents'],
  studies: ['studies', 'examens'],
  'count-of-each': ['{value}: {count}', '{value} : {count}'],
  'mixed-rescale': [
    '{file} turns its values into Hounsfield units otherwise ({own}) than {count} slices of the series ({rest}), so one of the two is wrong; export the original CT slices again.',
    '{file} convertit ses valeurs en unités Hounsfield autrement ({own}) que {count} coupes de la série ({rest}) ; l’un des deux est faux : exportez à nouveau les coupes d’origine du scanner.',
  ],
  'mixed-bits': [
    '{file} stores its values otherwise ({own}) than {count} slices of the series ({rest}), so one of the two is wrong; export the original CT slices again.',
    '{file} range ses valeurs autrement ({own}) que {count} coupes de la série ({rest}) ; l’un des deux est faux : exportez à nouveau les coupes d’origine du scanner.',
  ],
  'without-rescale': ['no rescale slope and intercept', 'sans pente ni ordonnée à l’origine'],
  'slope-intercept': [
    'slope {slope}, intercept {intercept}',
    'pente {slope}, ordonnée à l’origine {intercept}',
  ],
  'slope-intercept-type': [
    'slope {slope}, intercept {intercept}, type {type}',
    'pente {slope}, ordonnée à l’origine {intercept}, type {type}',
  ],
  'bits-unsigned': [
    '{stored} of {allocated} bits, high bit {high}, unsigned',
    '{stored} bits sur {allocated}, bit haut {high}, sans signe',
  ],
  'bits-signed': [
    '{stored} of {allocated} bits, high bit {high}, signed',
    '{stored} bits sur {allocated}, bit haut {high}, avec signe',
  ],
  'swollen-scan': [
    'The series would take {memory} MB of memory and its files hold {files} MB: no scan is more than {most} times its files, so its sizes or its pixels are damaged; export it again.',
    'La série prendrait {memory} Mo de mémoire alors que ses fichiers en contiennent {files} : aucun scanner ne dépasse {most} fois ses fichiers ; ses dimensions ou ses pixels sont abîmés : exportez-la à nouveau.',
  ],
  'bytes-behind-one': [
    'One file holds bytes behind the pixels that belong to nothing: the copy may be damaged, and pixels may lie beside their place; copy the series from its source again.',
    'Un fichier contient des octets derrière les pixels qui n’appartiennent à rien : la copie est peut-être endommagée et des pixels déplacés ; copiez à nouveau la série depuis sa source.',
  ],
  'bytes-behind-many': [
    '{count} files hold bytes behind the pixels that belong to nothing: the copy may be damaged, and pixels may lie beside their place; copy the series from its source again.',
    '{count} fichiers contiennent des octets derrière les pixels qui n’appartiennent à rien : la copie est peut-être endommagée et des pixels déplacés ; copiez à nouveau la série depuis sa source.',
  ],
  'copies-dropped': [
    '{copy} is a copy of {original}, pixel for pixel; of each slice one was kept.',
    '{copy} est une copie de {original}, pixel pour pixel ; une de chaque coupe a été gardée.',
  ],
  'copies-dropped-more': [
    '{copy} is a copy of {original}, pixel for pixel and {count} more; of each slice one was kept.',
    '{copy} est une copie de {original}, pixel pour pixel, et {count} de plus ; une de chaque coupe a été gardée.',
  ],
  'slices-lost': [
    "{file} ({why}) lies among the slices of this series under a name like theirs and could not be read: if it was the first or the last slice, the scan ends there too early, and bone under a guide's footprint or on a path near that end would be lacking; copy the series from its source again.",
    '{file} ({why}) se trouve parmi les coupes de cette série sous un nom semblable et n’a pas pu être lu : si c’était la première ou la dernière coupe, le scanner s’arrête là trop tôt, et de l’os sous l’empreinte d’un guide ou sur un trajet près de ce bout manquerait ; copiez à nouveau la série depuis sa source.',
  ],
  'padding-kept': [
    '{file} names {padding} HU as the value of pixels outside the scan, which tissue or bone may have too: these pixels were kept as they are, so look at the border of the scan before relying on what is there.',
    '{file} donne {padding} UH comme valeur des pixels hors du scanner, que des tissus ou de l’os peuvent avoir aussi : ces pixels ont été gardés tels quels ; regardez le bord du scanner avant de vous fier à ce qui s’y trouve.',
  ],
  'no-air': [
    "The darkest large part of this scan lies at about {darkest} and not near -1000, where air is in Hounsfield units: these are grey values, as cone beam scanners give them, or a scan that shows no air. A bone threshold in HU means nothing here: set it by eye, halfway between the bone and what lies against it, look at the surface on every slice about the entry, and measure the bone's thickness there by another way; a calibrated CT is better.",
    'La grande partie la plus sombre de ce scanner est vers {darkest} et non près de -1000, où se trouve l’air en unités Hounsfield : ce sont des niveaux de gris, comme en donnent les scanners à faisceau conique, ou un scanner qui ne montre pas d’air. Un seuil osseux en UH ne veut rien dire ici : réglez-le à l’œil, à mi-chemin entre l’os et ce qui le touche, regardez la surface sur chaque coupe près de l’entrée, et mesurez-y l’épaisseur de l’os par un autre moyen ; un scanner étalonné est préférable.',
  ],
} as const;
