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
    if (open === '"' && char === '\\') text += word[++at] ?? '';
    else if (char === open) open = '';
    else if (open === '' && isOpening(char)) open = char;
    else text += char;
  }
  return text;
}

const quote = (text: string) =>
  /^[\w.,/@%+=:\u0080-\uffff-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, (char) => `\\${char}`)}"`;
