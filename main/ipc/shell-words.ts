/** A language of the window, which the program's own menu and dialogs speak too. */
export type ShellLanguage = 'en' | 'fr';

/** Under which the window keeps its settings, the language among them. */
export const SETTINGS_KEY = 'settings';

/**
 * The language that the window's settings say, as it keeps them; English where they say none that
 * is known.
 */
export function languageOf(settings: string | null): ShellLanguage {
  try {
    const { language } = JSON.parse(settings ?? '{}') as { readonly language?: unknown };
    return language === 'fr' ? 'fr' : 'en';
  } catch {
    return 'en'; // settings of another version
  }
}

interface ShellWords {
  readonly folder: {
    readonly message: string;
    readonly detail: (folder: string, casePath: string) => string;
    readonly cancel: string;
    readonly read: string;
  };
  readonly close: Readonly<Record<'message' | 'detail' | 'keep' | 'close', string>>;
  readonly menu: Readonly<
    Record<
      | 'file'
      | 'edit'
      | 'view'
      | 'window'
      | 'help'
      | 'openFolder'
      | 'openFiles'
      | 'openCase'
      | 'openSample'
      | 'save'
      | 'exportCase'
      | 'exportStl'
      | 'closeCase'
      | 'closeWindow'
      | 'quit'
      | 'undo'
      | 'redo'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'selectAll'
      | 'commands'
      | 'theme'
      | 'fullScreen'
      | 'keys'
      | 'tour'
      | 'about',
      string
    >
  >;
}

/** What the desktop program says outside its window. */
export const shellWords: Readonly<Record<ShellLanguage, ShellWords>> = {
  en: {
    folder: {
      message: 'The case names a scan outside its own folder. May Bregma read it?',
      detail: (folder, casePath) =>
        `It would read everything in:\n${folder}\n\nThe case file:\n${casePath}\n\nIf you do not know this folder as that of the scan, cancel.`,
      cancel: 'Cancel',
      read: 'Read this folder',
    },
    close: {
      message: 'The last changes are not saved.',
      detail: 'They are lost if you close Bregma now.',
      keep: 'Keep working',
      close: 'Close without saving',
    },
    menu: {
      file: 'File',
      edit: 'Edit',
      view: 'View',
      window: 'Window',
      help: 'Help',
      openFolder: 'Open folder…',
      openFiles: 'Open files…',
      openCase: 'Open case…',
      openSample: 'Open a sample patient',
      save: 'Save',
      exportCase: 'Export case…',
      exportStl: 'Export STL…',
      closeCase: 'Close case',
      closeWindow: 'Close window',
      quit: 'Quit',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      commands: 'Commands…',
      theme: 'Dark or light',
      fullScreen: 'Full screen',
      keys: 'Keys',
      tour: 'Tour',
      about: 'About Bregma',
    },
  },
  fr: {
    folder: {
      message: 'Le cas nomme un scanner hors de son propre dossier. Bregma peut-il le lire ?',
      detail: (folder, casePath) =>
        `Tout serait lu dans :\n${folder}\n\nLe fichier du cas :\n${casePath}\n\nSi vous ne reconnaissez pas ce dossier comme celui du scanner, annulez.`,
      cancel: 'Annuler',
      read: 'Lire ce dossier',
    },
    close: {
      message: 'Les derniers changements ne sont pas enregistrés.',
      detail: 'Ils seront perdus si vous fermez Bregma maintenant.',
      keep: 'Continuer le travail',
      close: 'Fermer sans enregistrer',
    },
    menu: {
      file: 'Fichier',
      edit: 'Édition',
      view: 'Affichage',
      window: 'Fenêtre',
      help: 'Aide',
      openFolder: 'Ouvrir un dossier…',
      openFiles: 'Ouvrir des fichiers…',
      openCase: 'Ouvrir un cas…',
      openSample: 'Ouvrir un patient d’exemple',
      save: 'Enregistrer',
      exportCase: 'Exporter le cas…',
      exportStl: 'Exporter le STL…',
      closeCase: 'Fermer le cas',
      closeWindow: 'Fermer la fenêtre',
      quit: 'Quitter',
      undo: 'Annuler',
      redo: 'Rétablir',
      cut: 'Couper',
      copy: 'Copier',
      paste: 'Coller',
      selectAll: 'Tout sélectionner',
      commands: 'Commandes…',
      theme: 'Sombre ou clair',
      fullScreen: 'Plein écran',
      keys: 'Touches',
      tour: 'Visite',
      about: 'À propos de Bregma',
    },
  },
};
