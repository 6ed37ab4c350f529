/**
 * Why pixels cannot be decoded or a file not unpacked: words that go on from its name, "it ..." or
 * "its ...".
 */
export const codecMessages = {
  'data-ends-early': ['its compressed data ends early', 'ses données comprimées s’arrêtent trop tôt'],
  'data-damaged': ['its compressed data is damaged', 'ses données comprimées sont endommagées'],
  'data-damaged-or-early': [
    'its compressed data is damaged or ends early',
    'ses données comprimées sont endommagées ou s’arrêtent trop tôt',
  ],
  'data-not-in-order': ['its compressed data is not in order', 'ses données comprimées ne sont pas en ordre'],
  'data-adds-not-up': ['its compressed data does not add up', 'ses données comprimées ne tombent pas juste'],
  'data-against-checksum': [
    'its compressed data does not match its checksum',
    'ses données comprimées ne correspondent pas à leur somme de contrôle',
  ],
  'inflates-to-more': [
    'it inflates to more than {megabytes} MB',
    'il se décomprime en plus de {megabytes} Mo',
  ],
  'not-inflated': ['it cannot be inflated', 'il ne peut pas être décomprimé'],
  'more-pictures': [
    'it holds more pictures than its header says',
    'il contient plus d’images que ne dit son en-tête',
  ],
  'more-pixels': [
    'it holds more pixels than its header says',
    'il contient plus de pixels que ne dit son en-tête',
  ],
  'syntax-not-read': [
    'its transfer syntax {syntax} is not one that is read',
    'sa syntaxe de transfert {syntax} n’est pas de celles qui sont lues',
  ],
  'codestream-signed': [
    'its codestream holds signed values where the file says that they are unsigned',
    'son flux de données contient des valeurs avec signe alors que le fichier les dit sans signe',
  ],
  'other-pixel-count': [
    'it holds {held} pixels where the file says {said}',
    'il contient {held} pixels alors que le fichier en annonce {said}',
  ],
  'not-greyscale': ['it is not a greyscale image', 'ce n’est pas une image en niveaux de gris'],
  'bits-a-sample': ['it has {bits} bits a sample', 'il a {bits} bits par échantillon'],
  'begins-not-as': ['it does not begin as a {kind} image', 'il ne commence pas comme une image {kind}'],
  'several-images': ['it holds more than one image', 'il contient plus d’une image'],
  'no-image-in-it': ['it holds no image', 'il ne contient pas d’image'],
  'jpeg-coding': [
    'its JPEG coding (arithmetic or hierarchical) is not one that is read',
    'son codage JPEG (arithmétique ou hiérarchique) n’est pas de ceux qui sont lus',
  ],
  'scan-before-frame': [
    'its scan comes before its frame header',
    'son balayage (scan) vient avant son en-tête d’image',
  ],
  'frame-header-short': ['its frame header is cut short', 'son en-tête d’image est coupé'],
  'scan-header-senseless': [
    'its scan header makes no sense',
    'son en-tête de balayage (scan) n’a pas de sens',
  ],
  'quantization-short': ['a quantization table is cut short', 'une table de quantification est coupée'],
  'quantization-missing': ['a quantization table is missing', 'une table de quantification manque'],
  'huffman-short': ['a Huffman table is cut short', 'une table de Huffman est coupée'],
  'huffman-missing': ['a Huffman table is missing', 'une table de Huffman manque'],
  'huffman-too-many': ['a Huffman table has too many codes', 'une table de Huffman a trop de codes'],
  'huffman-lacks-code': [
    'it holds a code that its Huffman table lacks',
    'il contient un code que sa table de Huffman n’a pas',
  ],
  'restart-missing': ['a restart marker is missing', 'un marqueur de reprise manque'],
  'restart-interval': [
    'its restart interval is not a whole number of lines',
    'son intervalle de reprise n’est pas un nombre entier de lignes',
  ],
  'too-many-coefficients': ['a block has too many coefficients', 'un bloc a trop de coefficients'],
  'impossible-difference': ['it holds an impossible difference', 'il contient une différence impossible'],
  'run-length-short': ['its run-length header is cut short', 'son en-tête de plages (RLE) est coupé'],
  'run-length-segments': [
    'it has {segments} run-length segments where {expected} are expected',
    'il a {segments} segments de plages (RLE) alors qu’il en faut {expected}',
  ],
  'segment-outside': ['a segment lies outside it', 'un segment se trouve hors de lui'],
  'zip-checksum': [
    'the zip is damaged: its content does not match its checksum',
    'le zip est endommagé : son contenu ne correspond pas à sa somme de contrôle',
  ],
  'zip-packing': [
    'the zip packs it in a way that is not read; unpack it and give the folder',
    'le zip le comprime d’une manière qui n’est pas lue ; décompressez-le et donnez le dossier',
  ],
  'zip-damaged': ['the zip is damaged', 'le zip est endommagé'],
} as const;
