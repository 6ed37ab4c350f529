import { en } from './en';

/** The key of a check's short name; null for a check that has none yet, which then goes by its id. */
export function checkNameKey(id: string): `checkNames.${keyof typeof en.checkNames}` | null {
  return Object.hasOwn(en.checkNames, id) ? `checkNames.${id as keyof typeof en.checkNames}` : null;
}
