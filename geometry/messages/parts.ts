/** Words that stand in places of sentences of several rooms. */
export const partMessages = {
  'size-three': ['{x} x {y} x {z}', '{x} × {y} × {z}'],
} as const;
