/** Removes the parts of a TeX source that TeX does not execute. */

const token = /%[^\n]*\n?[ \t]*|\\(?:[a-zA-Z@]+|[\s\S])/g;
const verbatimEnvironment = /\s*\{((?:[BL]?[vV]erbatim|lstlisting|tcblisting|minted|comment|filecontents)\*?)\}/y;
const documentEnvironment = /\s*\{document\}/y;
const conditional = /^\\if(?:x|num|dim|odd|cat|case|[mhv]mode|inner|void|[hv]box|eof|true|false|defined|csname|fontchar)?$/;

/**
 * Verbatim arguments by command, in which % and \ have no special meaning. Their lengths are bounded, so that malformed input
 * takes linear time.
 */
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
 * The source without comments, verbatim text, `\iffalse ... \fi` and the text after the document. A control symbol such as `\{`
 * is reduced to a backslash and a space.
 */
export function stripInactive(source: string): string {
  const parts: string[] = [];
  let start = 0;
  const state: ScanState = {
    conditionals: new Set(Array.from(source.matchAll(/\\newif\s*(\\if[a-zA-Z@]+)/g), ([, name]) => name)),
    lastEnds: new Map<string, number>(),
  };
  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    const end = token.lastIndex;
    if (
      isEndOfInput(text, source, found.index) ||
      (text === '\\end' && matchAt(documentEnvironment, source, end) !== undefined)
    ) {
      parts.push(source.slice(start, found.index));
      return parts.join('');
    }
    const next = skipInactive(text, source, end, state);
    if (next === undefined) continue;
    parts.push(source.slice(start, found.index), /^\\[^a-zA-Z@]/.test(text) ? '\\ ' : '');
    start = next;
    token.lastIndex = next;
  }
  return `${parts.join('')}${source.slice(start)}`;
}

/** Whether `\endinput` is alone on its line. Inside a conditional it usually guards against reading a file twice. */
const isEndOfInput = (text: string, source: string, position: number) =>
  text === '\\endinput' && /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, position - 100), position));

/** The end of the inactive part that starts with a token; undefined if the token is active. */
function skipInactive(text: string, source: string, end: number, state: ScanState): number | undefined {
  if (/^(?:%|\\[^a-zA-Z@])/.test(text)) return end;
  if (text === '\\iffalse') return skipFalseBranch(source, end, state.conditionals);
  if (text === '\\begin') {
    const name = matchAt(verbatimEnvironment, source, end)?.[1];
    return name === undefined ? undefined : skipEnvironment(`\\end{${name}}`, source, end, state.lastEnds);
  }
  const name = text.slice(1);
  const pattern = Object.hasOwn(verbatimArguments, name) ? verbatimArguments[name] : undefined;
  const argument = pattern && matchAt(pattern, source, end);
  return argument && end + argument[0].length;
}

interface ScanState {
  /** The conditionals that the source defines with `\newif`. */
  readonly conditionals: ReadonlySet<string | undefined>;
  /** The position of the last `\end` of each environment; -1 if there is none. */
  readonly lastEnds: Map<string, number>;
}

/** The position after the end of an environment; undefined if no end follows, as in a definition. */
// The last end is searched for once per environment, so that many unclosed environments take linear time.
function skipEnvironment(end: string, source: string, from: number, lastEnds: Map<string, number>): number | undefined {
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
function skipFalseBranch(source: string, from: number, definedConditionals: ReadonlySet<string | undefined>): number {
  let depth = 1;
  token.lastIndex = from;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    if (conditional.test(text) || definedConditionals.has(text)) depth++;
    else if (text === '\\fi') depth--;
    if (depth === 0 || (depth === 1 && text === '\\else')) return token.lastIndex;
  }
  return source.length;
}
