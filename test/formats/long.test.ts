import { describe, expect, it } from 'vitest';
import { writeLong } from '../../src/formats/long.ts';
import type { PrintedPaper } from '../../src/formats/view.ts';
import { known, view } from './view.ts';

describe('long', () => {
  it('writes a line for each field that a paper has, and an empty line between papers', () => {
    expect([...writeLong([known('openharbor2023counting'), known('king2023locking')], view)].join('')).toBe(
      `key            openharbor2023counting
title          Counting Ships
authors        OpenHarbor
year           2023
venue          arXiv
arxiv          2310.00020
primaryclass   cs.CR
url            https://arxiv.org/abs/2310.00020
categories     backdoor

key            king2023locking
title          Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
authors        King, Jr., Martin J.; Łukasiewicz, Zoë; O’Neil, Una-May
year           2023
venue          ICHT
booktitle      Proceedings of the 7th International Conference on Harbor Technology
pages          12--34
month          5
publisher      Association for Harbors
doi            10.5555/1234567.7654321
arxiv          2301.00010
preprint       Locking the Door (2022)
url            https://doi.org/10.5555/1234567.7654321
pdf            https://example.org/papers/king%202023.pdf
categories     data-poisoning
code           https://github.com/king-mj/locks
tasks          code-search
models         CodeBERT, LSTM
languages      C#, Python
techniques     dead-code-insertion
summary        Hides a trigger in unreachable code, so that a code search model ranks vulnerable code first.
protect        C
`,
    );
  });

  it('writes related papers on one line, with the reasons', () => {
    const near = [
      { key: 'a', title: 'A', reasons: ['by Sun and Chen', 'code-search'] },
      { key: 'b', title: 'B', reasons: ['backdoor'] },
    ];
    const shown: PrintedPaper = { ...known('muller2023hidden'), near };
    expect([...writeLong([shown], { ...view, fields: ['key', 'near'] })]).toEqual([
      'key   muller2023hidden\nnear  a (by Sun and Chen, code-search); b (backdoor)\n',
    ]);
  });

  it('aligns texts by the longest name of the chosen fields', () => {
    expect([...writeLong([known('muller2023hidden')], { ...view, fields: ['year', 'key', 'code'] })]).toEqual([
      'year  2023\nkey   muller2023hidden\n',
    ]);
  });

  it('writes nothing for no papers', () => {
    expect([...writeLong([], view)]).toEqual([]);
  });
});
