import { guideMessages } from './guide';

/** Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and French. */
export const catalogue = { ...guideMessages } as const;

export type MessageCode = keyof typeof catalogue;
