import { expose } from 'comlink';
import { createStageService } from '../scene/stage-service';

expose(createStageService());
