import type { Language } from './translate';

/**
 * Short names of the checks by their ids, English and French: in the window, and in the French
 * report.
 */
export const checkNames: Readonly<Record<string, readonly [english: string, french: string]>> = {
  'crop-clear': ['Room to the crop box', 'Marge jusqu’à la boîte de coupe'],
  'lesion-outlined': ['Lesion outlined', 'Lésion délimitée'],
  'target-in-lesion': ['Depth of the target in the lesion', 'Profondeur de la cible dans la lésion'],
  'interpolated-clear': ['Distance from the slice filled in', 'Distance de la coupe comblée'],
  'scan-spacing': ['Scan spacing', 'Finesse du scanner'],
  'scan-complete': ['Scan complete', 'Scanner complet'],
  'scan-values': ['Scan values', 'Valeurs du scanner'],
  'scan-padding': ['Scan padding', 'Remplissage du scanner'],
  'scan-bytes': ['Stray bytes in the scan', 'Octets en trop dans l’examen'],
  'scan-clamped': ['Values cut to 16 bits', 'Valeurs ramenées à 16 bits'],
  'scan-missing': ['Voxels without a value', 'Voxels sans valeur'],
  'scan-content': ['Scan of this case', 'Scanner de ce cas'],
  'scan-animal': ['Scans of one animal', 'Examens d’un même animal'],
  signatures: ['Signatures', 'Signatures apposées'],
  'orientation-anatomy': ['Orientation and anatomy', 'Orientation et anatomie'],
  fusion: ['Fused scan', 'Examen fusionné'],
  orientation: ['Orientation', 'Orientation'],
  'target-in-scan': ['Target in the scan', 'Cible dans le scanner'],
  'target-in-head': ['Target in the head', 'Cible dans la tête'],
  'target-in-bone': ['Distance of the target from bone', 'Distance de la cible à l’os'],
  'target-in-braincase': [
    'Depth of the target in the brain-case',
    'Profondeur de la cible dans la boîte crânienne',
  ],
  'entry-apart': ['Distance from target to entry', 'Distance de la cible à l’entrée'],
  'line-meets-bone': ['Places where the line meets bone', 'Endroits où la ligne touche l’os'],
  'bone-crossings': ['Walls of bone crossed', 'Parois osseuses traversées'],
  'bone-thickness': ['Bone thickness', 'Épaisseur de l’os'],
  'other-bone': ['Other bones on the way', 'Autres os sur le trajet'],
  'far-side': ['Room beyond the target', 'Place au-delà de la cible'],
  sinus: ['Air on the way', 'Air sur le trajet'],
  obliquity: ['Angle to bone', 'Angle avec l’os'],
  'surface-at-entry': ['Bone surface off the scan’s edge', 'Écart entre surface et bord du scanner'],
  'needle-length': ['Needle needed, lip to tip', 'Aiguille nécessaire, du bord à la pointe'],
  'sleeve-play': ['Play at the target', 'Jeu à la cible'],
  'predicted-error': ['Predicted error', 'Erreur prévue'],
  seating: ['Target’s distance in widths of the seat', 'Distance de la cible en largeurs d’assise'],
  'guide-made': ['Guide made', 'Guide fait'],
  watertight: ['Open or doubled edges', 'Arêtes ouvertes ou doublées'],
  'one-component': ['Pieces', 'Pièces'],
  'positive-volume': ['Volume', 'Volume'],
  'bore-free': ['Parts in the needle’s way', 'Obstacles devant l’aiguille'],
  'bore-axis': ['Bore axis off the target', 'Écart de l’axe à la cible'],
  'bore-diameter': ['Bore diameter', 'Diamètre de l’alésage'],
  'bore-tilt': ['Bore tilt', 'Inclinaison de l’alésage'],
  'bores-apart': ['Wall between bores', 'Paroi entre les alésages'],
  'bore-clearance': ['Bore wider than the tool by', 'Marge de l’alésage sur l’outil'],
  'bore-marks': ['Dots that tell the bore', 'Points qui désignent l’alésage'],
  'lip-clear': ['Height over the upper lip', 'Hauteur au-dessus du bord supérieur'],
  'guided-length': ['Guided length', 'Longueur guidée'],
  'minimum-wall': ['Thinnest wall', 'Paroi la plus mince'],
  'contact-gap': ['Least gap to the bone', 'Plus petit jeu avec l’os'],
  'contact-area': ['Contact area', 'Surface de contact'],
  'lift-off': ['Least gap on the way off', 'Plus petit jeu au retrait'],
  'inspection-windows': ['Inspection windows', 'Fenêtres de contrôle'],
  footprint: ['Pad reach', 'Étendue du patin'],
  'printer-bed': ['Side with least room on the printer', 'Côté le plus juste pour l’imprimante'],
};

/** A check's name in `language`; its id where it has none yet. */
export const nameOfCheck = (id: string, language: Language): string =>
  Object.hasOwn(checkNames, id) ? checkNames[id]![language === 'fr' ? 1 : 0] : id;
