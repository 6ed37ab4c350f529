/** Words that stand in places of sentences of several rooms. */
export const partMessages = {
  point: ['{x}, {y}, {z}', '{x} ; {y} ; {z}'],
  'letter-left': ['Le', 'Ga'],
  'letter-right': ['Rt', 'Dr'],
  'letter-dorsal': ['D', 'D'],
  'letter-ventral': ['V', 'V'],
  'letter-rostral': ['R', 'R'],
  'letter-caudal': ['Cd', 'Cd'],
  'letters-two': ['{a}-{b}', '{a}-{b}'],
  'size-two': ['{x} x {y}', '{x} × {y}'],
  'size-three': ['{x} x {y} x {z}', '{x} × {y} × {z}'],
  'and-more': ['{first} and {count} more', '{first} et {count} de plus'],
  plus: ['{first} + {next}', '{first} + {next}'],
  both: ['{first} and {next}', '{first} et {next}'],
  either: ['{first} or {next}', '{first} ou {next}'],
  'after-semicolon': ['{first}; {next}', '{first} ; {next}'],
} as const;
