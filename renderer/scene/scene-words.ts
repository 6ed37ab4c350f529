/** Every sentence of the 3D view, English and French. */
const english = {
  description:
    'Drag or arrow keys turn the head, right drag or Shift with arrow keys moves it, wheel or + and - zoom, ' +
    'Home shows all of it. A click on bone, or Enter for the middle of the picture, aims there.',
  noCard:
    'The 3D view cannot be shown: this computer or browser offers no WebGL 2. Slices, plan and export work without it. ' +
    'To have it back, turn on hardware acceleration in the settings or update the graphics driver, then start again.',
  lost: 'The graphics card dropped the 3D view. It comes back by itself in most cases; if it does not, restart the window. The plan is safe.',
  failed:
    'The 3D view could not prepare a surface. The plan is safe; change the surface or restart the window. Details: ',
  preparing: 'Preparing the surface',
  axesUnknown: 'The axes of the animal are not confirmed.',
};

export type SceneWords = typeof english;

const french: SceneWords = {
  description:
    'Glisser ou les flèches tournent la tête, glisser avec le bouton droit ou Maj et les flèches la déplacent, ' +
    'la molette ou + et - agrandissent, Origine la montre en entier. Un clic sur l’os, ou Entrée pour le centre de l’image, y vise.',
  noCard:
    'La vue 3D ne peut pas être montrée : cet ordinateur ou ce navigateur n’offre pas WebGL 2. Les coupes, le plan et l’export ' +
    'fonctionnent sans elle. Pour la retrouver, activez l’accélération matérielle ou mettez à jour le pilote graphique, puis relancez.',
  lost: 'La carte graphique a lâché la vue 3D. Elle revient d’elle-même le plus souvent ; sinon, relancez la fenêtre. Le plan est en sécurité.',
  failed:
    'La vue 3D n’a pas pu préparer une surface. Le plan est en sécurité ; changez la surface ou relancez la fenêtre. Détails : ',
  preparing: 'Préparation de la surface',
  axesUnknown: 'Les axes de l’animal ne sont pas confirmés.',
};

/** `language` as i18next says it: 'fr' and its regions are French, everything else English. */
export const sceneWords = (language: string | undefined): SceneWords =>
  language?.toLowerCase().startsWith('fr') ? french : english;
