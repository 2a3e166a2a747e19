import { describe, expect, it } from 'vitest';
import { createCommand, isCommand } from '../../src/cli/commands/index.ts';
import { addGlobalOptions } from '../../src/cli/options/global-options.ts';
import { documentNames, readDocument } from './files.ts';

/** The lines in code of a document that start lm4c with arguments, without its fenced blocks. */
const inlineCommands = (markdown: string) =>
  [...markdown.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]*)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => /\blm4c [a-z-]/.test(code));

/** The unknown command, and the unknown options, of a line that starts lm4c. */
function unknownWords(line: string): string[] {
  const [, rest = ''] = /\blm4c ([^|)>]*)/.exec(line) ?? [];
  const words = rest
    .replaceAll(/'[^']*'/g, 'QUOTED')
    .split(/\s+/)
    .filter(Boolean);
  const name = words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '-c');
  if (name !== undefined && !isCommand(name)) return [name];
  const { options } = addGlobalOptions(createCommand(name ?? 'list'));
  const known = new Set(options.flatMap(({ short, long }) => [short, long]).concat('-h', '--help', '-V', '--version'));
  return words.filter((word) => /^--?[a-z]/.test(word) && !known.has(word));
}

const documents = documentNames.filter((name) => inlineCommands(readDocument(name)).length > 0);

describe('commands in the text of documents', () => {
  it.each(documents)('%s names only commands and options that exist', (name) => {
    const wrong = inlineCommands(readDocument(name)).flatMap((line) => unknownWords(line).map((word) => `${word} in ${line}`));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['npx lm4c lsit', ['lsit']],
    ['lm4c -c mine list --yaer 2023', ['--yaer']],
    ["lm4c search '-x' --json | lm4c bib -", []],
    ['lm4c --version --json', []],
  ])('unknown commands and options are found in %s', (line, wrong) => {
    expect(unknownWords(line)).toEqual(wrong);
  });
});
