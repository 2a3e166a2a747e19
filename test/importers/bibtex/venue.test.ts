import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../src/importers/bibtex/index.ts';

const venueOf = (fields: string) =>
  readBibtex(`@misc{x, year = {2024}, title = {Locks}, ${fields}}`).drafts.map(({ venue }) => venue);

describe('the venue of a BibTeX entry of the type misc', () => {
  it.each([
    ['booktitle = {Days of Locks}', { name: 'Days of Locks', kind: 'conference' }],
    ['journaltitle = {Locks}', { name: 'Locks', kind: 'journal' }],
    ['howpublished = {GitHub}', { name: 'GitHub', kind: 'software' }],
    ['publisher = {Zenodo}, url = {https://zenodo.org/1}', { name: 'Zenodo', kind: 'software' }],
    ['url = {https://github.com/a/b}', { name: 'github.com', kind: 'software' }],
    ['url = {https://example.org/a}', { name: 'example.org', kind: 'website' }],
    ['howpublished = {A talk}', { name: 'A talk' }],
    ['publisher = {ArXiv preprint}', { name: 'ArXiv preprint', kind: 'preprint' }],
    ['journal = {ArXiv e-prints}', { name: 'ArXiv e-prints', kind: 'preprint' }],
    ['eprint = {2401.00001}, eprinttype = {arxiv}, url = {https://example.org}', { name: 'arXiv', kind: 'preprint' }],
    ['note = {Locked}', undefined],
  ])('is determined by its fields: %s', (fields, venue) => {
    expect(venueOf(fields)).toEqual([venue]);
  });
});
