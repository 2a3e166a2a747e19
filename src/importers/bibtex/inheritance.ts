/** Which fields an entry inherits from the entry in its `crossref`, and under which names. */

const words = (text: string) => text.split(' ');

/**
 * Fields that belong to the volume alone. biblatex excludes those that control labels and sorting; the title, the pages, the identifiers
 * and the addresses of a volume are left out too, because those of a paper in it are others.
 */
export const notInherited: ReadonlySet<string> = new Set(
  words(
    'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype ' +
      'shorthand shorthandintro sortkey key title subtitle titleaddon shorttitle sorttitle indextitle pages pagetotal numpages doi url ' +
      'urldate ee link eprint eprinttype eprintclass archiveprefix primaryclass arxivid abstract file',
  ),
);

const booksWithAuthors = words('inbook bookinbook suppbook');
const inCollections = words('incollection inreference suppcollection');

/** Names under which a parent of one of the types passes on its titles, by the types of its children. */
const titleNames: readonly (readonly [
  parents: readonly string[],
  children: readonly string[],
  prefix: 'book' | 'main' | 'journal',
])[] = [
  [words('mvbook'), ['book', ...booksWithAuthors], 'main'],
  [words('mvcollection mvreference'), ['collection', 'reference', ...inCollections], 'main'],
  [words('mvproceedings'), words('proceedings inproceedings conference'), 'main'],
  [words('periodical'), words('article suppperiodical'), 'journal'],
];

/** The names that fields of a parent have in its child, if they are others. All parents that the table leaves out are books to it. */
export function renamedFields(parent: string, child: string): ReadonlyMap<string, string> {
  const prefix = titleNames.find(([parents, children]) => parents.includes(parent) && children.includes(child))?.[2] ?? 'book';
  return prefix === 'book' && !isPart(child) ? new Map() : renamedTitles[prefix];
}

/** Whether entries of a type are parts of a book. @book or @misc with a `crossref` is none, but gets what BibTeX passes on. */
const isPart = (type: string) => /^in|^supp|^(?:conference|bookinbook|article)$/.test(type);

const titlesWithPrefix = (prefix: string) =>
  new Map([
    ['title', `${prefix}title`],
    ['subtitle', `${prefix}subtitle`],
    ['titleaddon', `${prefix}titleaddon`],
  ]);

const renamedTitles = {
  book: titlesWithPrefix('book'),
  main: titlesWithPrefix('main'),
  journal: titlesWithPrefix('journal'),
};
