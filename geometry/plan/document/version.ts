import { version } from '../../../package.json';

/**
 * The version of the program that plans; written into plan.json and the report, for "same case,
 * same version, same bytes".
 */
export const bregmaVersion: string = version;
