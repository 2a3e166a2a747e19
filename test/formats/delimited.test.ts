import { describe, expect, it } from 'vitest';
import { writeCsv, writeKeys, writeTsv } from '../../src/formats/delimited.ts';
import { paper } from '../paper.ts';
import { known, papers, view } from './view.ts';

describe('tsv', () => {
  it('writes a line for each paper, without a header, quotes or truncation', () => {
    expect([...writeTsv(papers, view)].join('')).toBe(
      `okafor2024night	2024	ICHT	Night Watch over Poisoned Code	Okafor, Chidi; King, Jr., Martin J.	defenses, data-poisoning	10.5555/2345678.8765432	https://github.com/harbor-lab/Night_Watch
lin2024tides	2024	arXiv	Tides: Adversarial Attacks without Gradients	Lin, Xiao; Abel, Ida	adversarial		
lin2024survey	2024	软件通报	代码模型港口安全综述	林晓; 吴海燕	survey		
openharbor2023counting	2023	arXiv	Counting Ships	OpenHarbor	backdoor		
muller2023hidden	2023	JIS	Hidden Variables	Müller, Søren; van der Berg, Ana	adversarial, defenses	10.5555/jis.2023.107	
king2023locking	2023	ICHT	Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders	King, Jr., Martin J.; Łukasiewicz, Zoë; O’Neil, Una-May	data-poisoning	10.5555/1234567.7654321	https://github.com/king-mj/locks
`,
    );
  });

  it('writes the chosen fields in order, empty where a paper does not have them', () => {
    const fields = ['preprint', 'reproductions', 'ours', 'models', 'protect', 'key'];
    expect([
      ...writeTsv([known('king2023locking'), known('okafor2024night'), known('lin2024survey')], { ...view, fields }),
    ]).toEqual([
      'Locking the Door (2022)\t\t\tCodeBERT, LSTM\tC\tking2023locking\n',
      '\thttps://github.com/someone/night-watch-again\t\tGPT-4\t\tokafor2024night\n',
      '\t\ttrue\t\t\tlin2024survey\n',
    ]);
  });

  it('writes several repositories with a space between them', () => {
    const code = ['a/b', 'c/d'].map((id) => ({ id, url: `https://github.com/${id}` }));
    expect([...writeTsv([paper({ code })], { ...view, fields: ['code'] })]).toEqual([
      'https://github.com/a/b https://github.com/c/d\n',
    ]);
  });

  it('writes title and year of a preprint', () => {
    const papers = [paper({ preprint: { title: 'Early' } }), paper({ preprint: { year: 2020 } })];
    expect([...writeTsv(papers, { ...view, fields: ['preprint'] })]).toEqual(['Early\n', '(2020)\n']);
  });

  it('writes nothing for no papers', () => {
    expect([...writeTsv([], view)]).toEqual([]);
  });
});

describe('csv', () => {
  it('writes a header and a line for each paper, and quotes cells with a comma or a quote', () => {
    const papers = [
      paper({ title: 'Plain; with $ and \\', acronym: 'A' }),
      paper({ title: 'One, Two', acronym: '"quoted"' }),
      paper({ title: '"', acronym: 'say ""' }),
      paper({ title: '代码，综述' }),
    ];
    expect([...writeCsv(papers, { ...view, fields: ['title', 'acronym', 'year'] })].join('')).toBe(`title,acronym,year
Plain; with $ and \\,A,2024
"One, Two","""quoted""",2024
"""","say """"",2024
代码，综述,,2024
`);
  });

  it('writes formulas as text, and other cells unchanged', () => {
    const titles = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '=HYPERLINK("x","y")',
      'a =1',
      '–1',
      "'=1",
      '1-1',
    ];
    const papers = titles.map((title) => paper({ title }));
    expect([...writeCsv(papers, { ...view, fields: ['title', 'year'] })].join('')).toBe(`title,year
'=1+1,2024
'+1,2024
'-1,2024
'@SUM(A1),2024
'＝1,2024
'＋1,2024
'－1,2024
'＠x,2024
"'=HYPERLINK(""x"",""y"")",2024
a =1,2024
–1,2024
'=1,2024
1-1,2024
`);
  });

  it('writes the same default fields as tsv', () => {
    expect([...writeCsv([known('muller2023hidden')], view)].join('')).toBe(`key,year,venue,title,authors,categories,doi,code
muller2023hidden,2023,JIS,Hidden Variables,"Müller, Søren; van der Berg, Ana","adversarial, defenses",10.5555/jis.2023.107,
`);
  });

  it('writes only the header without papers', () => {
    expect([...writeCsv([], { ...view, fields: ['key', 'title'] })]).toEqual(['key,title\n']);
  });
});

describe('keys', () => {
  it('writes the key of each paper on a line', () => {
    expect([...writeKeys(papers.slice(0, 2))].join('')).toBe('okafor2024night\nlin2024tides\n');
  });
});
