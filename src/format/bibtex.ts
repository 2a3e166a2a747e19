import { doiUrl, type Paper } from '../catalog/catalog.ts';
import { curlyQuotes, isPlain, latex } from './latex.ts';
import { bibtexNames } from './names.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type EntryType = 'article' | 'inproceedings' | 'misc';

function entryType({ venue, journal }: Paper): EntryType {
  if (venue.kind === 'preprint') return 'misc';
  return venue.kind === 'journal' || journal ? 'article' : 'inproceedings';
}

type Value = (paper: Paper, type: EntryType) => string | undefined;

/** The fields of an entry, in their order, each as it stands behind the `=`. */
const fields: Readonly<Record<string, Value>> = {
  author: ({ authors }) => `{${bibtexNames(authors)}}`,
  title: (paper) => `{${title(paper)}}`,
  booktitle: ({ booktitle, venue }, type) => (type === 'inproceedings' ? braced(booktitle ?? venue.title) : undefined),
  journal: ({ journal, venue }, type) => (type === 'article' ? braced(journal ?? venue.title) : undefined),
  series: ({ series }) => braced(series),
  volume: ({ volume }) => braced(volume),
  // Of a volume of proceedings the styles print one of both, and warn.
  number: ({ number, volume }, type) => (type === 'inproceedings' && volume ? undefined : braced(number)),
  pages: ({ pages }) => braced(pages?.replace(/(?<=\d)\s*[-‐-―]+\s*(?=\d)/g, '--')),
  // No style prints that of a journal, and biber warns of it.
  publisher: ({ publisher }, type) => (type === 'article' ? undefined : braced(publisher)),
  year: ({ year }) => braced(year.toString()),
  month: ({ month }) => (month ? months[month - 1] : undefined),
  doi: ({ doi }) => verbatim(doi),
  eprint: ({ arxiv }) => verbatim(arxiv),
  archiveprefix: ({ arxiv }) => arxiv && '{arXiv}',
  primaryclass: ({ primaryclass }) => verbatim(primaryclass),
  url: ({ url, doi }) => (doi && url === doiUrl(doi) ? undefined : verbatim(url)),
};

const lines = Object.entries(fields).map(([name, value]) => [`  ${name.padEnd('archiveprefix'.length)} = `, value] as const);

/** An entry for each paper, in classic BibTeX, with an empty line between them. */
export function* bibtex(papers: Iterable<Paper>) {
  let before = '';
  for (const paper of papers) {
    yield before + entry(paper);
    before = '\n';
  }
}

function entry(paper: Paper): string {
  const type = entryType(paper);
  let text = `@${type}{${paper.key},\n`;
  for (const [begin, value] of lines) {
    const written = value(paper, type);
    if (written) text += `${begin}${written},\n`;
  }
  return `${text}}\n`;
}

const braced = (text: string | undefined) => text && `{${latex(text)}}`;

/** Links and ids are not LaTeX: only what would unbalance the braces, or is not ASCII, is encoded as in a URL. */
const verbatim = (link: string | undefined) => link && `{${link.replace(/[\\{}]|[^!-~]+/g, encodeURIComponent)}}`;

/** A word of a title, in a group so that a split keeps it. */
const word = /([^\s\-–—‐‑.,:;!?()[\]{}"“”‘’/…+#]+(?:\+\+|[+#])?)/;

/** The title with the words in braces whose capitals a style must not lower; one in another language whole. */
function title({ title, language, protect = [] }: Paper): string {
  if (language && language !== 'en') return `{${latex(title)}}`;
  const kept = protect.flatMap((text) => text.split(word));
  const written = isPlain(title) ? (piece: string) => piece : latex;
  return curlyQuotes(title)
    .split(word)
    .map((piece, index) => {
      const isKept = index % 2 === 1 && (keepsCapitals(piece) || kept.includes(piece));
      return isKept ? `{${written(piece)}}` : written(piece);
    })
    .join('');
}

/** A capital inside the word, or beside a digit or a sign: `CodeBERT`, `LLMs`, `GPT2`, `C++`. */
function keepsCapitals(word: string): boolean {
  const inside = word.slice(1);
  return inside !== inside.toLowerCase() || (word !== word.toLowerCase() && /[\d+#]/.test(word));
}
