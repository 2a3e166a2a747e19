/** Every identifier of the shipped catalog in every form in which people paste it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkRecords } from '../../../src/catalog/model/link.ts';
import { readCatalog } from '../../../src/catalog/read-catalog.ts';
import { findIdentifiers } from '../../../src/search/query/identifiers.ts';
import { compiled } from '../../paper.ts';

const { entries, problems } = readCatalog(join(import.meta.dirname, '../../../catalog'));
if (!entries) throw new Error(JSON.stringify(problems));
const records = linkRecords(entries);
const papers = [...records.papers];
const catalog = compiled({ ...records, papers });

type Form = (identifier: string) => string;

const doiForms: readonly Form[] = [
  (doi) => doi,
  (doi) => doi.toUpperCase(),
  (doi) => `doi:${doi}`,
  (doi) => `DOI: ${doi}.`,
  (doi) => `(${doi})`,
  (doi) => `https://doi.org/${doi}`,
  (doi) => `http://dx.doi.org/${doi.replace('/', '%2F')}`,
  (doi) => `doi.org/${doi}`,
  (doi) => `https://dl.acm.org/doi/pdf/${doi}?download=true`,
  (doi) => `https://link.springer.com/content/pdf/${doi}.pdf`,
  (doi) => `https://onlinelibrary.wiley.com/doi/full/${doi}#abstract`,
  (doi) => `https://publisher.example.org/article/${doi}/full`,
];

const arxivForms: readonly Form[] = [
  (id) => id,
  (id) => `${id}v3`,
  (id) => `arXiv:${id}v1 [cs.CR]`,
  (id) => `arxiv ${id}`,
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `http://www.arxiv.org/pdf/${id}v12.pdf`,
  (id) => `arxiv.org/html/${id}v2#S1`,
  (id) => `https://arxiv.org/format/${id}?context=cs`,
  (id) => `10.48550/arXiv.${id}`,
  (id) => `<https://doi.org/10.48550/arxiv.${id}>`,
];

const urlForms: readonly Form[] = [
  (url) => url,
  (url) => url.replace(/^https:/, 'http:').replace('://www.', '://'),
  (url) => url.replace(/^(https:\/\/)(?:www\.)?/, '$1www.'),
  (url) => url.toUpperCase(),
  (url) => `<${url}>`,
  (url) => `[paper](${url}).`,
  (url) => `${url}#page=3`,
  (url) => (url.includes('?') ? `${url}&utm_source=list` : `${url}?utm_source=list`),
  (url) => (url.includes('?') ? url : `${url.replace(/\/$/, '')}/`),
  (url) => decodeURI(url),
];

const repositoryForms: readonly Form[] = [...urlForms, (url) => url.replace(/^https:\/\//, '')];

const githubForms: readonly Form[] = [
  (id) => id,
  (id) => `"${id.toUpperCase()}"`,
  (id) => `https://github.com/${id}.git`,
  (id) => `https://github.com/${id}/tree/main/src`,
  (id) => `https://github.com/${id}/blob/dev/a/b.py#L3`,
  (id) => `https://github.com/${id}/issues/1`,
  (id) => `https://github.com/${id}#readme`,
  (id) => `git@github.com:${id}.git`,
  (id) => `https://raw.githubusercontent.com/${id}/main/README.md`,
];

/** The forms of the identifiers of all papers that do not find exactly the papers with the identifier. */
function failures(identifiersOf: (paper: (typeof papers)[number]) => readonly string[], forms: readonly Form[]): string[] {
  const papersOf = (identifier: string) =>
    papers.flatMap((paper, number) => (identifiersOf(paper).includes(identifier) ? number : []));
  const identifiers = [...new Set(papers.flatMap(identifiersOf))];
  expect(identifiers.length).toBeGreaterThan(0);
  return identifiers.flatMap((identifier) =>
    forms.flatMap((form) => {
      const text = form(identifier);
      return find(text) === papersOf(identifier).join() ? [] : text;
    }),
  );
}

function find(text: string): string {
  const { identifiers } = findIdentifiers(text, (identifier) => catalog.papersWithIdentifier(identifier).length > 0);
  return identifiers.map((identifier) => catalog.papersWithIdentifier(identifier).join()).join(' and ');
}

const isWholeRepository = (url: string) => /^https:\/\/github\.com\/[^/]+\/[^/]+$/.test(url);

describe('an identifier of the shipped catalog', () => {
  it('finds its paper if it is a DOI in any form', () => {
    expect(failures(({ doi }) => (doi ? [doi] : []), doiForms)).toEqual([]);
  });

  it('finds its paper if it is an arXiv id in any form', () => {
    expect(failures(({ arxiv }) => (arxiv ? [arxiv] : []), arxivForms)).toEqual([]);
  });

  it('finds its paper if it is the address of its page or PDF in any form', () => {
    expect(failures(({ url, pdf }) => [url, pdf].filter((address) => address !== undefined), urlForms)).toEqual([]);
  });

  it('finds its papers if it is the address of a repository in any form', () => {
    expect(failures(({ code, reproductions }) => [...code, ...reproductions].map(({ url }) => url), repositoryForms)).toEqual([]);
  });

  it('finds its papers if it is a repository on GitHub in any form', () => {
    const ids = (paper: (typeof papers)[number]) =>
      [...paper.code, ...paper.reproductions].flatMap(({ id, url }) => (isWholeRepository(url) ? id : []));
    expect(failures(ids, githubForms)).toEqual([]);
  });

  it('finds the page of a paper at the ACL Anthology from its DOI, and the reverse', () => {
    const ids = papers.flatMap(({ doi }) => /^10\.18653\/v1\/(.*)/.exec(doi ?? '')?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(5);
    const pages = ids.flatMap((id) => [`https://aclanthology.org/${id}/`, `aclanthology.org/${id}.pdf`, id]);
    expect(pages.filter((page) => find(page) === '')).toEqual([]);
  });
});
