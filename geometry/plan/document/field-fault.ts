import type { MessageCode } from '../../messages/catalogue';

/**
 * What a field breaks, by its sentence in the catalogue: the words that zod carries to
 * `describeIssues`.
 */
export const fault = (code: MessageCode & `field-${string}`): string => code;
