import { guideMessages } from './guide';
import { printMessages } from './print';

/** Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and French. */
export const catalogue = { ...guideMessages, ...printMessages } as const;

export type MessageCode = keyof typeof catalogue;
