import { serveCalls } from '../../geometry/threads/serve-calls';
import { ownLine } from './browser-thread';
import type { KeepCalls } from './keep-calls';
import { keepWork } from './keep-work';
import { openPrivateFiles } from './text-store';

// One after the other, in the order in which they came.
serveCalls<KeepCalls>(
  ownLine(),
  {
    keep: async work => {
      // Opened anew each time: the user may have cleared the browser's storage under the window.
      const files = await openPrivateFiles(navigator.storage);
      return files ? keepWork(files, work) : 'no-files';
    },
  },
  true,
);
