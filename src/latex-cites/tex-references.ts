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
  for (const { 0: command, 1: name = '', index } of text.matchAll(commandPattern)) {
    const position = { text, closing, at: index + command.length };
    yield* citeCommand.test(name) ? citedKeys(name, position) : includedFiles(name, position);
  }
}

interface Position {
  readonly text: string;
  readonly closing: Int32Array;
  readonly at: number;
}

function* citedKeys(name: string, position: Position): Generator<CiteReference> {
  if (notCiteCommand.test(name)) return;
  const size = volciteCommand.test(name) ? 2 : 1;
  const groups = bracedArguments(position, multiciteCommand.test(name) ? Number.POSITIVE_INFINITY : size);
  for (let index = size - 1; index < groups.length; index += size) yield* splitKeys(groups[index] ?? '');
}

function* includedFiles(name: string, position: Position): Generator<IncludedFile> {
  if (/^(?:sub)?(?:import|inputfrom|includefrom)$/.test(name)) {
    const [folder = '', file = ''] = bracedArguments(position, 2).map((part) => part.trim());
    if (isIncluded(file)) yield { names: texNames(file), folder };
  } else if (name === 'InputIfFileExists') {
    const [file = ''] = bracedArguments(position, 1).map((part) => part.trim());
    if (isIncluded(file)) yield { names: texNames(file), isOptional: true };
  } else if (/^(?:input|include|subfile|subfileinclude)$/.test(name)) {
    const unbraced = name === 'input' ? matchAt(unbracedName, position.text, position.at)?.[1] : undefined;
    const [written = unbraced ?? ''] = bracedArguments(position, 1);
    const file = written.trim().replace(/^"(.*)"$/, '$1');
    if (!isIncluded(file)) return;
    // The files of a subfile are relative to its own folder.
    if (name.startsWith('subfile')) yield { names: texNames(posix.basename(file)), folder: posix.dirname(file) };
    else yield { names: texNames(file) };
  }
}

const isIncluded = (name: string) => name !== '' && !/[#|]/.test(name) && !ignoredFile.test(name);

/** The names that TeX tries, first with .tex. */
const texNames = (name: string) => (name.endsWith('.tex') ? [name] : [`${name}.tex`, name]);

const unbracedName = /\s*("[^"\n]*"|[^\s\\{}[\]]+)/y;

/** The arguments in braces from a position on, without the optional arguments between them. */
function bracedArguments({ text, closing, at: from }: Position, maxCount: number): string[] {
  const groups: string[] = [];
  const start = skip(apaciteNote, text, from);
  for (let at = skip(whitespace, text, start); groups.length < maxCount; at = skip(whitespace, text, at)) {
    const end = closing[at];
    if (!end) break;
    if (text[at] === '{') groups.push(text.slice(at + 1, end));
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
 * The position of the closing counterpart for the position of each opening brace, bracket and parenthesis; otherwise 0. As in TeX, an
 * optional argument ends at the first bracket outside of braces, so it closes all brackets opened since. One pass over the text keeps
 * deep nesting linear.
 */
function findClosings(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const [braces, brackets, parentheses]: [number[], number[], number[]] = [[], [], []];
  const top = (stack: readonly number[]) => stack.at(-1) ?? -1;
  const closeInGroup = (stack: number[], position: number) => {
    while (top(stack) > top(braces)) closing[stack.pop() ?? 0] = position;
  };
  for (const { 0: char, index } of text.matchAll(/[{}[\]()]/g)) {
    if (char === '{') braces.push(index);
    else if (char === '[') brackets.push(index);
    else if (char === '(') parentheses.push(index);
    else if (char === ']') closeInGroup(brackets, index);
    else if (char === ')') closeInGroup(parentheses, index);
    else {
      // Brackets that are still open in the group are never closed.
      for (const stack of [brackets, parentheses]) closeInGroup(stack, 0);
      const start = braces.pop();
      if (start !== undefined) closing[start] = index;
    }
  }
  return closing;
}
