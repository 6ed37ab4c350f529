import { canCutOpen } from './cut-open';
import { wholeTrajectories, type Draft } from './draft';
import { lesionKey } from './result-keys';
import { PATH_STEPS } from './session/steps';
import type { Session } from './session-store';

/** What the bar's button goes through: solid, clear enough to see a needle through, faint. */
const OPACITIES = [1, 0.35, 0.15] as const;

/**
 * Which of the two opacities of the skull is seen: that of the steps about a path, where needle,
 * target and lesion are looked at through it, or that of all others. A skull that is cut open is
 * seen as it is elsewhere: its cut shows what lies within.
 */
export const boneOpacityField = (
  draft: Draft,
  { step, clip, lesion }: Pick<Session, 'step' | 'clip' | 'lesion'>,
): 'boneOpacity' | 'boneOpacityOverPath' => {
  if (step === 'verify') return 'boneOpacityOverPath';
  const isCut = clip && canCutOpen(draft, step);
  const isOver = wholeTrajectories(draft).length > 0 || lesion?.key === lesionKey(draft);
  return PATH_STEPS.has(step) && !isCut && isOver ? 'boneOpacityOverPath' : 'boneOpacity';
};

/** The next fainter one, and solid after the faintest. */
export const nextBoneOpacity = (opacity: number): number =>
  OPACITIES.find(next => next < opacity - 0.01) ?? OPACITIES[0];
