/** When two records are of the same paper: for importing, which adds nothing twice, and for checking a catalog. */
import { tokenize } from '../../util/tokenize.ts';
import { type Author, familyName, type WrittenAuthor } from './person-name.ts';

/** The fields of a paper, as an entry has them or as YAML has them, that say which paper it is. */
export interface IdentifiedPaper {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
  readonly authors?: readonly (Author | WrittenAuthor)[] | undefined;
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
  /** Of a short title the last word of the first author's family name, where it is known. */
  readonly author?: string;
}

/** Titles of fewer words may be given to several papers: `Editorial`. */
const fewestDistinctiveWords = 4;

export function identityKeys({ title = '', year, doi, arxiv, authors: [first] = [] }: IdentifiedPaper): IdentityKeys {
  const [, preprint] = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/i.exec(doi ?? '') ?? [];
  const id = arxiv ?? preprint;
  const words = tokenize(title);
  const isShort = words.length < fewestDistinctiveWords;
  // The last word, because another record may have `Berg` or a literal `Jan van der Berg` for `van der Berg, Jan`.
  const author = isShort && first ? tokenize(familyName(first)).at(-1) : undefined;
  return {
    ...(doi && !preprint && { doi: doi.toLowerCase() }),
    ...(id && { arxiv: id.toLowerCase() }),
    ...(words.length > 0 && { title: isShort ? `${words.join(' ')}, ${year}` : words.join(' ') }),
    ...(author && { author }),
  };
}

/**
 * Values of papers, found by any record of the same paper: by its DOI, by its arXiv id, or by its title. A title alone is not enough where
 * both records have DOIs or arXiv ids, which differ then, or where a short title has two different first authors.
 */
export class PaperIndex<T> {
  /** The position is that among all papers. */
  readonly #entries = new Map<string, { readonly value: T; readonly position: number }>();
  #size = 0;

  add(paper: IdentifiedPaper, value: T): void {
    const entry = { value, position: this.#size++ };
    const { doi, arxiv, title, author } = identityKeys(paper);
    const keys = [
      doi && `doi ${doi}`,
      arxiv && `arxiv ${arxiv}`,
      ...(title ? [titleKey(title, author ?? unknown, doi, arxiv), titleKey(title, anybody, doi, arxiv)] : []),
    ];
    for (const key of keys) if (key && !this.#entries.has(key)) this.#entries.set(key, entry);
  }

  /** The value of the first paper that is the same by the surest kind of key. */
  find(paper: IdentifiedPaper): T | undefined {
    const keys = identityKeys(paper);
    for (const kind of identityKinds) {
      const value = this.findBy(kind, keys);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  findBy(kind: IdentityKind, keys: IdentityKeys): T | undefined {
    if (kind === 'title') return this.#findByTitle(keys);
    return keys[kind] === undefined ? undefined : this.#entries.get(`${kind} ${keys[kind]}`)?.value;
  }

  #findByTitle({ doi, arxiv, title, author }: IdentityKeys): T | undefined {
    if (title === undefined) return undefined;
    const authors = author === undefined ? [anybody] : [author, unknown];
    const keys = authors.flatMap((name) =>
      idsOfOther(doi).flatMap((otherDoi) => idsOfOther(arxiv).map((otherArxiv) => titleKey(title, name, otherDoi, otherArxiv))),
    );
    const found = keys.flatMap((key) => this.#entries.get(key) ?? []);
    return found.sort((a, b) => a.position - b.position)[0]?.value;
  }
}

/** The ids that another record of the paper may have: none if this record has one, or else any or none. */
const idsOfOther = (id: string | undefined) => (id === undefined ? [undefined, 'any'] : [undefined]);

const [unknown, anybody] = ['?', '*'];

/** All papers with the key can be the same as the same other papers, so that the first of them stands for all. */
const titleKey = (title: string, author: string, doi: string | undefined, arxiv: string | undefined) =>
  `title ${title} by ${author}${doi === undefined ? '' : ' doi'}${arxiv === undefined ? '' : ' arxiv'}`;

/** A published paper as its preprint was; undefined where that is not known to differ. */
export function asPreprint<P extends IdentifiedPaper & { readonly preprint?: IdentifiedPaper | undefined }>(
  paper: P,
): IdentifiedPaper | undefined {
  return paper.preprint && { ...paper, ...paper.preprint };
}
