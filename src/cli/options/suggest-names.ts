import { suggestSimilar } from '../../util/suggest-similar.ts';

/** Commands and options of this program, with their names in others. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  list: ['ls', 'filter'],
  search: ['find', 'grep', 'query'],
  show: ['get', 'cat', 'info', 'view'],
  bib: ['cite', 'export', 'bibtex'],
  stats: ['count'],
  categories: ['tags'],
  check: ['lint', 'validate'],
  import: ['add'],
  completion: ['complete'],
  '--version': ['version'],
  '--color never': ['--no-color', '--no-colour', '--no-colors'],
  '--color': ['--colour', '--colors'],
  '--output': ['--out'],
  '--fields key': ['--key'],
  '--fields': ['--columns'],
  '--sort': ['--order', '--order-by'],
  '--limit': ['--max', '--count'],
  '--category': ['--tag'],
  '--without': ['--exclude'],
};

/** The names that a mistyped word may mean: its synonym, else the most similar ones. */
export function suggestNames(word: string, names: readonly string[]): string[] {
  const synonym = Object.keys(synonyms).find((name) => synonyms[name]?.includes(word.toLowerCase()));
  const [name = ''] = synonym?.split(' ') ?? [];
  return synonym !== undefined && names.includes(name) ? [synonym] : suggestSimilar(word, names);
}
