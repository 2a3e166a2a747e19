/** Keys and identifiers of papers on the command line. */
import type { Catalog } from '../../catalog/index/catalog.ts';
import { describeIdentifier, type Identifier } from '../../catalog/model/identifier.ts';
import { parseIdentifier } from '../../search/query/identifiers.ts';
import { type Failure, UsageError } from '../../util/errors.ts';
import { suggestSimilar } from '../../util/suggest-similar.ts';
import type { CommandContext } from '../context/command.ts';
import { readPipedText } from '../context/files.ts';
import { pluralize } from '../output/counts.ts';

/**
 * The keys and identifiers among the arguments of a command, where `-` means those on stdin.
 *
 * @param command for the hint of the error message
 * @throws UsageError when stdin is not a list of keys
 */
export function readKeyArguments(context: CommandContext, words: readonly string[], command: string): string[] {
  return words.flatMap((word) => (word === '-' ? readKeys(context, command) : [word]));
}

/** The first word of each line, so that the output of `lm4c list` can be piped in, with a label such as `doi:` before it. */
function readKeys({ catalogSource, environment }: CommandContext, command: string): string[] {
  if (catalogSource().piped)
    throw new UsageError({ code: 'wrong-stdin', message: 'stdin contains the catalog, so it cannot contain keys too' });
  const text = readPipedText(environment, 'reads keys from stdin', `lm4c search backdoor -f keys | lm4c ${command} -`);
  if (/[\0\ufffd]/.test(text)) throw new UsageError({ code: 'wrong-stdin', message: 'stdin is not a list of keys' });
  return text.split('\n').flatMap((line) => /^(?:(?:doi|arxiv)[:=]\s*)?\S+/i.exec(line.trim())?.[0] ?? []);
}

/**
 * The numbers of the papers with the keys or identifiers, in their order, without duplicates; and the number of unknown ones, which are
 * reported. Papers that share an identifier are in the order of the catalog.
 */
export function findPapersByKey({ report }: CommandContext, catalog: Catalog, words: readonly string[]) {
  const found = Array.from(new Set(words), (word) => ({ word, papers: papersOf(catalog, word) }));
  const unknownWords = found.filter(({ papers }) => papers.length === 0).map(({ word }) => [word.toLowerCase(), word] as const);
  const unknown = [...new Map(unknownWords).values()];
  for (const word of unknown.slice(0, maxReportedKeys)) report(describeUnknown(catalog, word));
  const others = unknown.length - maxReportedKeys;
  if (others > 0) report({ code: 'unknown-keys', message: pluralize(others, 'more unknown key') });
  return { papers: [...new Set(found.flatMap(({ papers }) => papers))], unknownCount: unknown.length };
}

/** The other unknown keys are only counted. */
const maxReportedKeys = 10;

/** The numbers of the papers with a key or, if no paper has that key, with an identifier. */
function papersOf(catalog: Catalog, word: string): readonly number[] {
  const paper = catalog.numberOf(word);
  if (paper !== undefined) return [paper];
  const identifier = parseIdentifier(word, (candidate) => catalog.papersWithIdentifier(candidate).length > 0);
  return identifier ? catalog.papersWithIdentifier(identifier) : [];
}

function describeUnknown(catalog: Catalog, word: string): Failure {
  const identifier = parseIdentifier(word, () => true);
  if (identifier) {
    const message = `no paper has the ${describeIdentifier(identifier)}`;
    const suggestions = completions(catalog, identifier);
    const hint = suggestions.length > 0 ? undefined : 'to search for it: lm4c search';
    return { code: 'unknown-identifier', message, suggestions, hint };
  }
  const suggestions = suggestSimilar(word, catalog.keys());
  return {
    code: 'unknown-key',
    message: `no paper has the key "${word}"`,
    suggestions,
    hint: suggestions.length > 0 ? undefined : 'to list all: lm4c list',
  };
}

/** What a DOI or an arXiv id may be the beginning of, three at most. */
function completions(catalog: Catalog, { kind, keys: [key = ''] }: Identifier): string[] {
  if (kind !== 'doi' && kind !== 'arxiv') return [];
  const found = catalog.identifiersWithPrefix(key);
  return found.length > 3 ? [] : found.map((longer) => longer.slice(longer.indexOf(':') + 1));
}
