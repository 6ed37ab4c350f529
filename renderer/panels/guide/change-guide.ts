import type { Draft } from '../../state/draft';
import { edit } from '../../state/draft-store';

/** Changes part of what the guide is asked to be: one step back for Undo. */
export const changeGuide = (part: Partial<Draft['guide']>): void =>
  edit(draft => ({ guide: { ...draft.guide, ...part } }));
