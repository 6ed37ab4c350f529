import process from 'node:process';
import { printableLines } from '../../geometry/core/printable';

/**
 * Prints lines on stdout. Names of files and texts of DICOM are in them: nothing that would steer
 * the terminal goes through. An end of a line within such a name is the caller's to escape
 * (`printable`), for here it can no longer be told.
 */
export const print = (text: string): void => void process.stdout.write(printableLines(text));
