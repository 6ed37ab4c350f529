import { accuracyMessages } from './accuracy';
import { boneMessages } from './bone';
import { caseCheckMessages } from './case-checks';
import { codecMessages } from './codec';
import { commandHelpMessages } from './command-help';
import { commandHelpPlanMessages } from './command-help-plan';
import { commandHelpSamplesMessages } from './command-help-samples';
import { commandHelpScansMessages } from './command-help-scans';
import { commandOptionMessages } from './command-options';
import { commandOutcomeMessages } from './command-outcomes';
import { commandPlanMessages } from './command-plan';
import { commandSampleMessages } from './command-samples';
import { commandScanMessages } from './command-scans';
import { documentMessages } from './document';
import { fileMessages } from './files';
import { fusionMessages } from './fusion';
import { guideMessages } from './guide';
import { identityMessages } from './identity';
import { leftAsideMessages } from './left-aside';
import { markMessages } from './marks';
import { numberMessages } from './number';
import { openingMessages } from './opening';
import { orientationMessages } from './orientation';
import { partMessages } from './parts';
import { pathMessages } from './path';
import { printMessages } from './print';
import { printPlanMessages } from './print-plan';
import { reportMessages } from './report';
import { scanMessages } from './scan';
import { serveMessages } from './serve';
import { sliceMessages } from './slices';
import { verifyMessages } from './verify';
import { volumeFileMessages } from './volume-file';
import { windowMessages } from './window';

/**
 * Every sentence that Bregma says of scans, cases, plans and guides, by its code: English and
 * French.
 */
export const catalogue = {
  ...partMessages,
  ...documentMessages,
  ...boneMessages,
  ...pathMessages,
  ...numberMessages,
  ...codecMessages,
  ...leftAsideMessages,
  ...volumeFileMessages,
  ...sliceMessages,
  ...scanMessages,
  ...fileMessages,
  ...guideMessages,
  ...markMessages,
  ...openingMessages,
  ...accuracyMessages,
  ...printMessages,
  ...printPlanMessages,
  ...fusionMessages,
  ...identityMessages,
  ...orientationMessages,
  ...caseCheckMessages,
  ...verifyMessages,
  ...windowMessages,
  ...reportMessages,
  ...serveMessages,
  ...commandSampleMessages,
  ...commandOutcomeMessages,
  ...commandScanMessages,
  ...commandPlanMessages,
  ...commandHelpMessages,
  ...commandHelpScansMessages,
  ...commandHelpPlanMessages,
  ...commandHelpSamplesMessages,
  ...commandOptionMessages,
} as const;

export type MessageCode = keyof typeof catalogue;
