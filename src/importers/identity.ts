/** When two records are of the same paper. */
import { tokenize } from '../util/tokenize.ts';

/** What a paper is known by. */
export interface Identity {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
}

/** A title with so few words may be that of several papers: `Editorial`. */
const fewWords = 3;

/** The first paper of a title that has, or has not, a DOI and an arXiv id. */
interface Titled<T> {
  readonly paper: Identity;
  readonly value: T;
}

/** What is kept of papers, to be found by any record of the same one: by DOI, by arXiv id, by its folded title. */
export class PaperIndex<T> {
  readonly #byId = new Map<string, T>();
  readonly #byTitle = new Map<string, readonly Titled<T>[]>();

  add(paper: Identity, value: T): void {
    for (const id of idsOf(paper)) if (!this.#byId.has(id)) this.#byId.set(id, value);
    const title = titleOf(paper);
    const before = this.#byTitle.get(title) ?? [];
    // What could be the same as a later one could be the same as the first of its kind, so that four are kept of a title at most.
    if (!before.some((other) => hasIdsOf(paper, other.paper))) this.#byTitle.set(title, [...before, { paper, value }]);
  }

  find(paper: Identity): T | undefined {
    const byId = idsOf(paper).map((id) => this.#byId.get(id));
    const titled = this.#byTitle.get(titleOf(paper)) ?? [];
    return byId.find((value) => value !== undefined) ?? titled.find((other) => mayBeSame(paper, other.paper))?.value;
  }
}

function idsOf(paper: Identity): string[] {
  const [doi, { arxiv }] = [doiOf(paper), paper];
  return [...(doi ? [`doi ${doi}`] : []), ...(arxiv ? [`arxiv ${arxiv}`] : [])];
}

/** Not that of a preprint, which arXiv registered. */
const doiOf = ({ doi }: Identity) => (doi && !/^10\.48550\//.test(doi) ? doi.toLowerCase() : undefined);

/** The folded title, with the year where that must be the same too. */
function titleOf({ title = '', year }: Identity): string {
  const all = tokenize(title);
  return all.length > fewWords ? all.join(' ') : `${all.join(' ')}, ${year}`;
}

const hasIdsOf = (paper: Identity, other: Identity) =>
  Boolean(doiOf(paper)) === Boolean(doiOf(other)) && Boolean(paper.arxiv) === Boolean(other.arxiv);

/** Of two papers with one title, of which neither is found by an id of the other: whether their ids do not differ. */
const mayBeSame = (paper: Identity, other: Identity) => !(doiOf(paper) && doiOf(other)) && !(paper.arxiv && other.arxiv);
