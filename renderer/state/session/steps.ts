export const STEPS = ['scan', 'orientation', 'bone', 'path', 'guide', 'check', 'export', 'verify'] as const;

export type Step = (typeof STEPS)[number];
