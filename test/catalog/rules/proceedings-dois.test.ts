import { describe, expect, it } from 'vitest';
import { paper, toldWithCodes } from '../folder.ts';

const venue = (id: string, name: string, aliases = '', kind = 'conference') =>
  `${id}:\n  name: ${name}\n  title: Title of ${id}\n  kind: ${kind}\n${aliases && `  aliases: [${aliases}]\n`}`;
const venues = [
  venue('acl', 'ACL', 'ACL Main'),
  venue('acl-findings', 'ACL Findings', 'Findings of ACL'),
  venue('arxiv', 'arXiv', '', 'preprint'),
  venue('icht', 'ICHT'),
  venue('ijcai', 'IJCAI'),
  venue('ist', 'IST', '', 'journal'),
  venue('ndss', 'NDSS'),
  venue('sp', 'S&P', 'SP, Oakland'),
].join('');

/** What is printed for a paper of 2024. */
const of = (changes: Readonly<Record<string, string>>, settings = '') =>
  toldWithCodes({
    'venues.yaml': venues,
    'papers/2024.yaml': paper(changes),
    'settings.yaml': `check:\n  unused: off\n${settings}`,
  });

const fix = '  correct the one that is wrong';

describe('a year that contradicts the DOI', () => {
  it.each([
    ['icht', '10.1109/ICHT48619.2023.00086', 2023],
    ['icht', '10.1109/ICHT-SEET48619.2025.00086', 2025],
    ['sp', '10.1109/sp54263.2022.00140', 2022],
    ['acl', '10.18653/v1/2023.acl-long.540', 2023],
    ['acl-findings', '10.18653/v1/2023.findings-acl.12', 2023],
    ['icht', '10.18653/v1/2021.nlp4prog-1.5', 2021],
    ['ndss', '10.14722/ndss.2026.240936', 2026],
    ['ijcai', '10.24963/ijcai.2023/12', 2023],
  ])('is reported for %s with %s', (id, doi, year) => {
    expect(of({ venue: id, doi })).toEqual([
      `papers/2024.yaml:4:9: warning: the year is 2024, but the DOI ${doi} is from ${year} [doi-year]`,
      fix,
    ]);
  });

  it.each([
    ['icht', '10.1109/ICHT48619.2024.00086'],
    ['acl', '10.18653/v1/2024.acl-long.540'],
    ['icht', '10.1109/TSE.2023.3392499'],
    ['icht', '10.1109/ACCESS.2023.3300381'],
    ['icht', '10.1145/3510003.2023'],
    ['icht', '10.1016/j.infsof.2023.107123'],
    ['icht', '10.18653/v1/P18-1001'],
    ['arxiv', '10.48550/arXiv.2306.08350'],
  ])('is not reported for %s with %s', (id, doi) => {
    expect(of({ venue: id, doi })).toEqual([]);
  });

  it.each(['  doi-year: off\n', '  doi-year: [lin2024tides]\n'])('is not reported with the settings %j', (settings) => {
    expect(of({ doi: '10.1109/ICHT48619.2023.00086' }, settings)).toEqual([]);
  });
});

describe('a venue that contradicts the DOI', () => {
  it.each([
    ['icht', '10.1109/SP54263.2024.00140', 'sp'],
    ['arxiv', '10.1109/ICHT48619.2024.00086', 'icht'],
    ['ist', '10.1109/ICHT48619.2024.00086', 'icht'],
    ['icht', '10.18653/v1/2024.acl-long.540', 'acl'],
    ['icht', '10.18653/v1/2024.acl-main.540', 'acl'],
    ['acl', '10.18653/v1/2024.findings-acl.12', 'acl-findings'],
    ['acl-findings', '10.18653/v1/2024.acl-short.12', 'acl'],
    ['icht', '10.14722/ndss.2024.240936', 'ndss'],
    ['icht', '10.24963/ijcai.2024/12', 'ijcai'],
  ])('is reported for %s with %s', (id, doi, conference) => {
    expect(of({ venue: id, doi })).toEqual([
      `papers/2024.yaml:5:10: warning: the venue is ${id}, but the DOI ${doi} is from ${conference} [doi-venue]`,
      fix,
    ]);
  });

  it.each([
    ['a conference that the catalog does not have', 'icht', '10.1109/ICXX48619.2024.00086'],
    ['a conference with the name of a journal', 'icht', '10.1109/IST48619.2024.00086'],
    ['the companion of a conference', 'icht', '10.1109/SP-Companion48619.2024.00086'],
    ['another track of the ACL', 'icht', '10.18653/v1/2024.acl-demo.3'],
    ['a journal', 'icht', '10.1109/TSE.2024.3392499'],
  ])('is not reported for a DOI of %s', (_, id, doi) => {
    expect(of({ venue: id, doi })).toEqual([]);
  });

  it.each(['  doi-venue: off\n', '  doi-venue: [lin2024tides]\n'])('is not reported with the settings %j', (settings) => {
    expect(of({ doi: '10.1109/SP54263.2024.00140' }, settings)).toEqual([]);
  });
});
