import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/catalog/model/records.ts';
import { writeBibtex } from '../../src/formats/bibtex.ts';
import { paper, venue } from '../paper.ts';
import { papers } from './view.ts';

/** The text after the `=` of a field; undefined where the entry has no such field. */
function field(name: string, said: Partial<Paper>): string | undefined {
  const [entry = ''] = [...writeBibtex([paper(said)])];
  return new RegExp(`^  ${name} *= (.*),$`, 'm').exec(entry)?.[1];
}

describe('bibtex', () => {
  it('writes an entry for each paper: in proceedings, in a journal, or by itself', () => {
    expect([...writeBibtex(papers)].join('')).toBe(`@inproceedings{okafor2024night,
  author        = {Okafor, Chidi and King, Jr., Martin J.},
  title         = {Night Watch over Poisoned Code},
  booktitle     = {Proceedings of the 8th International Conference on Harbor Technology},
  series        = {ICHT '24},
  pages         = {1--11},
  publisher     = {Association for Harbors},
  year          = {2024},
  month         = jun,
  doi           = {10.5555/2345678.8765432},
}

@misc{lin2024tides,
  author        = {Lin, Xiao and Abel, Ida},
  title         = {Tides: Adversarial Attacks without Gradients},
  year          = {2024},
  month         = feb,
  eprint        = {2402.00030},
  archiveprefix = {arXiv},
  primaryclass  = {cs.SE},
  url           = {https://arxiv.org/abs/2402.00030},
}

@article{lin2024survey,
  author        = {Lin, Xiao and Wu, Haiyan},
  title         = {{代码模型港口安全综述}},
  journal       = {Ruanjian Tongbao/Bulletin of Software},
  volume        = {35},
  number        = {4},
  year          = {2024},
  url           = {https://bulletin.example.org/35/4/7254},
}

@misc{openharbor2023counting,
  author        = {{OpenHarbor}},
  title         = {Counting Ships},
  year          = {2023},
  eprint        = {2310.00020},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CR},
  url           = {https://arxiv.org/abs/2310.00020},
}

@article{muller2023hidden,
  author        = {M{\\"u}ller, S{\\o}ren and van der Berg, Ana},
  title         = {Hidden Variables},
  journal       = {Journal of Invented Software},
  volume        = {12},
  number        = {03},
  pages         = {107},
  year          = {2023},
  month         = nov,
  doi           = {10.5555/jis.2023.107},
  url           = {https://journal.example.org/12/03/107},
}

@inproceedings{king2023locking,
  author        = {King, Jr., Martin J. and {\\L}ukasiewicz, Zo{\\"e} and O'Neil, Una-May},
  title         = {Locking the Door \\& Keeping the Key: 100\\% of {C\\#} Models in \\#1 {Place\\_Holders}},
  booktitle     = {Proceedings of the 7th International Conference on Harbor Technology},
  pages         = {12--34},
  publisher     = {Association for Harbors},
  year          = {2023},
  month         = may,
  doi           = {10.5555/1234567.7654321},
  eprint        = {2301.00010},
  archiveprefix = {arXiv},
}
`);
  });

  it('writes the name of the venue where the proceedings have none of their own', () => {
    expect([...writeBibtex([paper()])].join('')).toBe(`@inproceedings{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  booktitle     = {Conference ICX},
  year          = {2024},
}
`);
  });

  it('writes an article for a conference that publishes in a journal', () => {
    expect(
      [...writeBibtex([paper({ journal: 'Proc. ACM Program. Lang.', volume: '7', number: 'OOPSLA1' })])].join(''),
    ).toBe(`@article{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  journal       = {Proc. ACM Program. Lang.},
  volume        = {7},
  number        = {OOPSLA1},
  year          = {2024},
}
`);
  });

  it('writes nothing for no papers', () => {
    expect([...writeBibtex([])]).toEqual([]);
  });

  it('encodes every field of text', () => {
    const text = 'A & B_1: 50%';
    const written = '{A \\& B\\_1: 50\\%}';
    const said = { booktitle: text, series: text, volume: text, publisher: text };
    const fields = Object.keys(said).map((name) => field(name, said));
    expect([...fields, field('number', { number: text, series: 'S' }), field('journal', { journal: text })]).toEqual(
      Array(6).fill(written),
    );
  });
});

