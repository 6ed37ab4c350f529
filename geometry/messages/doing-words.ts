import type { Language } from './translate';

/** What long work says it is doing, in French; it speaks English itself. */
const FRENCH: Readonly<Record<string, string>> = {
  'Blocking out undercuts': 'Comblement des contre-dépouilles',
  'Building the sample patient': 'Construction du patient d’exemple',
  'Checking the guide': 'Contrôle du guide',
  'Drawing the pictures': 'Dessin des images',
  'Evening the slices': 'Égalisation des coupes',
  'Finding bone': 'Recherche de l’os',
  'Finding the brain-case': 'Recherche de la boîte crânienne',
  'Finding the contact patch': 'Recherche de la zone de contact',
  'Finding the needle': 'Recherche de l’aiguille',
  'Finding the guide': 'Recherche du guide',
  'Indexing the bone': 'Indexation de l’os',
  'Joining the sleeve and cutting the bore': 'Union du fourreau et perçage',
  'Laying bone on bone': 'Recalage de l’os sur l’os',
  'Laying the scans on each other': 'Recalage des deux examens',
  'Looking for an entry': 'Recherche d’une entrée',
  'Looking at the values': 'Examen des valeurs',
  'Looking through the files': 'Examen des fichiers',
  'Looking through the scan': 'Examen du scanner',
  'Looking which way the animal lies': 'Recherche de la pose de l’animal',
  'Making the files': 'Préparation des fichiers',
  Operating: 'Opération simulée',
  'Opening the last scan': 'Ouverture du dernier scanner',
  Planned: 'Planifié',
  'Outlining the lesion': 'Délimitation de la lésion',
  'Packing the volume': 'Compression du volume',
  Planning: 'Planification',
  'Planning the guide': 'Planification du guide',
  'Reading the volume': 'Lecture du volume',
  'Reading slices': 'Lecture des coupes',
  'Refining the bone surface': 'Affinage de la surface de l’os',
  'Scanning the sample': 'Acquisition du patient d’exemple',
  'Shaping a preview of the guide': 'Aperçu du guide',
  'Shaping the pad': 'Mise en forme du patin',
  'Shaping the feet and arms': 'Mise en forme des appuis et des bras',
  'Comparing supports': 'Comparaison des supports',
  'Looking for the feet': 'Recherche des appuis',
  'Trying other footprints': 'Essai d’autres empreintes',
  'Surfacing bone': 'Surface de l’os',
};

/** Words of progress in the window's language; English where a new one has no French yet. */
export const doingWords = (doing: string, language: Language): string =>
  language === 'fr' ? (FRENCH[doing] ?? doing) : doing;
