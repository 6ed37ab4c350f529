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
  'not-served': [
    'The window holds no file of this kind.',
    'La fenêtre ne contient pas de fichier de ce genre.',
  ],
} as const;
