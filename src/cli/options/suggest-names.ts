import { suggestSimilar } from '../../util/suggest-similar.ts';

/** Names in other programs for commands and options of this one. */
const synonyms: Readonly<Record<string, string>> = {
  ls: 'list',
  filter: 'list',
  find: 'search',
  grep: 'search',
  query: 'search',
  get: 'show',
  cat: 'show',
  info: 'show',
  view: 'show',
  cite: 'bib',
  export: 'bib',
  bibtex: 'bib',
  count: 'stats',
  tags: 'categories',
  lint: 'check',
  validate: 'check',
  add: 'import',
  complete: 'completion',
  version: '--version',
  '--no-color': '--color never',
  '--no-colour': '--color never',
  '--no-colors': '--color never',
  '--colour': '--color',
  '--colors': '--color',
  '--out': '--output',
  '--key': '--fields key',
  '--columns': '--fields',
  '--order': '--sort',
  '--order-by': '--sort',
  '--max': '--limit',
  '--count': '--limit',
  '--tag': '--category',
  '--exclude': '--without',
};

/** The commands or options of those names that a mistyped word may mean: its synonym, else the most similar ones. */
export function suggestNames(word: string, names: readonly string[]): string[] {
  const lowerCase = word.toLowerCase();
  const synonym = Object.hasOwn(synonyms, lowerCase) ? synonyms[lowerCase] : undefined;
  const [name = ''] = synonym?.split(' ') ?? [];
  return synonym !== undefined && names.includes(name) ? [synonym] : suggestSimilar(word, names);
}
