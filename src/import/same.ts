/** When two records are of the same paper. */
import { words } from '../words.ts';

/** What a paper is known by. */
export interface Identity {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
}

/** A title with so few words may be that of several papers: `Editorial`. */
const fewWords = 3;

/** What is kept of papers, to be found by any record of the same one: by DOI, by arXiv id, by its folded title. */
export class Papers<T> {
  readonly #byId = new Map<string, T>();
  readonly #byTitle = new Map<string, { readonly paper: Identity; readonly value: T }[]>();

  add(paper: Identity, value: T): void {
    for (const id of idsOf(paper)) if (!this.#byId.has(id)) this.#byId.set(id, value);
    const title = titleOf(paper);
    this.#byTitle.set(title, [...(this.#byTitle.get(title) ?? []), { paper, value }]);
  }

  find(paper: Identity): T | undefined {
    const byId = idsOf(paper).map((id) => this.#byId.get(id));
    const titled = this.#byTitle.get(titleOf(paper)) ?? [];
    return byId.find((value) => value !== undefined) ?? titled.find((other) => mayBeSame(paper, other.paper))?.value;
  }
}

function idsOf({ doi, arxiv }: Identity): string[] {
  return [...(doi && !isPreprint(doi) ? [`doi ${doi.toLowerCase()}`] : []), ...(arxiv ? [`arxiv ${arxiv}`] : [])];
}

/** Of a preprint that arXiv registered. */
const isPreprint = (doi: string) => /^10\.48550\//.test(doi);

const titleOf = ({ title = '' }: Identity) => words(title).join(' ');

/** Of two papers with one title. */
function mayBeSame(paper: Identity, other: Identity): boolean {
  const [doi, otherDoi] = [paper, other].map((one) => (one.doi && !isPreprint(one.doi) ? one.doi.toLowerCase() : undefined));
  if (doi && otherDoi && doi !== otherDoi) return false;
  if (paper.arxiv && other.arxiv && paper.arxiv !== other.arxiv) return false;
  return titleOf(paper).split(' ').length > fewWords || paper.year === other.year;
}
