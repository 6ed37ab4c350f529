import { accuracyMessages } from './accuracy';
import { boneMessages } from './bone';
import { codecMessages } from './codec';
import { guideMessages } from './guide';
import { leftAsideMessages } from './left-aside';
import { markMessages } from './marks';
import { partMessages } from './parts';
import { pathMessages } from './path';
import { printMessages } from './print';
import { scanMessages } from './scan';
import { sliceMessages } from './slices';
import { volumeFileMessages } from './volume-file';

/** Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and French. */
export const catalogue = {
  ...partMessages,
  ...boneMessages,
  ...pathMessages,
  ...codecMessages,
  ...leftAsideMessages,
  ...volumeFileMessages,
  ...sliceMessages,
  ...scanMessages,
  ...guideMessages,
  ...markMessages,
  ...accuracyMessages,
  ...printMessages,
} as const;

export type MessageCode = keyof typeof catalogue;
