export const STEPS = ['scan', 'orientation', 'bone', 'path', 'guide', 'check', 'export', 'verify'] as const;

export type Step = (typeof STEPS)[number];

/** Steps on which a path is worked on, or looked at. */
export const PATH_STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide', 'check', 'verify']);
