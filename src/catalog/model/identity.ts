/** When two records are of the same paper: for importing, which adds nothing twice, and for checking a catalog. */
import { tokenize } from '../../util/tokenize.ts';
import type { venueKinds } from './fields.ts';
import { type Author, familyName, type WrittenAuthor } from './person-name.ts';

type VenueKind = (typeof venueKinds)[number];

/** The fields of a paper, as an entry has them or as YAML has them, that say which paper it is. */
export interface IdentifiedPaper {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
  readonly authors?: readonly (Author | WrittenAuthor)[] | undefined;
  readonly edition?: string | undefined;
  readonly volume?: string | undefined;
  readonly number?: string | undefined;
  readonly pages?: string | undefined;
  /** Of its venue; undefined if that is not certain. */
  readonly kind?: VenueKind | undefined;
}

/** The ways to recognise a paper, the surest first. */
export const identityKinds = ['doi', 'arxiv', 'title'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** Texts that are equal for records of the same paper. */
export interface IdentityKeys {
  /** In lower case; a DOI that arXiv registered is the arXiv id. */
  readonly doi?: string;
  readonly arxiv?: string;
  /** The words of the title; of a short one with the year. */
  readonly title?: string;
}

/** Titles of fewer words may be given to several papers: `Editorial`. */
const fewestDistinctiveWords = 4;

const isShortTitle = (title: string) => tokenize(title).length < fewestDistinctiveWords;

export function identityKeys({ title = '', year, doi, arxiv }: IdentifiedPaper): IdentityKeys {
  const [, preprint] = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/i.exec(doi ?? '') ?? [];
  const id = arxiv ?? preprint;
  const words = tokenize(title);
  const isShort = words.length < fewestDistinctiveWords;
  return {
    ...(doi && !preprint && { doi: doi.toLowerCase() }),
    ...(id && { arxiv: id.toLowerCase() }),
    ...(words.length > 0 && { title: isShort ? `${words.join(' ')}, ${year}` : words.join(' ') }),
  };
}

interface IndexedPaper<T> {
  readonly paper: IdentifiedPaper;
  readonly keys: IdentityKeys;
  readonly names: readonly string[];
  readonly value: T;
  /** Among all papers. */
  readonly position: number;
}

/** Papers with one title and one author are compared up to this many, because comparing all takes quadratic time. */
const maxComparedPapers = 200;

/**
 * Values of papers, found by any record of the same paper: by its DOI, by its arXiv id, or by its title. A title alone is not enough where
 * something shows that there are two papers with it: see {@link areOtherPapers}.
 */
export class PaperIndex<T> {
  readonly #byId = new Map<string, IndexedPaper<T>>();
  /** By title, and by title and each author. */
  readonly #byTitle = new Map<string, IndexedPaper<T>[]>();
  #size = 0;

  add(paper: IdentifiedPaper, value: T): void {
    const keys = identityKeys(paper);
    const names = authorNames(paper);
    const entry = { paper, keys, names, value, position: this.#size++ };
    for (const kind of ['doi', 'arxiv'] as const) {
      const key = `${kind} ${keys[kind]}`;
      if (keys[kind] !== undefined && !this.#byId.has(key)) this.#byId.set(key, entry);
    }
    if (keys.title === undefined) return;
    for (const name of [anybody, ...(names.length > 0 ? names : [unknown])]) this.#addByTitle(titleKey(keys.title, name), entry);
  }

  #addByTitle(key: string, entry: IndexedPaper<T>): void {
    const entries = this.#byTitle.get(key);
    if (!entries) this.#byTitle.set(key, [entry]);
    else if (entries.length < maxComparedPapers) entries.push(entry);
  }

  /** The value of the first paper that is the same by the surest kind of key. */
  find(paper: IdentifiedPaper): T | undefined {
    for (const kind of identityKinds) {
      const value = this.findBy(kind, paper);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  findBy(kind: IdentityKind, paper: IdentifiedPaper): T | undefined {
    const keys = identityKeys(paper);
    if (kind !== 'title') return keys[kind] === undefined ? undefined : this.#byId.get(`${kind} ${keys[kind]}`)?.value;
    if (keys.title === undefined) return undefined;
    const { title } = keys;
    const names = authorNames(paper);
    const candidates = names.length > 0 ? [unknown, ...names] : [anybody];
    const found = candidates
      .flatMap((name) => this.#byTitle.get(titleKey(title, name)) ?? [])
      .filter((other) => !areOtherPapers({ paper, keys, names }, other));
    return found.sort((a, b) => a.position - b.position)[0]?.value;
  }
}

const [unknown, anybody] = ['?', '*'];

const titleKey = (title: string, name: string) => `${title} by ${name}`;

/** The last words of family names, for a short title only that of the first author; all longer words of a literal name, because another record may have it in parts. */
function authorNames({ title = '', authors = [] }: IdentifiedPaper): string[] {
  const names = (isShortTitle(title) ? authors.slice(0, 1) : authors).flatMap((author) => {
    if (typeof author === 'object' && 'literal' in author)
      return tokenize(`${author.literal} ${author.latin ?? ''}`).filter(isLongWord);
    return tokenize(familyName(author)).at(-1) ?? [];
  });
  return [...new Set(names)];
}

const isLongWord = (word: string) => word.length > 1;

type ComparedPaper = Pick<IndexedPaper<unknown>, 'paper' | 'keys' | 'names'>;

/** Whether records with one title are of two papers: no author, another identifier, kind, edition, issue or page shows it. */
function areOtherPapers(one: ComparedPaper, other: ComparedPaper): boolean {
  const differ = (field: 'edition' | 'volume' | 'number' | 'month') => areDifferent(one.paper[field], other.paper[field]);
  if (areDifferent(one.keys.doi, other.keys.doi) || areDifferent(one.keys.arxiv, other.keys.arxiv)) return true;
  if (one.names.length > 0 && other.names.length > 0 && !one.names.some((name) => other.names.includes(name))) return true;
  if (differ('edition')) return true;
  const kinds = [one.paper.kind, other.paper.kind];
  if (kinds.includes('preprint') && kinds[0] !== kinds[1]) return false;
  // Several years are of one paper that somebody cites with a wrong one; a column appears every month.
  const isColumn = isShortTitle(one.paper.title ?? '');
  return (
    (kinds.every(isPublicationKind) && kinds[0] !== kinds[1]) ||
    differ('volume') ||
    differ('number') ||
    areDifferent(firstPage(one.paper), firstPage(other.paper)) ||
    (isColumn && differ('month'))
  );
}

const areDifferent = <V>(one: V | undefined, other: V | undefined) =>
  one !== undefined && other !== undefined && String(one).toLowerCase() !== String(other).toLowerCase();

/** Kinds between which bibliographies do not waver: many take a website for software or a report. */
const isPublicationKind = (kind: VenueKind | undefined) =>
  kind === 'conference' || kind === 'journal' || kind === 'book' || kind === 'thesis';

/** `12` of `12--34`, and `1` of `33:1--33:28`. */
const firstPage = ({ pages }: IdentifiedPaper) => /^(?:\d+:)?([^\s:-]+)/.exec(pages ?? '')?.[1];

/** A published paper as its preprint was; undefined where that is not known to differ. */
export function asPreprint<P extends IdentifiedPaper & { readonly preprint?: IdentifiedPaper | undefined }>(
  paper: P,
): IdentifiedPaper | undefined {
  return paper.preprint && { ...paper, ...paper.preprint };
}
