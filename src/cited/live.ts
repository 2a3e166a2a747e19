/** The part of a TeX source that TeX obeys. */

const token = /%[^\n]*\n?[ \t]*|\\(?:[a-zA-Z@]+|[\s\S])/g;
const verbatim = /\s*\{((?:[BL]?[vV]erbatim|lstlisting|minted|comment|filecontents)\*?)\}/y;
const document = /\s*\{document\}/y;
const conditional = /^\\if(?:x|num|dim|odd|cat|case|[mhv]mode|inner|void|[hv]box|eof|true|false|defined|csname|fontchar)?$/;

/** What a command takes as it stands, where % and \ mean themselves. Bounded, so that nonsense does not take long. */
const raw: Readonly<Record<string, RegExp>> = {
  verb: /\*?([^\sa-zA-Z*])(?:(?!\1)[^\n]){0,2000}\1/y,
  Verb: /\*?([^\sa-zA-Z*])(?:(?!\1)[^\n]){0,2000}\1/y,
  lstinline: /(?:\[[^\]\n]{0,2000}\])?(?:\{[^{}\n]*\}|([^\sa-zA-Z*{])(?:(?!\1)[^\n]){0,2000}\1)/y,
  mintinline: /(?:\[[^\]\n]{0,2000}\])?\{[^{}\n]*\}(?:\{[^{}\n]*\}|([^\sa-zA-Z*{])(?:(?!\1)[^\n]){0,2000}\1)/y,
  url: /\s*\{[^{}\n]*\}/y,
  nolinkurl: /\s*\{[^{}\n]*\}/y,
  path: /\s*\{[^{}\n]*\}/y,
  href: /\s*\{[^{}\n]*\}/y,
};

/**
 * The source without comments, verbatim text, `\iffalse ... \fi` and what follows the document. Of a backslash with a character that is
 * no letter, such as `\{`, only the backslash is left.
 */
export function live(source: string): string {
  const parts: string[] = [];
  let start = 0;
  const ownConditionals = new Set(Array.from(source.matchAll(/\\newif\s*(\\if[a-zA-Z@]+)/g), ([, name]) => name));
  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [text] = found;
    const end = token.lastIndex;
    if (text === '\\endinput' || (text === '\\end' && matched(document, source, end) !== undefined)) {
      parts.push(source.slice(start, found.index));
      return parts.join('');
    }
    const next = after(text, source, end, ownConditionals);
    if (next === undefined) continue;
    parts.push(source.slice(start, found.index), /^\\[^a-zA-Z@]/.test(text) ? '\\ ' : '');
    start = next;
    token.lastIndex = next;
  }
  return `${parts.join('')}${source.slice(start)}`;
}

/** Where TeX goes on after what is left out; undefined where nothing is. */
function after(text: string, source: string, end: number, ownConditionals: ReadonlySet<string | undefined>): number | undefined {
  if (/^(?:%|\\[^a-zA-Z@])/.test(text)) return end;
  if (text === '\\iffalse') return afterFalse(source, end, ownConditionals);
  if (text === '\\begin') {
    const name = matched(verbatim, source, end)?.[1];
    return name === undefined ? undefined : behind(source, `\\end{${name}}`, end);
  }
  const name = text.slice(1);
  const form = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const taken = form && matched(form, source, end);
  return taken && end + taken[0].length;
}

function matched(form: RegExp, source: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(source) ?? undefined;
}

function behind(source: string, text: string, from: number): number {
  const at = source.indexOf(text, from);
  return at < 0 ? source.length : at + text.length;
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
