import { sanitize } from '../../util/sanitize.ts';
import type { Shell } from './shell.ts';
import { type TypedLine, type TypedWord, unquoted } from './typed-words.ts';

/**
 * The script passes the line in Base64 and reads JSON in ASCII, because Windows PowerShell loses quotes in arguments and decodes
 * output by the code page of the console.
 */
export const powershell: Shell = {
  script: `# lm4c in PowerShell: lm4c completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName lm4c -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    $request = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($line))
    foreach ($candidate in (lm4c complete powershell $request 2>$null | Out-String | ConvertFrom-Json)) {
        [Management.Automation.CompletionResult]::new($candidate.text, $candidate.shown, 'ParameterValue', $candidate.about)
    }
}
`,
  parseRequest: ([request = '']) => splitLine(Buffer.from(request, 'base64').toString()),
  formatReply: ({ prefix, candidates }, last) => {
    const replies = [...new Map(candidates)].map(([value, description]) => ({
      text: quote(sanitize((prefix + value).slice(last.keptLength))),
      shown: sanitize(value),
      // Not empty, which PowerShell refuses.
      about: sanitize(description || value),
    }));
    return `${escapeNonAscii(JSON.stringify(replies))}\n`;
  },
};

/** PowerShell also takes curly quotes for quotes. */
const singleQuotes = /['\u2018-\u201b]/;
const doubleQuotes = /["\u201c-\u201e]/;

const quoteKind = (char: string): TypedWord['quote'] => (singleQuotes.test(char) ? "'" : doubleQuotes.test(char) ? '"' : '');

/** Splits an unfinished line into words. PowerShell replaces what follows a comma outside quotes. */
function splitLine(line: string): TypedLine {
  const words: string[] = [];
  let word = unquoted;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    const { text, quote } = word;
    const kind = quoteKind(char);
    const isDoubled = quote !== '' && kind === quote && quoteKind(line[at + 1] ?? '') === quote;
    if (char === '`' && quote !== "'") word = { ...word, text: text + (line[++at] ?? '') };
    else if (isDoubled) word = { ...word, text: text + (line[++at] ?? '') };
    else if (kind !== '' && (quote === '' || quote === kind)) word = { ...word, quote: quote === '' ? kind : '' };
    else if (quote === '' && /\s/.test(char)) {
      if (text !== '') words.push(text);
      word = unquoted;
    } else word = { ...word, text: text + char, keptLength: quote === '' && char === ',' ? text.length + 1 : word.keptLength };
  }
  return { words: [...words, word.text], last: word };
}

const quote = (text: string) =>
  /^[\w./+=:\u00c0-\u1fff\u3040-\uffff-]+$/.test(text) ? text : `'${text.replace(new RegExp(singleQuotes, 'g'), '$&$&')}'`;

const escapeNonAscii = (json: string) =>
  json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
