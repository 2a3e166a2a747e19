/** The word, quoted where necessary so that a POSIX shell reads it as one word. */
export const quoteForShell = (word: string) => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The file name as one word of a command line that no program mistakes for an option. */
export const quoteFileForShell = (name: string) => quoteForShell(/^-./.test(name) ? `./${name}` : name);
