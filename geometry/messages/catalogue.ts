import { guideMessages } from './guide';
import { markMessages } from './marks';
import { partMessages } from './parts';
import { printMessages } from './print';

/** Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and French. */
export const catalogue = {
  ...partMessages,
  ...guideMessages,
  ...markMessages,
  ...printMessages,
} as const;

export type MessageCode = keyof typeof catalogue;
