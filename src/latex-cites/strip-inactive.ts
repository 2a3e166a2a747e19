/** Removes the parts of a TeX source that TeX does not execute. */

const token = /%[^\n]*\n?[ \t]*|\\(?:[a-zA-Z@]+|[\s\S])/g;
const verbatimEnvironment = /\s*\{((?:[BL]?[vV]erbatim|lstlisting|tcblisting|minted|comment|filecontents)\*?)\}/y;
const documentEnvironment = /\s*\{document\}/y;
const conditional = /^\\if(?:x|num|dim|odd|cat|case|[mhv]mode|inner|void|[hv]box|eof|true|false|defined|csname|fontchar)?$/;

/** Verbatim arguments by command, in which % and \ are plain. Their lengths are bounded, so that malformed input takes linear time. */
const verbatimArguments: Readonly<Record<string, RegExp>> = {
  verb: /\*?([^\sa-zA-Z*])(?:(?!\1)[^\n]){0,2000}\1/y,
  Verb: /\*?([^\sa-zA-Z*])(?:(?!\1)[^\n]){0,2000}\1/y,
  lstinline: /(?:\[[^\]\n]{0,2000}\])?(?:\{[^{}\n]*\}|([^\sa-zA-Z*{])(?:(?!\1)[^\n]){0,2000}\1)/y,
  mintinline: /(?:\[[^\]\n]{0,2000}\])?\{[^{}\n]*\}(?:\{[^{}\n]*\}|([^\sa-zA-Z*{])(?:(?!\1)[^\n]){0,2000}\1)/y,
  url: /\s*(?:\{[^{}\n]*\}|([^\sa-zA-Z{])(?:(?!\1)[^\n]){0,2000}\1)/y,
  nolinkurl: /\s*\{[^{}\n]*\}/y,
  path: /\s*\{[^{}\n]*\}/y,
  href: /\s*(?:\[[^\]\n]{0,500}\])?\{[^{}\n]*\}/y,
};

/**
 * The source without comments, verbatim text, `\iffalse ... \fi` and the text after the document. A control symbol such as `\{` is
 * reduced to a backslash and a space.
 */
export function stripInactive(source: string): string {
  let active = '';
  let start = 0;
  const conditionals = new Set(Array.from(source.matchAll(/\\newif\s*(\\if[a-zA-Z@]+)/g), ([, name]) => name));
  const scan: Scan = { source, conditionals, lastEnds: new Map() };
  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    const end = token.lastIndex;
    const isEndOfDocument = text === '\\end' && matchAt(documentEnvironment, source, end) !== undefined;
    if (isEndOfDocument || isEndOfInput(text, source, found.index)) return active + source.slice(start, found.index);
    const next = skipInactive(text, end, scan);
    if (next === undefined) continue;
    active += source.slice(start, found.index) + (/^\\[^a-zA-Z@]/.test(text) ? '\\ ' : '');
    start = next;
    token.lastIndex = next;
  }
  return active + source.slice(start);
}

/** Whether `\endinput` is alone on its line. Inside a conditional it usually guards against reading a file twice. */
const isEndOfInput = (text: string, source: string, position: number) =>
  text === '\\endinput' && /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, position - 100), position));

/** The end of the inactive part that starts with a token; undefined if the token is active. */
function skipInactive(text: string, end: number, scan: Scan): number | undefined {
  if (/^(?:%|\\[^a-zA-Z@])/.test(text)) return end;
  if (text === '\\iffalse') return skipFalseBranch(end, scan);
  if (text === '\\begin') {
    const name = matchAt(verbatimEnvironment, scan.source, end)?.[1];
    return name === undefined ? undefined : skipEnvironment(`\\end{${name}}`, end, scan);
  }
  const name = text.slice(1);
  const pattern = Object.hasOwn(verbatimArguments, name) ? verbatimArguments[name] : undefined;
  const argument = pattern && matchAt(pattern, scan.source, end);
  return argument && end + argument[0].length;
}

interface Scan {
  readonly source: string;
  /** The conditionals that the source defines with `\newif`. */
  readonly conditionals: ReadonlySet<string | undefined>;
  /** The position of the last `\end` of each environment; -1 if there is none. */
  readonly lastEnds: Map<string, number>;
}

/** The position after the end of an environment; undefined if no end follows, as in a definition. */
// The last end is searched for once per environment, so that many unclosed environments take linear time.
function skipEnvironment(end: string, from: number, { source, lastEnds }: Scan): number | undefined {
  const last = lastEnds.get(end) ?? source.lastIndexOf(end);
  lastEnds.set(end, last);
  return last < from ? undefined : source.indexOf(end, from) + end.length;
}

/** The match of a sticky pattern at a position. */
export function matchAt(pattern: RegExp, source: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(source) ?? undefined;
}

/** The position after the matching `\fi` or `\else`. */
function skipFalseBranch(from: number, { source, conditionals }: Scan): number {
  let depth = 1;
  token.lastIndex = from;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    if (conditional.test(text) || conditionals.has(text)) depth++;
    else if (text === '\\fi') depth--;
    if (depth === 0 || (depth === 1 && text === '\\else')) return token.lastIndex;
  }
  return source.length;
}
