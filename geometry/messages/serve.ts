/** What starting the window says: in Electron, or served to a browser of this machine. */
export const serveMessages = {
  'no-screen': ['there is no screen to open a window on', 'il n’y a pas d’écran pour ouvrir une fenêtre'],
  'no-electron-package': ['the package electron is not installed', 'le paquet electron n’est pas installé'],
  'no-electron-home': [
    'its runtime is not installed and {home} does not answer',
    'son programme n’est pas installé et {home} ne répond pas',
  ],
  'electron-not-fetched': ['its runtime could not be fetched', 'son programme n’a pas pu être téléchargé'],
  'only-option-port': [
    'The only option is --port N, with N from 0 (any free port) to 65535.',
    'La seule option est --port N, avec N de 0 (un port libre) à 65535.',
  ],
  'port-taken': [
    'Port {port} is in use; give another one with --port.',
    'Le port {port} est occupé ; donnez-en un autre avec --port.',
  ],
  'port-refused': ['Port {port} cannot be used ({why}).', 'Le port {port} ne peut pas servir ({why}).'],
  'wrong-method': [
    '{method} is not answered here; only GET and HEAD are.',
    '{method} n’a pas de réponse ici ; seuls GET et HEAD en ont.',
  ],
  'wrong-host': [
    'The window is not served under this name; use the address it printed.',
    'La fenêtre n’est pas servie sous ce nom ; utilisez l’adresse affichée.',
  ],
  'bad-path': [
    'This is not the path of a file of the window.',
    'Ce n’est pas le chemin d’un fichier de la fenêtre.',
  ],
  'electron-ended-early': [
    'it ended before it showed a window',
    'il s’est arrêté avant de montrer une fenêtre',
  ],
  'electron-not-started': ['it did not start: {why}', 'il n’a pas démarré : {why}'],
  'fetching-electron': [
    "Fetching Electron's runtime (about 120 MB, this once) ...",
    'Téléchargement d’Electron (environ 120 Mo, cette fois seulement) ...',
  ],
  'no-electron-so-served': [
    'Electron cannot be used here ({why}), so Bregma is served to your browser at {url}',
    'Electron ne peut pas servir ici ({why}) ; Bregma est servi à votre navigateur à {url}',
  ],
  'leave-running': [
    'Leave this running while you work; Ctrl+C ends it.',
    'Laissez ceci tourner pendant que vous travaillez ; Ctrl+C l’arrête.',
  ],
  'port-of-another': [
    'Port {port} is in use, by another Bregma perhaps; work saved there is found at that address only.',
    'Le port {port} est occupé, par un autre Bregma peut-être ; le travail enregistré là n’est retrouvé qu’à cette adresse.',
  ],
  'served-at': ['Bregma is served at {url} (Ctrl+C ends it).', 'Bregma est servi à {url} (Ctrl+C l’arrête).'],
  'no-such-served': ['The window holds no such file.', 'La fenêtre ne contient pas ce fichier.'],
  'not-served': [
    'The window holds no file of this kind.',
    'La fenêtre ne contient pas de fichier de ce genre.',
  ],
} as const;
