// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that set a colour begin with ESC
const colorSequences = /\x1b\[[\d;]*m/g;

/**
 * The approximate width of a text in terminal columns, ignoring colours: combining marks count 1, characters of two UTF-16 units
 * 4.
 */
// Loading the exact measure (string-width) takes longer than printing an error message.
export const approximateWidth = (text: string) =>
  text.replace(colorSequences, '').replace(/[^\0-\u10ff\u2000-\u2bff]/g, '  ').length;
