import { expose } from 'comlink';
import { createStageService } from './stage-service';

expose(createStageService());
