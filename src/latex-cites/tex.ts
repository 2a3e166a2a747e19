/** What a TeX source cites and includes. */
import { posix } from 'node:path';
import { type CiteReference, type IncludedFile, splitKeys } from './gather.ts';
import { matchAt, stripInactive } from './strip-inactive.ts';

// What a definition names is not used there.
const command =
  /\\(?:[egx]?def|let|(?:re)?newcommand|providecommand|(?:re)?newrobustcmd|(?:New|Renew|Provide|Declare)(?:Document|Robust)Command)\*?\s*\{?\s*\\[a-zA-Z@]+|\\([a-zA-Z@]+)\s*\*?/g;

/** What has keys behind it; of csquotes too. */
const citing = /cite|[a-z]cquote|^bibentry$/i;

/** Has "cite" in its name, and no keys behind it. */
const notCiting =
  /@|^(?:At|if|Declare|mk|set|new|bibcite$|bstctlcite$|shortcites$|cite(?:style|text|reset|setup|left|right|form|mid|punct|dash|numfont)$)/;
const several = /(?:cites|citetexts)$/i;
const withVolume = /volcites?$/i;

/** Files of the TeX distribution that papers read by name; they cite nothing, and stand in none of the paper's folders. */
const distributed = /^(?:glyphtounicode|epsf|xy|supp-pdf)(?:\.\w+)?$|\.bbl$/;

/** The keys that a source cites, and the files that it includes. */
export function* texReferences(source: string): Generator<CiteReference> {
  const text = stripInactive(source.replace(/\r\n?/g, '\n'));
  const closing = closings(text);
  for (const found of text.matchAll(command)) {
    const name = found[1] ?? '';
    const at = found.index + found[0].length;
    if (citing.test(name)) yield* cited(name, text, closing, at);
    else yield* included(name, text, closing, at);
  }
}

function* cited(name: string, text: string, closing: Int32Array, at: number): Generator<CiteReference> {
  if (notCiting.test(name)) return;
  const size = withVolume.test(name) ? 2 : 1;
  const groups = bracedFrom(text, closing, at, several.test(name) ? Number.POSITIVE_INFINITY : size);
  for (let index = size - 1; index < groups.length; index += size) yield* splitKeys(groups[index] ?? '');
}

function* included(name: string, text: string, closing: Int32Array, at: number): Generator<IncludedFile> {
  if (/^(?:sub)?(?:import|inputfrom|includefrom)$/.test(name)) {
    const [folder = '', file = ''] = bracedFrom(text, closing, at, 2).map((part) => part.trim());
    if (isFile(file)) yield { names: texNames(file), folder };
  } else if (name === 'InputIfFileExists') {
    const [file = ''] = bracedFrom(text, closing, at, 1);
    if (isFile(file.trim())) yield { names: texNames(file.trim()), isOptional: true };
  } else if (/^(?:input|include|subfile|subfileinclude)$/.test(name)) {
    const [braced] = bracedFrom(text, closing, at, 1);
    const file = (braced ?? (name === 'input' ? matchAt(unbraced, text, at)?.[1] : undefined) ?? '')
      .trim()
      .replace(/^"(.*)"$/, '$1');
    if (!isFile(file)) return;
    // A subfile looks for its files beside itself.
    if (name.startsWith('subfile')) yield { names: texNames(posix.basename(file)), folder: posix.dirname(file) };
    else yield { names: texNames(file) };
  }
}

const isFile = (name: string) => name !== '' && !/[#|]/.test(name) && !distributed.test(name);

/** As TeX looks for it: with .tex first. The name as it is written comes last. */
const texNames = (name: string) => (name.endsWith('.tex') ? [name] : [`${name}.tex`, name]);

const unbraced = /\s*("[^"\n]*"|[^\s\\{}[\]]+)/y;

/** The arguments in braces, at most so many, without the optional ones before them. */
function bracedFrom(text: string, closing: Int32Array, from: number, most: number): string[] {
  const groups: string[] = [];
  const start = behind(note, text, from);
  for (let at = behind(space, text, start); at < text.length; at = behind(space, text, at)) {
    const end = '{[('.includes(text.charAt(at)) ? closing[at] : undefined;
    if (!end) break;
    if (text[at] === '{') groups.push(text.slice(at + 1, end));
    if (groups.length >= most) break;
    at = end + 1;
  }
  return groups;
}

const space = /\s*/y;
/** apacite has one before the key: <see>. */
const note = /\s*<[^<>{}]{0,500}>/y;

/** The place behind what is there; the same where it is not. */
const behind = (what: RegExp, text: string, from: number) => from + (matchAt(what, text, from)?.[0].length ?? 0);

/**
 * Where each opening brace, bracket and parenthesis is closed, by its place; 0 where it is not. An optional argument ends with the first
 * bracket outside of braces, whatever was opened before. All at once, so that to nest deeply does not take long.
 */
function closings(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const open = { '[': [] as number[], '(': [] as number[] };
  const braces: number[] = [];
  const levelStart = () => braces.at(-1) ?? -1;
  const close = (waiting: number[], at: number) => {
    for (let last = waiting.at(-1); last !== undefined && last > levelStart(); last = waiting.at(-1)) {
      closing[last] = at;
      waiting.pop();
    }
  };
  for (const { 0: sign, index } of text.matchAll(/[{}[\]()]/g)) {
    if (sign === '{') braces.push(index);
    else if (sign === '[' || sign === '(') open[sign].push(index);
    else if (sign === ']') close(open['['], index);
    else if (sign === ')') close(open['('], index);
    else {
      // What is still open inside of the braces never ends.
      for (const waiting of Object.values(open)) close(waiting, 0);
      const start = braces.pop();
      if (start !== undefined) closing[start] = index;
    }
  }
  return closing;
}
