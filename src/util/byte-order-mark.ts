/** U+FEFF, which some editors write at the beginning of a UTF-8 file. */
export const byteOrderMark = '\ufeff';

/** The text without the byte order mark at its beginning. */
export const stripByteOrderMark = (text: string) => (text.startsWith(byteOrderMark) ? text.slice(1) : text);
