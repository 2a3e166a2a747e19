/** Collects the citations of a paper from its files in the order in which TeX reads them. */
import { posix } from 'node:path';

/** A citation or an included file; the key `*` cites every entry. */
export type CiteReference = { readonly key: string } | IncludedFile;

export interface IncludedFile {
  /** The possible names of the file relative to its folder, in the order in which they are tried. */
  readonly names: readonly string[];
  /** The base folder for the file and the files that it includes, relative to the current base folder; the same by default. */
  readonly folder?: string;
  /** Whether the paper compiles without the file. */
  readonly isOptional?: true;
}

interface FileReader {
  /** The canonical name of a file, given its path relative to the folder of the main file; undefined if there is no file. */
  readonly canonicalName: (path: string) => string | undefined;
  /** The text of a file, given its canonical name; undefined if it cannot be read. */
  readonly read: (name: string) => string | undefined;
}

interface CollectedCitations {
  /** In the order of their first citations, without duplicates. */
  readonly keys: readonly string[];
  /** Whether every entry of the bibliography is cited: `\nocite{*}`. */
  readonly all: boolean;
  /** Included files that could not be read. */
  readonly unread: readonly string[];
}

/** Keys with which packages pass settings to BibTeX. */
const controlKey = /^(?:biblatex-control|achemso-control|(?:revtex|aps|aip|aapm|sor)[a-z]*\d[\d-]*control|.*:bstcontrol)$/i;

/** The citations of a main file and of all files that it includes; each file is read once. */
export function collectCitations(
  text: string,
  findReferences: (text: string) => Iterable<CiteReference>,
  files: FileReader,
): CollectedCitations {
  const keys = new Set<string>();
  const unread = new Set<string>();
  const readOnce = createReadOnce(files);
  const open = (text: string, folder: string) => ({ references: findReferences(text)[Symbol.iterator](), folder });
  // An explicit stack, because files can be nested deeper than the call stack allows.
  const stack = [open(text, '')];
  for (let file = stack.at(-1); file; file = stack.at(-1)) {
    const { done, value } = file.references.next();
    if (done) stack.pop();
    else if ('key' in value) keys.add(value.key);
    else {
      const included = readFirst(value, file.folder, readOnce);
      if (included !== undefined) stack.push(open(included, posix.join(file.folder, value.folder ?? '')));
      else if (!value.isOptional) unread.add(value.names.at(-1) ?? '');
    }
  }
  return { keys: [...keys].filter((key) => key !== '*' && !controlKey.test(key)), all: keys.has('*'), unread: [...unread] };
}

/** Reads a file the first time it is requested, by whatever path; afterwards its text is empty. */
function createReadOnce({ canonicalName, read }: FileReader): (path: string) => string | undefined {
  const seen = new Set<string>();
  return (path) => {
    const name = canonicalName(path);
    if (name === undefined) return undefined;
    if (seen.has(name)) return '';
    const text = read(name);
    if (text !== undefined) seen.add(name);
    return text;
  };
}

/** The text of the first possible file that can be read. */
function readFirst({ names, folder = '' }: IncludedFile, base: string, read: (path: string) => string | undefined) {
  const folders = [posix.join(base, folder), base, folder, ''];
  const resolveName = (parent: string, name: string) => (posix.isAbsolute(name) ? name : posix.join(parent, name));
  for (const path of folders.flatMap((parent) => names.map((name) => resolveName(parent, name)))) {
    const text = read(path);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The keys of a comma-separated list, except those that contain a command or a macro parameter. */
export function* splitKeys(list: string): Generator<CiteReference> {
  for (const item of list.split(',')) {
    const key = item.trim();
    if (/^[^\\#{}]+$/.test(key)) yield { key };
  }
}
