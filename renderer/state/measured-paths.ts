import type { Draft } from './draft';
import { pathsKey } from './result-keys';
import type { Session } from './session-store';

/**
 * What was measured of the draft's paths as they are now; null while what is there is of others.
 */
export const measuredPaths = (
  draft: Draft,
  { measured }: Pick<Session, 'measured'>,
): NonNullable<Session['measured']>['value'] | null =>
  measured?.key === pathsKey(draft) ? measured.value : null;
