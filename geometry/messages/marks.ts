/** What is said of inspection windows and of the rostral arrow. */
export const markMessages = {
  'windows-at-both-ends': [
    '{windows} windows show at both ends of the pad whether the guide is seated.',
    '{windows} fenêtres montrent aux deux bouts du patin si le guide est bien assis.',
  ],
  'windows-at-one-end': [
    '{windows|The one inspection window shows|The inspection windows show} one end of the pad alone.',
    '{windows|La seule fenêtre de contrôle ne montre|Les fenêtres de contrôle ne montrent} qu’un bout du patin.',
  ],
  'no-window': ['The pad has no inspection window.', 'Le patin n’a pas de fenêtre de contrôle.'],
  'window-beside-sleeve': [
    'None fits {where}: between the sleeve and the rim the pad is too narrow.',
    'Aucune ne tient {where} : entre le fourreau et le bord, le patin est trop étroit.',
  ],
  'window-on-narrow-pad': [
    'None fits {where}: the pad is too narrow.',
    'Aucune ne tient {where} : le patin est trop étroit.',
  ],
  'window-on-steep-bone': [
    'None fits {where}: the bone under the pad is too steep or uneven for a window with whole walls.',
    'Aucune ne tient {where} : l’os sous le patin est trop raide ou trop irrégulier pour une fenêtre aux parois entières.',
  ],
  'window-closed': [
    'The one that was cut {where} cannot be looked through on the finished guide.',
    'Sur le guide fini, on ne peut pas regarder à travers celle qui a été percée {where}.',
  ],
  'rim-by-bone': [
    'The rim lies there because farther out the bone carries no pad: it is too steep, ends, lies beside other bone, or is kept off.',
    'Le bord se trouve là parce que, plus loin, l’os ne porte pas de patin : il est trop raide, s’arrête, côtoie un autre os, ou est évité.',
  ],
  'seat-at-rim': [
    'Look at the rim there to see whether the guide sits.',
    'Regardez au bord, à cet endroit, si le guide est bien assis.',
  ],
  'seat-all-round': [
    'Look at the rim all round to see whether the guide sits.',
    'Regardez tout autour, au bord, si le guide est bien assis.',
  ],
  'room-by-entry': [
    'Another entry or insertion direction may make room.',
    'Une autre entrée ou une autre direction d’insertion peut faire de la place.',
  ],
  'room-by-footprint': ['A larger footprint makes room.', 'Une empreinte plus grande fait de la place.'],
  anywhere: ['anywhere', 'nulle part'],
  'views-at-all-feet': [
    'A hole through every foot ({views} of {feet}) shows whether it stands on the bone.',
    'Un trou à travers chaque appui ({views} sur {feet}) montre s’il repose sur l’os.',
  ],
  'sights-open': [
    'Through {open} of {sights} sights a ridge of bone is to be seen: the guide lies right where it runs through the middle of each.',
    'À travers {open} visées sur {sights}, on voit une crête osseuse : le guide est en place quand elle passe au milieu de chacune.',
  ],
  'sights-closed': [
    'Only {open} of {sights} sights can be looked through: none is counted on in the prediction. Ask for fewer sights, or for none.',
    'On ne voit à travers que {open} visées sur {sights} : aucune ne compte dans la prévision. Demandez moins de visées, ou aucune.',
  ],
  'views-closed': [
    'Only {views} of the {feet} feet have a hole through which the bone is seen: look at the others from the side.',
    'Seuls {views} appuis sur {feet} ont un trou par lequel on voit l’os : regardez les autres de côté.',
  ],
  'arrow-no-room-on-sleeve': [
    'No rostral arrow fits on the sleeve: mark rostral by hand.',
    'Aucune flèche rostrale ne tient sur le fourreau : marquez le côté rostral à la main.',
  ],
  'arrow-rostral': ['The raised arrow points rostral.', 'La flèche en relief pointe en rostral.'],
  'arrow-no-room': [
    'No whole rostral arrow fits between sleeve, windows and rim: mark rostral by hand.',
    'Aucune flèche rostrale entière ne tient entre fourreau, fenêtres et bord : marquez le côté rostral à la main.',
  ],
  'arrow-torn': [
    'The rostral arrow is not whole on the finished guide: mark rostral by hand.',
    'La flèche rostrale n’est pas entière sur le guide fini : marquez le côté rostral à la main.',
  ],
} as const;