describe('the title in BibTeX', () => {
  it.each([
    ['CodeBERT and LLMs', '{CodeBERT} and {LLMs}'],
    ['GPT-4o on GitHub', '{GPT}-4o on {GitHub}'],
    ['iPhone, eBPF; JavaScript', '{iPhone}, {eBPF}; {JavaScript}'],
    ['C++ and C# but CodeT5+', '{C++} and {C\\#} but {CodeT5+}'],
    ['GPT2 is T5', '{GPT2} is {T5}'],
    ['Ordinary Words of a Title', 'Ordinary Words of a Title'],
    ['Pre-Trained Models: A Survey', 'Pre-Trained Models: A Survey'],
    ['Do You See? What Next! A Study', 'Do You See? What Next! A Study'],
    ['École Élan', "{\\'E}cole {\\'E}lan"],
    ['ÉCOLE', "{{\\'E}COLE}"],
    ['(LLM)-Based [API]/SDK', '({LLM})-Based [{API}]/{SDK}'],
    ['"AI" and “ML”', "``{AI}'' and ``{ML}''"],
    ['50% of C# & co_de: $5 ~ ^', '50\\% of {C\\#} \\& co\\_de: \\$5 {\\textasciitilde} {\\textasciicircum}'],
    ['BackdoorBench—AI–ML', '{BackdoorBench}---{AI}--{ML}'],
    ['a {Braced} Title', 'a {\\textbraceleft}Braced{\\textbraceright} Title'],
    ['See: 3 Tricks @ Work', 'See: 3 Tricks @ Work'],
  ])('keeps the capitals of %j: %j', (title, written) => {
    expect(field('title', { title })).toBe(`{${written}}`);
  });

  it('keeps the capitals of the words that the catalog says', () => {
    const said = { title: 'A Trojan in Java and Rust: Trojan-Free R', protect: ['Trojan', 'Java', 'R', 'JavaScript'] };
    expect(field('title', said)).toBe('{A {Trojan} in {Java} and Rust: {Trojan}-Free {R}}');
  });

  it('keeps the capitals of words with signs in them, and of several words, that the catalog says', () => {
    const said = { title: 'Visual Studio and Coq.js on Stack-Overflow', protect: ['Visual Studio', 'Coq.js', 'Stack-Overflow'] };
    expect(field('title', said)).toBe('{{Visual Studio} and {Coq.js} on {Stack-Overflow}}');
  });

  it.each([
    ['zh', '深度代码模型 of LLMs', '{{深度代码模型 of LLMs}}'],
    ['de', 'Über Größe', '{{{\\"U}ber Gr{\\"o}{\\ss}e}}'],
    ['ben', 'Title in Bengali', '{{Title in Bengali}}'],
    ['en', 'In English', '{In English}'],
    ['en-GB', 'In English', '{In English}'],
  ])('keeps the whole title in the language %s', (language, title, written) => {
    expect(field('title', { title, language })).toBe(written);
  });
});

describe('a field in BibTeX', () => {
  it.each([
    ['1--12', '{1--12}'],
    ['1-12', '{1--12}'],
    ['1–12', '{1--12}'],
    ['1 — 12', '{1--12}'],
    ['1-12, 20-30', '{1--12, 20--30}'],
    ['12', '{12}'],
    ['e1003', '{e1003}'],
    ['A-1', '{A-1}'],
  ])('has the pages %j as %s', (pages, written) => {
    expect(field('pages', { pages })).toBe(written);
  });

  it('has no number if proceedings have a volume, because styles print only one of them', () => {
    expect(field('number', { volume: '34', number: '01' })).toBe(undefined);
    expect(field('number', { volume: '34', number: '01', journal: 'Journal' })).toBe('{01}');
  });

  it('has no publisher of a journal, which no style prints', () => {
    expect(field('publisher', { publisher: 'Press', journal: 'Journal' })).toBe(undefined);
  });

  it('has no number of pages, for which BibTeX has no name', () => {
    expect(field('numpages', { pages: 'e1', numpages: 24 })).toBe(undefined);
  });

  it('has the month as a macro', () => {
    const months = Array.from({ length: 12 }, (_, index) => field('month', { month: index + 1 }));
    expect(months).toEqual(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']);
  });

  it.each([
    ['https://doi.org/10.1/x', undefined],
    ['https://example.org/a_b%20c?x=1&y=2#frag~z', '{https://example.org/a_b%20c?x=1&y=2#frag~z}'],
    ['https://example.org/{a}\\b', '{https://example.org/%7Ba%7D%5Cb}'],
    ['https://example.org/café', '{https://example.org/caf%C3%A9}'],
    ['https://example.org/论文', '{https://example.org/%E8%AE%BA%E6%96%87}'],
    ['https://dl.acm.org/doi/10.1/x', '{https://dl.acm.org/doi/10.1/x}'],
  ])('has the URL %s of a paper with a DOI as %s', (url, written) => {
    expect(field('url', { url, doi: '10.1/x' })).toBe(written);
  });

  it('has a DOI and a preprint id unchanged', () => {
    const said = { doi: '10.1145/3510003.3510_x', arxiv: 'cs/0601001', primaryclass: 'cs.SE' };
    const names = ['doi', 'eprint', 'archiveprefix', 'primaryclass'];
    expect(names.map((name) => field(name, said))).toEqual(['{10.1145/3510003.3510_x}', '{cs/0601001}', '{arXiv}', '{cs.SE}']);
  });

  it('is ASCII, but for scripts that LaTeX has no commands for', () => {
    const said = {
      authors: [{ literal: '林晓', latin: 'Xiǎo Lín' }],
      title: 'Naïve “Quotes” — and…',
      venue: venue('Ü', { title: 'Über–Conference’s' }),
      publisher: 'Åß',
      url: 'https://example.org/é',
    };
    const entry = [...writeBibtex([paper(said)])].join('');
    expect(entry.match(/[^\n -~]/g)).toBe(null);
  });
});
