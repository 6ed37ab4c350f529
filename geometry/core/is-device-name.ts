/**
 * The names that Windows keeps for devices, in any folder, whatever extension follows and however
 * many spaces or dots stand between: writing to "com1 .txt" writes to a serial port
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). Superscript digits count as
 * digits.
 */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])[ .]*($|[.:])/i;

/** @param name of a file, without its folder */
export const isDeviceName = (name: string): boolean => DEVICE.test(name.trimStart());
