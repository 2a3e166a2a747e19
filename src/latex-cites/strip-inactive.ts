/** The part of a TeX source that TeX obeys. */

const token = /%[^\n]*\n?[ \t]*|\\(?:[a-zA-Z@]+|[\s\S])/g;
const verbatim = /\s*\{((?:[BL]?[vV]erbatim|lstlisting|tcblisting|minted|comment|filecontents)\*?)\}/y;
const document = /\s*\{document\}/y;
const conditional = /^\\if(?:x|num|dim|odd|cat|case|[mhv]mode|inner|void|[hv]box|eof|true|false|defined|csname|fontchar)?$/;

/** What a command takes as it stands, where % and \ mean themselves. Bounded, so that nonsense does not take long. */
const raw: Readonly<Record<string, RegExp>> = {
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
 * The source without comments, verbatim text, `\iffalse ... \fi` and what follows the document. Of a backslash with a character that is
 * no letter, such as `\{`, only the backslash is left.
 */
export function stripInactive(source: string): string {
  const parts: string[] = [];
  let start = 0;
  const known = {
    conditionals: new Set(Array.from(source.matchAll(/\\newif\s*(\\if[a-zA-Z@]+)/g), ([, name]) => name)),
    lastEnds: new Map<string, number>(),
  };
  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    const end = token.lastIndex;
    if (isEndOfInput(text, source, found.index) || (text === '\\end' && matchAt(document, source, end) !== undefined)) {
      parts.push(source.slice(start, found.index));
      return parts.join('');
    }
    const next = after(text, source, end, known);
    if (next === undefined) continue;
    parts.push(source.slice(start, found.index), /^\\[^a-zA-Z@]/.test(text) ? '\\ ' : '');
    start = next;
    token.lastIndex = next;
  }
  return `${parts.join('')}${source.slice(start)}`;
}

/** On a line of its own; inside of a condition it guards a file against a second reading. */
const isEndOfInput = (text: string, source: string, at: number) =>
  text === '\\endinput' && /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 100), at));

/** Where TeX goes on after what is left out; undefined where nothing is. */
function after(text: string, source: string, end: number, known: Known): number | undefined {
  if (/^(?:%|\\[^a-zA-Z@])/.test(text)) return end;
  if (text === '\\iffalse') return afterFalse(source, end, known.conditionals);
  if (text === '\\begin') {
    const name = matchAt(verbatim, source, end)?.[1];
    return name === undefined ? undefined : afterEnd(`\\end{${name}}`, source, end, known.lastEnds);
  }
  const name = text.slice(1);
  const form = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const taken = form && matchAt(form, source, end);
  return taken && end + taken[0].length;
}

/** What a source says of itself, gathered on the way. */
interface Known {
  /** Conditions that it defines. */
  readonly conditionals: ReadonlySet<string | undefined>;
  /** Where the last end of an environment stands. */
  readonly lastEnds: Map<string, number>;
}

/** Undefined where no end follows, as in a definition. The last one is looked for once, because nonsense can begin without end. */
function afterEnd(end: string, source: string, from: number, lastEnds: Map<string, number>): number | undefined {
  const last = lastEnds.get(end) ?? source.lastIndexOf(end);
  lastEnds.set(end, last);
  return last < from ? undefined : source.indexOf(end, from) + end.length;
}

/** What a sticky pattern finds at the place. */
export function matchAt(form: RegExp, source: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(source) ?? undefined;
}

/** Behind the `\fi` or `\else` that belongs to it. */
function afterFalse(source: string, from: number, ownConditionals: ReadonlySet<string | undefined>): number {
  let depth = 1;
  token.lastIndex = from;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    if (conditional.test(text) || ownConditionals.has(text)) depth++;
    else if (text === '\\fi') depth--;
    if (depth === 0 || (depth === 1 && text === '\\else')) return token.lastIndex;
  }
  return source.length;
}
