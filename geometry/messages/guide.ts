/** What the guide's design and its checks say. */
export const guideMessages = {
  'bore-tilt': [
    'The bore leans {tilt} degrees from the insertion direction.',
    'L’alésage est incliné de {tilt} degrés sur la direction d’insertion.',
  ],
  'bore-tilt-over': [
    'The bore leans {tilt} degrees from the insertion direction, more than a guide can carry.',
    'L’alésage est incliné de {tilt} degrés sur la direction d’insertion, plus qu’un guide ne peut porter.',
  ],
  'tilt-remedy': [
    'Choose a steeper entry or another insertion direction.',
    'Choisissez une entrée plus raide ou une autre direction d’insertion.',
  ],
  'bores-need-two-guides': [
    'It and the bore of {other} lean {apart} degrees apart, and no direction serves both: two guides are needed, one for each.',
    'Il s’écarte de celui de {other} de {apart} degrés, et aucune direction ne convient aux deux : il faut deux guides, un pour chacun.',
  ],
  'guided-length-short': [
    "The sleeve guides over {guided} mm instead of {asked} mm: a longer one would stand over its neighbour's lip. The predicted error counts it; move the entries apart, or make a guide for each, for longer ones.",
    'Le fourreau guide sur {guided} mm au lieu de {asked} mm : plus long, il dépasserait le bord de son voisin. L’erreur prédite en tient compte ; pour des fourreaux plus longs, écartez les entrées ou faites un guide pour chacun.',
  ],
  'pad-smaller': [
    'The pad reaches {radius} mm instead of {asked} mm: farther out the bone is too steep or broken for a wall that holds.',
    'Le patin s’étend à {radius} mm au lieu de {asked} mm : plus loin, l’os est trop raide ou trop irrégulier pour une paroi qui tienne.',
  ],
  'pad-as-asked': [
    'The pad reaches {radius} mm from its middle, as asked.',
    'Le patin s’étend à {radius} mm de son milieu, comme demandé.',
  ],
  'pad-middle': [
    'Its middle lies {along} mm {end} and {across} mm {side} of the entry.',
    'Son milieu se trouve {along} mm {end} et {across} mm {side} de l’entrée.',
  ],
  'pad-beyond-exposed': [
    'It reaches {reach} mm from the entry, beyond the {exposed} mm of bone that are to be exposed: expose more, or make the pad smaller.',
    'Il s’étend à {reach} mm de l’entrée, au-delà des {exposed} mm d’os à exposer : exposez-en plus, ou réduisez le patin.',
  ],
  'to-rostral': ['to rostral', 'en rostral'],
  'to-caudal': ['to caudal', 'en caudal'],
  'to-the-left': ['to the left', 'à gauche'],
  'to-the-right': ['to the right', 'à droite'],
} as const;
