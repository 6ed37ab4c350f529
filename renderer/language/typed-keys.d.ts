import 'i18next';
import type { en } from './en';

/** A key that is in no dictionary does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
