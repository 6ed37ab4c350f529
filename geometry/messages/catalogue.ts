import { accuracyMessages } from './accuracy';
import { guideMessages } from './guide';
import { markMessages } from './marks';
import { partMessages } from './parts';
import { pathMessages } from './path';
import { printMessages } from './print';

/** Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and French. */
export const catalogue = {
  ...partMessages,
  ...pathMessages,
  ...guideMessages,
  ...markMessages,
  ...accuracyMessages,
  ...printMessages,
} as const;

export type MessageCode = keyof typeof catalogue;
