import { sanitize } from '../../util/sanitize.ts';
import type { Shell } from './shell.ts';
import { unquoted } from './typed-words.ts';

/** Nushell passes the words with their quotes, and reads JSON: `null` leaves the word to its own completion of files. */
export const nushell: Shell = {
  script: `# lm4c in Nushell, in a file of its own in an autoload folder: lm4c completion nushell | save lm4c.nu

let lm4c_other_completer = $env.config.completions.external.completer
$env.config.completions.external.completer = {|words|
    if $words.0 == lm4c {
        try { ^lm4c complete nushell ...$words e> /dev/null | from json }
    } else if $lm4c_other_completer != null {
        do $lm4c_other_completer $words
    }
}
`,
  parseRequest: (args) => {
    const words = args.map(unquote);
    return { words, last: { ...unquoted, text: words.at(-1) ?? '' } };
  },
  formatReply: ({ kind, prefix, candidates }) => {
    if (kind === 'file' || kind === 'folder') return 'null\n';
    const values = [...new Map(candidates)].map(([value, description]) => ({
      value: quote(sanitize(prefix + value)),
      description: sanitize(description),
    }));
    return `${JSON.stringify(values)}\n`;
  },
};

const isOpening = (char: string) => char === '"' || char === "'" || char === '`';

/** The word without its quotes, the last of which may be missing. Only in double quotes a backslash has a meaning. */
function unquote(word: string): string {
  let [text, open] = ['', ''];
  for (let at = 0; at < word.length; at++) {
    const char = word[at] ?? '';
    const [escaped, code] = (open === '"' && /^\\(?:u\{([\da-f]{1,6})\}|.?)/i.exec(word.slice(at))) || [];
    if (escaped) {
      text += code ? String.fromCharCode(Number.parseInt(code, 16)) : escaped.slice(1);
      at += escaped.length - 1;
    } else if (char === open) open = '';
    else if (open === '' && isOpening(char)) open = char;
    else text += char;
  }
  return text;
}

const quote = (text: string) => {
  if (/^[\w.,/@%+=:\u0080-\uffff-]+$/.test(text)) return text;
  // An exclamation mark would recall a line of the history, even in quotes.
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('!', '\\u{21}')}"`;
};
