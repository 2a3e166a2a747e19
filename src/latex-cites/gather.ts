/** What a paper cites, gathered from its files in the order in which TeX reads them. */
import { posix } from 'node:path';

/** What stands in a file: a key that is cited, `*` for all, or another file to go on with. */
export type CiteReference = { readonly key: string } | IncludedFile;

export interface IncludedFile {
  /** What the file may be called, the likeliest first, relative to the folder. */
  readonly names: readonly string[];
  /** Where the file looks for its own files, relative to where this one does; undefined for the same place. */
  readonly folder?: string;
  /** Whether the paper goes on without it. */
  readonly isOptional?: true;
}

/** The text of a file; undefined where it cannot be read. */
type Read = (file: string) => string | undefined;

/** The one name of a file with a path relative to the folder of the main file; undefined where there is none. */
type NameOf = (path: string) => string | undefined;

export interface CollectedCitations {
  /** In the order in which they are cited first, each once. */
  readonly keys: readonly string[];
  /** Whether everything that there is counts as cited: `\nocite{*}`. */
  readonly all: boolean;
  /** Files that belong to the paper and could not be read. */
  readonly unread: readonly string[];
}

interface Frame {
  readonly mentions: Iterator<CiteReference>;
  readonly folder: string;
}

/** Keys by which packages hand their settings to BibTeX. */
const control = /^(?:biblatex-control|achemso-control|(?:revtex|aps|aip|aapm|sor)[a-z]*\d[\d-]*control|.*:bstcontrol)$/i;

/** Goes through a text and the files that it includes, each once. */
export function collectCitations(
  text: string,
  mentionsOf: (text: string) => Iterable<CiteReference>,
  read: Read,
  nameOf: NameOf = (path) => path,
): CollectedCitations {
  const keys = new Set<string>();
  const unread = new Set<string>();
  const once = reader(read, nameOf);
  // A stack of our own, because files can include each other deeper than functions can call each other.
  const frames: Frame[] = [{ mentions: mentionsOf(text)[Symbol.iterator](), folder: '' }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const { done, value } = frame.mentions.next();
    if (done) frames.pop();
    else if ('key' in value) keys.add(value.key);
    else {
      const found = opened(value, frame.folder, once);
      if (found !== undefined)
        frames.push({ mentions: mentionsOf(found)[Symbol.iterator](), folder: posix.join(frame.folder, value.folder ?? '') });
      else if (!value.isOptional) unread.add(value.names.at(-1) ?? '');
    }
  }
  return { keys: [...keys].filter((key) => key !== '*' && !control.test(key)), all: keys.has('*'), unread: [...unread] };
}

/** Reads each file once, by whatever path; the next time it has no more to say. */
function reader(read: Read, nameOf: NameOf): Read {
  const seen = new Set<string>();
  return (path) => {
    const name = nameOf(path);
    if (name === undefined) return undefined;
    if (seen.has(name)) return '';
    const text = read(name);
    if (text !== undefined) seen.add(name);
    return text;
  };
}

/** The text of the first of the files that can be read. */
function opened({ names, folder = '' }: IncludedFile, base: string, read: Read): string | undefined {
  const places = [posix.join(base, folder), base, folder, ''];
  for (const path of places.flatMap((place) => names.map((name) => within(place, name)))) {
    const text = read(path);
    if (text !== undefined) return text;
  }
  return undefined;
}

const within = (folder: string, name: string) => (posix.isAbsolute(name) ? name : posix.join(folder, name));

/** The keys of a list with commas; what holds a command or a parameter of a macro is none. */
export function* splitKeys(list: string): Generator<CiteReference> {
  for (const written of list.split(',')) {
    const key = written.trim();
    if (/^[^\\#{}]+$/.test(key)) yield { key };
  }
}
