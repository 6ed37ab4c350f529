import { handlersOf } from '../../geometry/threads/remote-service';
import { serveCalls } from '../../geometry/threads/serve-calls';
import { ownLine } from '../platform/browser-thread';
import { createStageService, type StageCalls, type StageEvent, type StageService } from './stage-service';

let tell: (event: StageEvent) => void = () => undefined;
const stage = createStageService(event => tell(event));

serveCalls<StageCalls>(ownLine(), {
  ...handlersOf<StageService>(stage),
  watch: (_, { onProgress }) => {
    tell = onProgress;
    // For as long as the worker lives.
    return new Promise<never>(() => undefined);
  },
});
