import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsKnownIdentifier } from '../../../src/search/query/identifier-in-word.ts';
import { findIdentifiers } from '../../../src/search/query/identifiers.ts';

const nothingKnown: IsKnownIdentifier = () => false;

/** The identifier of a text that has one: its kind and its keys. */
function only(text: string, isKnown = nothingKnown): string {
  const { identifiers } = findIdentifiers(text, isKnown);
  return identifiers.map(({ kind, keys }) => `${kind} ${keys.join(' ')}`).join('; ');
}

const acm = 'doi doi:10.1145/3510003.3510146';
const arxiv = 'arxiv arxiv:2301.02344';
const acl = 'url doi:10.18653/v1/2023.acl-long.540';
const badcode = 'repository repo:wssun/badcode';

describe('findIdentifiers', () => {
  it.each([
    // DOIs
    ['10.1145/3510003.3510146', acm],
    ['doi:10.1145/3510003.3510146', acm],
    ['DOI: 10.1145/3510003.3510146', acm],
    ['doi 10.1145/3510003.3510146.', acm],
    ['doi=10.1145/3510003.3510146', acm],
    ['https://doi.org/10.1145/3510003.3510146', acm],
    ['http://dx.doi.org/10.1145/3510003.3510146', acm],
    ['HTTPS://WWW.DOI.ORG/10.1145/3510003.3510146', acm],
    ['doi.org/10.1145/3510003.3510146', acm],
    ['https://doi.org/10.1145%2F3510003.3510146', acm],
    ['doi:https://doi.org/10.1145/3510003.3510146', acm],
    ['<https://doi.org/10.1145/3510003.3510146>', acm],
    ['(see [10.1145/3510003.3510146]).', acm],
    ['论文10.1145/3510003.3510146，谢谢', acm],
    ['https://dl.acm.org/doi/10.1145/3510003.3510146?cid=81', acm],
    ['https://dl.acm.org/doi/pdf/10.1145/3510003.3510146', acm],
    ['dl.acm.org/doi/abs/10.1145/3510003.3510146#sec', acm],
    ['https://example.org/article?doi=10.1145/3510003.3510146', acm],
    ['https://link.springer.com/article/10.1007/s10664-024-10569-y#Sec1', 'doi doi:10.1007/s10664-024-10569-y'],
    ['https://link.springer.com/content/pdf/10.1007/s10664-024-10569-y.pdf', 'doi doi:10.1007/s10664-024-10569-y'],
    ['https://link.springer.com/chapter/10.1007%2F978-3-031-54528-3_22', 'doi doi:10.1007/978-3-031-54528-3_22'],
    ['https://onlinelibrary.wiley.com/doi/epdf/10.1002/smr.2571', 'doi doi:10.1002/smr.2571'],
    ['https://onlinelibrary.wiley.com/doi/10.1002/smr.2571/full', 'doi doi:10.1002/smr.2571/full doi:10.1002/smr.2571'],
    [
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      'doi doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2',
    ],
    ['10.48550/arXiv.2301.02344', 'doi arxiv:2301.02344'],
    ['https://doi.org/10.48550/arXiv.2301.02344v2', 'doi arxiv:2301.02344'],
    ['https://zenodo.org/records/7865487', 'doi doi:10.5281/zenodo.7865487'],
    ['10.1145/3510003.3510146/', acm],
    ['doi:10.1145', 'doi doi:10.1145'],
    // arXiv
    ['2301.02344', arxiv],
    ['2301.02344v2', arxiv],
    ['2301.02344v2.pdf', arxiv],
    ['arXiv:2301.02344v2', arxiv],
    ['ARXIV: 2301.02344', arxiv],
    ['arxiv 2301.02344', arxiv],
    ['[2301.02344]', arxiv],
    ['https://arxiv.org/abs/2301.02344', arxiv],
    ['http://www.arxiv.org/abs/2301.02344v11?context=cs.CR', arxiv],
    ['https://arxiv.org/pdf/2301.02344v2.pdf', arxiv],
    ['https://arxiv.org/html/2301.02344v1#S3', arxiv],
    ['https://arxiv.org/format/2301.02344', arxiv],
    ['https://export.arxiv.org/abs/2301.02344', arxiv],
    ['arxiv.org/abs/2301.02344.', arxiv],
    ['https://ar5iv.labs.arxiv.org/html/2301.02344', arxiv],
    ['https://huggingface.co/papers/2301.02344', arxiv],
    ['https://web.archive.org/web/2024/https://arxiv.org/abs/2301.02344', arxiv],
    ['看https://arxiv.org/abs/2301.02344这篇', arxiv],
    ['cs/0301012', 'arxiv arxiv:cs/0301012'],
    ['arXiv:cs.CR/0301012v1', 'arxiv arxiv:cs/0301012'],
    ['https://arxiv.org/abs/math.GT/0309136', 'arxiv arxiv:math/0309136'],
    ['arXiv:2313.1', 'arxiv arxiv:2313.1'],
    // Publishers
    ['https://aclanthology.org/2023.acl-long.540/', acl],
    ['https://aclanthology.org/2023.acl-long.540', acl],
    ['http://www.aclanthology.org/2023.acl-long.540.pdf', acl],
    ['https://www.aclweb.org/anthology/2023.acl-long.540v2.pdf', acl],
    ['aclanthology.org/2023.acl-long.540.bib', acl],
    ['2023.acl-long.540', acl],
    ['https://aclanthology.org/P19-1234/', 'url doi:10.18653/v1/p19-1234'],
    ['10.3115/v1/P14-1001', 'doi doi:10.18653/v1/p14-1001'],
    ['https://www.usenix.org/conference/usenixsecurity21/presentation/schuster', 'url usenix.org/usenixsecurity21/schuster'],
    ['https://www.usenix.org/system/files/sec21-schuster.pdf', 'url usenix.org/usenixsecurity21/schuster'],
    ['usenix.org/system/files/sec21fall-prepub-12-schuster.pdf', 'url usenix.org/usenixsecurity21/schuster'],
    ['https://openreview.net/forum?id=PH5PH9ZO_4', 'url openreview.net/ph5ph9zo_4'],
    ['https://openreview.net/pdf?id=PH5PH9ZO_4', 'url openreview.net/ph5ph9zo_4'],
    ['openreview.net/forum?noteId=x&id=PH5PH9ZO_4', 'url openreview.net/ph5ph9zo_4'],
    ['https://proceedings.mlr.press/v119/bielik20a.html', 'url proceedings.mlr.press/v119/bielik20a'],
    ['http://proceedings.mlr.press/v119/bielik20a/bielik20a.pdf', 'url proceedings.mlr.press/v119/bielik20a'],
    [
      'https://papers.nips.cc/paper/2021/hash/0123456789abcdef0123456789abcdef-Abstract.html',
      'url neurips.cc/0123456789abcdef0123456789abcdef',
    ],
    [
      'https://proceedings.neurips.cc/paper_files/paper/2021/file/0123456789abcdef0123456789abcdef-Paper-Conference.pdf',
      'url neurips.cc/0123456789abcdef0123456789abcdef',
    ],
    ['https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=9825895', 'url ieeexplore.ieee.org/document/9825895'],
    ['https://ieeexplore.ieee.org/abstract/document/9825895/', 'url ieeexplore.ieee.org/document/9825895'],
    ['https://ojs.aaai.org/index.php/AAAI/article/download/5469/5325', 'url ojs.aaai.org/5469'],
    ['https://example.org/a%20b.pdf?utm_source=x', 'url example.org/ab'],
    ['http://example.org/paper?id=5', 'url example.org/paper?id=5 example.org/paper'],
    ['www.example.org/paper', 'url example.org/paper'],
    // Repositories
    ['https://github.com/wssun/BADCODE', badcode],
    ['https://www.github.com/wssun/BADCODE/', badcode],
    ['HTTP://GITHUB.COM/WSSUN/BADCODE.git', badcode],
    ['https://github.com/wssun/BADCODE#readme', badcode],
    ['github.com/wssun/BADCODE?tab=readme-ov-file', badcode],
    ['git@github.com:wssun/BADCODE.git', badcode],
    ['ssh://git@github.com/wssun/BADCODE.git', badcode],
    ['git+https://github.com/wssun/BADCODE.git', badcode],
    ['[code](https://github.com/wssun/BADCODE)', badcode],
    ['"https://github.com/wssun/BADCODE",', badcode],
    ['https://github.com/wssun/BADCODE/tree/main', badcode],
    [
      'https://github.com/wssun/BADCODE/blob/main/a/b.py',
      'repository github.com/wssun/badcode/a/b.py github.com/wssun/badcode/a repo:wssun/badcode',
    ],
    ['https://raw.githubusercontent.com/wssun/BADCODE/main/a.py', 'repository github.com/wssun/badcode/a.py repo:wssun/badcode'],
    ['https://gitlab.com/group/sub/tool/-/tree/main', 'repository gitlab.com/group/sub/tool'],
    ['https://gitlab.inria.fr/o/tool/-/blob/main/a.py', 'repository gitlab.inria.fr/o/tool/a.py gitlab.inria.fr/o/tool'],
    ['https://codeberg.org/o/tool/src/branch/main/a', 'repository codeberg.org/o/tool/a codeberg.org/o/tool'],
    ['https://bitbucket.org/o/tool/src/master/a', 'repository bitbucket.org/o/tool/a bitbucket.org/o/tool'],
  ])('recognises %s', (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  it.each([
    '10.1145',
    'C/C++',
    'encoder/decoder',
    'and/or',
    'TCP/IP',
    'zenodo/7865487',
    'wssun/BADCODE',
    'P19-1234',
    'node.js/express',
    '2023.12345',
    '1234.5678',
    '10.5/7',
    'gpt-3.5/4',
    'github.com',
    'attacks in 2301.5',
    'arxiv',
    'doi:',
    'http://',
    'code: search',
    'foo@example.org',
  ])('reads "%s" as text', (text) => {
    expect(findIdentifiers(text, nothingKnown)).toEqual({ identifiers: [], rest: text });
  });

  it.each([
    ['wssun/BADCODE', 'repository repo:wssun/badcode'],
    ['(wssun/BADCODE),', 'repository repo:wssun/badcode'],
    ['zenodo/7865487', 'repository repo:zenodo/7865487'],
    ['cgcl-codes/naturalcc/code-membership-inference', 'repository repo:cgcl-codes/naturalcc/code-membership-inference'],
    ['P19-1234', 'url doi:10.18653/v1/p19-1234'],
  ])('recognises %s if a paper has it', (text, expected) => {
    expect(only(text, () => true)).toBe(expected);
  });

  it('recognises an address without scheme on any site if a paper has it', () => {
    expect(only('example.org/paper.pdf', ({ kind }) => kind === 'url')).toBe('url example.org/paper');
  });

  it('returns identifiers as written with their ranges, and the rest of the text', () => {
    const text = 'backdoor (doi: 10.1145/3510003.3510146), then <https://arxiv.org/abs/2301.02344v2>. of Sun';
    const { identifiers, rest } = findIdentifiers(text, nothingKnown);
    expect(identifiers.map(({ kind, name, text, start, end }) => [kind, name, text, start, end])).toEqual([
      ['doi', '10.1145/3510003.3510146', 'doi: 10.1145/3510003.3510146', 10, 38],
      ['arxiv', '2301.02344', 'https://arxiv.org/abs/2301.02344v2', 47, 81],
    ]);
    expect(rest).toBe('backdoor then of Sun');
  });

  it.each([
    ['"10.1145/1234" backdoor', 'backdoor'],
    ['“10.1145/1234”，backdoor', '，backdoor'],
    ['[paper](https://arxiv.org/abs/2301.02344)', '[paper]'],
    ['see https://arxiv.org/abs/2301.02344,https://doi.org/10.1145/1234; and more', 'see and more'],
    ['author:sun 2301.02344 -word', 'author:sun -word'],
    ['title arXiv:2301.02344', 'title'],
    ['code:https://github.com/wssun/BADCODE backdoor', 'backdoor'],
  ])('leaves of the text %s only %s', (text, rest) => {
    expect(findIdentifiers(text, nothingKnown).rest).toBe(rest);
  });

  it('looks up at most 100 words with a slash', () => {
    let lookups = 0;
    const count: IsKnownIdentifier = () => ++lookups === 0;
    findIdentifiers(Array.from({ length: 1000 }, (_, index) => `owner/name${index}`).join(' '), count);
    expect(lookups).toBe(100);
  });

  it('has ranges in ascending order that are in the text, and keys that fit on a line of the index', () => {
    const parts = [
      'https://',
      'doi:',
      '10.1145/',
      '2301.02344',
      'arXiv:',
      'github.com/',
      'a/b',
      '(',
      ')',
      ',',
      '%0A',
      '%09',
      '%00',
      '?id=',
      ' ',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 3 })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (text) => {
        let position = 0;
        for (const { start, end, text: written, keys } of findIdentifiers(text, () => true).identifiers) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(text.slice(start, end)).toBe(written);
          expect(keys.filter((key) => /[\t\n\r\0]/.test(key))).toEqual([]);
          expect(keys.length).toBeGreaterThan(0);
          position = end;
        }
      }),
      { numRuns: 2000, examples: [['https://(arXiv: a/b']] },
    );
  });

  // Quadratic time would be minutes.
  it.each([
    '/',
    '10.',
    '10.1234',
    '10.1234/',
    '10.1234.',
    'doi:',
    'doi:10.',
    'arxiv:',
    'http://',
    ',http://',
    'http://a',
    'a/',
    'a.',
    'a/b ',
    'cs/',
    '2301.',
    '2301.02344',
    '2301.02344v',
    '(',
    ')',
    '()',
    '10.1234/(',
    '%2F',
    'http://a/%',
    '.',
    '-',
    '@',
    'a@',
    'www.',
    '#',
    '?',
    'github.com/',
    '/tree/main',
    'https://github.com/a/b/',
    'https://web.archive.org/',
    '10.1234/ ',
    '"',
    'id=',
    '&',
    '\u00ad',
    '？',
    '码',
    '\ud800',
  ])('takes time in proportion to the length of a text of repeated %j', (part) => {
    const start = performance.now();
    findIdentifiers(part.repeat(100_000 / part.length), nothingKnown);
    findIdentifiers(`https://${part.repeat(30_000 / part.length)}`, nothingKnown);
    findIdentifiers(`https://github.com/${part.repeat(30_000 / part.length)}!`, nothingKnown);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
