/** Finds the citations and included files of a TeX source. */
import { posix } from 'node:path';
import { type CiteReference, type IncludedFile, splitKeys } from './collect-citations.ts';
import { matchAt, stripInactive } from './strip-inactive.ts';

// The first alternative matches definitions, because a command is not used where it is defined.
const commandPattern =
  /\\(?:[egx]?def|let|(?:re)?newcommand|providecommand|(?:re)?newrobustcmd|(?:New|Renew|Provide|Declare)(?:Document|Robust)Command)\*?\s*\{?\s*\\[a-zA-Z@]+|\\([a-zA-Z@]+)\s*\*?/g;

/** Commands whose arguments are keys, including those of csquotes. */
const citeCommand = /cite|[a-z]cquote|^bibentry$/i;

/** Commands with "cite" in their names that take no keys. */
const notCiteCommand =
  /@|^(?:At|if|Declare|mk|set|new|bibcite$|bstctlcite$|shortcites$|cite(?:style|text|reset|setup|left|right|form|mid|punct|dash|numfont)$)/;
const multiciteCommand = /(?:cites|citetexts)$/i;
const volciteCommand = /volcites?$/i;

/** Files that cite nothing and are usually not in the folder of the paper: files of the TeX distribution, and .bbl files. */
const ignoredFile = /^(?:glyphtounicode|epsf|xy|supp-pdf)(?:\.\w+)?$|\.bbl$/;

/** The citations and included files of a TeX source, in their order. */
export function* texReferences(source: string): Generator<CiteReference> {
  const text = stripInactive(source.replace(/\r\n?/g, '\n'));
  const closing = findClosings(text);
  for (const found of text.matchAll(commandPattern)) {
    const name = found[1] ?? '';
    const at = found.index + found[0].length;
    if (citeCommand.test(name)) yield* citedKeys(name, text, closing, at);
    else yield* includedFiles(name, text, closing, at);
  }
}

function* citedKeys(name: string, text: string, closing: Int32Array, at: number): Generator<CiteReference> {
  if (notCiteCommand.test(name)) return;
  const size = volciteCommand.test(name) ? 2 : 1;
  const groups = bracedArguments(text, closing, at, multiciteCommand.test(name) ? Number.POSITIVE_INFINITY : size);
  for (let index = size - 1; index < groups.length; index += size) yield* splitKeys(groups[index] ?? '');
}

function* includedFiles(name: string, text: string, closing: Int32Array, at: number): Generator<IncludedFile> {
  if (/^(?:sub)?(?:import|inputfrom|includefrom)$/.test(name)) {
    const [folder = '', file = ''] = bracedArguments(text, closing, at, 2).map((part) => part.trim());
    if (isFile(file)) yield { names: texNames(file), folder };
  } else if (name === 'InputIfFileExists') {
    const [file = ''] = bracedArguments(text, closing, at, 1);
    if (isFile(file.trim())) yield { names: texNames(file.trim()), isOptional: true };
  } else if (/^(?:input|include|subfile|subfileinclude)$/.test(name)) {
    const [braced] = bracedArguments(text, closing, at, 1);
    const file = (braced ?? (name === 'input' ? matchAt(unbracedName, text, at)?.[1] : undefined) ?? '')
      .trim()
      .replace(/^"(.*)"$/, '$1');
    if (!isFile(file)) return;
    // The files of a subfile are relative to its own folder.
    if (name.startsWith('subfile')) yield { names: texNames(posix.basename(file)), folder: posix.dirname(file) };
    else yield { names: texNames(file) };
  }
}

const isFile = (name: string) => name !== '' && !/[#|]/.test(name) && !ignoredFile.test(name);

/** The names that TeX tries, first with .tex. */
const texNames = (name: string) => (name.endsWith('.tex') ? [name] : [`${name}.tex`, name]);

const unbracedName = /\s*("[^"\n]*"|[^\s\\{}[\]]+)/y;

/** The arguments in braces from a position on, without the optional arguments between them. */
function bracedArguments(text: string, closing: Int32Array, from: number, maxCount: number): string[] {
  const groups: string[] = [];
  const start = skip(apaciteNote, text, from);
  for (let at = skip(whitespace, text, start); at < text.length; at = skip(whitespace, text, at)) {
    const end = '{[('.includes(text.charAt(at)) ? closing[at] : undefined;
    if (!end) break;
    if (text[at] === '{') groups.push(text.slice(at + 1, end));
    if (groups.length >= maxCount) break;
    at = end + 1;
  }
  return groups;
}

const whitespace = /\s*/y;
/** The note before a key in apacite: `<see>`. */
const apaciteNote = /\s*<[^<>{}]{0,500}>/y;

/** The position after a match of a sticky pattern; the same position if it does not match. */
const skip = (pattern: RegExp, text: string, from: number) => from + (matchAt(pattern, text, from)?.[0].length ?? 0);

/**
 * The position of the closing counterpart for the position of each opening brace, bracket and parenthesis; 0 if it is not closed.
 * As in TeX, an optional argument ends at the first bracket outside of braces, so it closes all brackets opened since. One pass
 * over the text keeps deep nesting linear.
 */
function findClosings(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const open = { '[': [] as number[], '(': [] as number[] };
  const braces: number[] = [];
  const groupStart = () => braces.at(-1) ?? -1;
  const closeInGroup = (stack: number[], position: number) => {
    for (let last = stack.at(-1); last !== undefined && last > groupStart(); last = stack.at(-1)) {
      closing[last] = position;
      stack.pop();
    }
  };
  for (const { 0: char, index } of text.matchAll(/[{}[\]()]/g)) {
    if (char === '{') braces.push(index);
    else if (char === '[' || char === '(') open[char].push(index);
    else if (char === ']') closeInGroup(open['['], index);
    else if (char === ')') closeInGroup(open['('], index);
    else {
      // Brackets that are still open in the group are never closed.
      for (const stack of Object.values(open)) closeInGroup(stack, 0);
      const start = braces.pop();
      if (start !== undefined) closing[start] = index;
    }
  }
  return closing;
}
