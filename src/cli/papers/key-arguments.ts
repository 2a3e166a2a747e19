/** Keys of papers on the command line. */
import type { Catalog } from '../../catalog/index/catalog.ts';
import { UsageError } from '../../util/errors.ts';
import { suggestSimilar } from '../../util/suggest-similar.ts';
import type { CommandContext } from '../context/command.ts';
import { readPipedText } from '../context/files.ts';
import { pluralize } from '../output/counts.ts';

/**
 * The keys among the arguments of a command, where `-` means the keys on stdin.
 *
 * @param command for the hint of the error message
 * @throws UsageError when stdin is not a list of keys
 */
export function readKeyArguments(context: CommandContext, words: readonly string[], command: string): string[] {
  return words.flatMap((word) => (word === '-' ? readKeys(context, command) : [word]));
}

/** The first word of each line, so that the output of `lm4c list` can be piped in. */
function readKeys({ catalogSource, environment }: CommandContext, command: string): string[] {
  if (catalogSource().piped) throw new UsageError({ code: 'wrong-stdin', message: 'stdin has the catalog, and no keys too' });
  const text = readPipedText(environment, 'reads keys from stdin', `lm4c search backdoor -f keys | lm4c ${command} -`);
  if (/[\0\ufffd]/.test(text)) throw new UsageError({ code: 'wrong-stdin', message: 'stdin is not a list of keys' });
  return text.split('\n').flatMap((line) => line.trim().split(/\s/)[0] || []);
}

/** The numbers of the papers in the order of the keys, without duplicates; and the number of unknown keys, which are reported. */
export function findPapersByKey({ report }: CommandContext, catalog: Catalog, keys: readonly string[]) {
  const distinct = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const found = [...distinct.values()].map((key) => ({ key, paper: catalog.numberOf(key) }));
  const unknown = found.flatMap(({ key, paper }) => (paper === undefined ? key : []));
  for (const key of unknown.slice(0, maxReportedKeys)) {
    const suggestions = suggestSimilar(key, catalog.keys());
    const hint = suggestions.length > 0 ? undefined : 'all: lm4c list';
    report({ code: 'unknown-key', message: `no paper "${key}"`, suggestions, hint });
  }
  const others = unknown.length - maxReportedKeys;
  if (others > 0) report({ code: 'unknown-keys', message: `${pluralize(others, 'more key')} that no paper has` });
  return { papers: found.flatMap(({ paper }) => paper ?? []), unknownCount: unknown.length };
}

/** The other unknown keys are only counted. */
const maxReportedKeys = 10;
