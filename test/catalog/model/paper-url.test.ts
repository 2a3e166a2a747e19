import { describe, expect, it } from 'vitest';
import { arxivUrl, doiUrl } from '../../../src/catalog/model/paper-url.ts';

describe('the addresses of a paper', () => {
  it('lead to its DOI and to its page on arXiv', () => {
    expect([doiUrl('10.1145/3428230'), arxivUrl('1910.07517')]).toEqual([
      'https://doi.org/10.1145/3428230',
      'https://arxiv.org/abs/1910.07517',
    ]);
  });
});
