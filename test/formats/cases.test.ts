/** Correct bibliographic output, case by case: BibTeX and BibLaTeX, CSL-JSON, RIS. */
import { describe, expect, it } from 'vitest';
import { missingCitationFields } from '../../src/catalog/model/citation-requirements.ts';
import type { Author } from '../../src/catalog/model/person-name.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { writeBiblatex } from '../../src/formats/biblatex.ts';
import { writeBibtex } from '../../src/formats/bibtex.ts';
import { writeCslJson } from '../../src/formats/csl.ts';
import { writeRis } from '../../src/formats/ris.ts';
import { folderWith, right, told, paper as written } from '../catalog/folder.ts';
import { paper, venue } from '../paper.ts';
import { run } from '../run.ts';

const [arxiv, journal] = [
  venue('arXiv', { title: 'arXiv', kind: 'preprint' }),
  venue('JX', { title: 'Journal', kind: 'journal' }),
];

/** The text after the `=` of a field; undefined where the entry has no such field. */
function fieldOf(entry: string, name: string): string | undefined {
  return new RegExp(`^  ${name} *= (.*),$`, 'm').exec(entry)?.[1];
}
const inBibtex = (name: string, said: Partial<Paper>) => fieldOf([...writeBibtex([paper(said)])].join(''), name);
const inBiblatex = (name: string, said: Partial<Paper>) => fieldOf([...writeBiblatex([paper(said)])].join(''), name);
const authors = (...names: readonly Author[]) => inBibtex('author', { authors: names });
const item = (said: Partial<Paper>) => JSON.parse([...writeCslJson([paper(said)])].join(''))[0];
const record = (said: Partial<Paper>) => [...writeRis([paper(said)])].join('').split('\n');
/** The problems of a catalog with a paper that has these fields in YAML. */
const toldOf = (fields: Fields) => told({ 'papers/2024.yaml': written(fields) });
/** The output of `bib` for a catalog with these papers. */
const cited = (...papers: readonly string[]) => run(['-c', folderWith({ ...right, 'papers/2024.yaml': papers.join('') }), 'bib']);
type Fields = Parameters<typeof written>[0];
const tag = (name: string, said: Partial<Paper>) => record(said).filter((line) => line.startsWith(`${name}  - `));

describe('special characters in citations', () => {
  it.each([
    ['Cats & Dogs', 'Cats \\& Dogs'],
    ['50% of models', '50\\% of models'],
    ['Costs $5', 'Costs \\$5'],
    ['C# and F#', '{C\\#} and {F\\#}'],
    ['code_search', 'code\\_search'],
    // As commands, because biber, bibtex and bibtool count the braces of \{ and \} too: a title with one of them would be unbalanced.
    ['{x} balanced', '{\\textbraceleft}x{\\textbraceright} balanced'],
    ['lone { or }', 'lone {\\textbraceleft} or {\\textbraceright}'],
    ['about ~5', 'about {\\textasciitilde}5'],
    ['n^2', 'n{\\textasciicircum}2'],
    ['a\\b', 'a{\\textbackslash}b'],
    ['<b> | >', '{\\textless}b{\\textgreater} | {\\textgreater}'],
    [`the "best" and it's – “so”`, "the ``best'' and it's -- ``so''"],
    ['5" wide', "5'' wide"],
    ['you @ work', 'you @ work'],
  ])('are encoded in the BibTeX title %j', (title, written) => {
    expect(inBibtex('title', { title })).toBe(`{${written}}`);
  });

  it('stay in UTF-8 for BibLaTeX, except those with a meaning in TeX', () => {
    expect(inBiblatex('title', { title: 'é – “so” ~ %' })).toBe('{é – “so” {\\textasciitilde} \\%}');
  });

  // The reader cleans every text of a catalog, so that a no-break space is a space in names too; BibTeX ties initials itself.
  it('that are invisible are removed, and every field is on one line', async () => {
    const title = 'zero\\u200Bwidth soft\\u00ADhyphen\\u00A0and\\n a new line\\e[31m';
    const { stdout } = await cited(written({ title: `"${title}"`, authors: '["Smith, J.\\u00A0R."]' }));
    expect([fieldOf(stdout, 'title'), fieldOf(stdout, 'author')]).toEqual([
      '{zerowidth softhyphen and a new line[31m}',
      '{Smith, J. R.}',
    ]);
  });

  it('are mathematics only in the field title_tex', () => {
    const said = { title: 'k-NN of LLMs & C# in n^2', title_tex: '$k$-NN of LLMs & C# in $n^{2}$', protect: ['NN'] };
    expect([inBibtex('title', said), inBiblatex('title', said), item(said).title]).toEqual([
      '{$k$-{NN} of {LLMs} \\& {C\\#} in $n^{2}$}',
      '{$k$-{NN} of {LLMs} \\& {C\\#} in $n^{2}$}',
      'k-NN of LLMs & C# in n^2',
    ]);
  });

  it.each([
    'no maths',
    'odd $n',
    '$a } b$',
    '${$',
    '$x}{$',
    '$50%$',
    '$a & b$',
    '$end\\$',
    '$\\}$',
    '$$',
    '$\\input{x}$',
    '$^^5cinput x$',
    '$\\lstinputlisting{x}$',
    '$\\font\\x=y$',
    '$\\pdffiledump{x}$',
    '$\\immediate\\write18{x}$',
  ])('are an error of the catalog in the title_tex %j', (tex) => {
    const problem = `papers/2024.yaml:8:14: title_tex "${tex}" is not a title with formulas between dollar signs, such as $k$-NN`;
    expect(toldOf({ title_tex: `'${tex}'` })).toEqual([problem]);
  });

  it('may be commands of mathematics in title_tex', () => {
    const tex =
      '$\\mathopen\\theta\\therefore\\leftarrow\\triangleleft\\because\\boxed{x}\\Re\\nu\\delta\\operatorname{f}\\mathrm{d}\\text{a}$';
    expect(toldOf({ title_tex: `'${tex}'` })).toEqual([]);
  });
});

describe('the capitals', () => {
  it.each([
    ['CodeBERT, LLMs, GPT-4, iPhone, eBPF', '{CodeBERT}, {LLMs}, {GPT}-4, {iPhone}, {eBPF}'],
    ['GitHub: C++ and JavaScript', '{GitHub}: {C++} and {JavaScript}'],
    // A style makes it "what i want".
    ['What I Want: Q-Learning', 'What {I} Want: {Q}-Learning'],
    ['Ordinary Words of a Title', 'Ordinary Words of a Title'],
    ['Q&A Systems: A/B Tests of Type A', '{Q}\\&{A} Systems: {A}/{B} Tests of Type A'],
    ['Robust? A Case! “On” Words', "Robust? A Case! ``On'' Words"],
    ['CodeBERT', '{CodeBERT}'],
    ['{CodeBERT}', '{\\textbraceleft}{CodeBERT}{\\textbraceright}'],
    ['École Čapek Ørsted', "{\\'E}cole {\\v{C}}apek {\\O}rsted"],
  ])('of the BibTeX title %j are in braces where styles must keep them', (title, written) => {
    expect(inBibtex('title', { title })).toBe(`{${written}}`);
  });

  it('of words in protect are kept, and those of words in noprotect are not', () => {
    const said = {
      title: 'Gotcha! Trojans do NOT run: RTL-Breaker LLM-as-a-Judge',
      protect: ['Trojans', 'RTL-Breaker'],
      noprotect: ['NOT', 'LLM-as-a-Judge'],
    };
    expect(inBibtex('title', said)).toBe('{Gotcha! {Trojans} do NOT run: {RTL-Breaker} LLM-as-a-Judge}');
  });

  it('of a title in another language are all kept', () => {
    const said = { title: 'Über die Größe', language: 'de' };
    expect(inBibtex('title', said)).toBe('{{{\\"U}ber die Gr{\\"o}{\\ss}e}}');
    expect([inBiblatex('title', said), inBiblatex('langid', said)]).toEqual(['{Über die Größe}', '{german}']);
    expect(inBiblatex('langid', { language: 'zh-CN' })).toBe('{chinese}');
    const swedish = { title: 'Svensk Titel', language: 'sv' };
    expect([inBiblatex('langid', swedish), inBiblatex('title', swedish)]).toEqual([undefined, '{{Svensk Titel}}']);
  });
});

describe('the names of authors', () => {
  it.each<[Author, string]>([
    [{ family: 'van der Berg', given: 'Jan' }, 'van der Berg, Jan'],
    [{ family: 'van der Berg', given: 'Jan', undivided: true }, '{van der Berg}, Jan'],
    [{ family: 'Van Der Berg', given: 'Jan' }, 'Van Der Berg, Jan'],
    [{ family: 'King', suffix: 'Jr.', given: 'Martin Luther' }, 'King, Jr., Martin Luther'],
    [{ literal: 'Google DeepMind Team' }, '{Google DeepMind Team}'],
    [{ literal: 'Barnes and Noble' }, '{Barnes and Noble}'],
    [{ literal: 'Plato' }, '{Plato}'],
    [{ family: 'Zola', given: 'Émile' }, "Zola, {\\'E}mile"],
    [{ family: "d'Ormesson", given: 'Jean' }, "d'Ormesson, Jean"],
    [{ family: "O'Brien", given: 'Yan-Zhou J. R.' }, "O'Brien, Yan-Zhou J. R."],
    [{ literal: '孙伟松' }, '{孙伟松}'],
    [{ literal: '孙伟松', latin: 'Weisong Sun' }, 'Sun, Weisong'],
    [{ family: 'Gutiérrez', given: 'Hajič Woźniak' }, "Guti{\\'e}rrez, Haji{\\v{c}} Wo{\\'z}niak"],
    [{ family: 'Ørsted', given: 'Michał Ångström' }, '{\\O}rsted, Micha{\\l} {\\AA}ngstr{\\"o}m'],
    [{ family: 'Weiß', given: 'Nguyễn Văn' }, 'Wei{\\ss}, Nguy{\\~{\\^e}}n V{\\u{a}}n'],
  ])('are written so that BibTeX parses %j', (author, written) => {
    expect(authors(author)).toBe(`{${written}}`);
  });

  it('have no particle where the catalog has the family name in braces', async () => {
    const { stdout } = await cited(written({ authors: '["{van der Berg}, Jan", "van der Berg, Jan"]' }));
    expect(fieldOf(stdout, 'author')).toBe('{{van der Berg}, Jan and van der Berg, Jan}');
  });

  it('keep their Chinese characters in BibLaTeX', () => {
    expect(inBiblatex('author', { authors: [{ literal: '孙伟松', latin: 'Weisong Sun' }] })).toBe('{{孙伟松}}');
  });

  it('are all written, followed by "others" only where the catalog says that there are more', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ family: `F${index}`, given: 'G' }));
    expect(authors(...many)?.split(' and ')).toHaveLength(3000);
    expect(inBibtex('author', { etal: true })).toBe('{Lovelace, Ada and others}');
    expect(item({ etal: true }).author).toEqual([{ family: 'Lovelace', given: 'Ada' }, { literal: 'et al.' }]);
  });

  it.each(['Plato,', 'a, b, c, d', ', Jan', 'Sun'])('are an error of the catalog in the form %j', (name) => {
    expect(toldOf({ authors: `["${name}"]` })[0]).toMatch(/^papers\/2024\.yaml:3:13: authors/);
  });

  // No error of the catalog, because a paper without authors can still be searched.
  it('are required: a paper without them is reported instead of cited', async () => {
    expect(await cited(written({ authors: undefined }))).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: lin2024tides has no authors, so it cannot be cited\n',
    });
  });
});

describe('citation keys', () => {
  it.each(['a b', 'a,b', 'a%b', 'a#b', 'a(b', 'Éa', '-a', 'A'])('cannot be %j', (key) => {
    const [problem = ''] = told({ 'papers/2024.yaml': written({}, JSON.stringify(key)) });
    expect(problem).toMatch(/ is not an id of lower-case letters, digits, hyphens and colons/);
  });

  it('are unique', () => {
    const [problem] = told({ 'papers/2024.yaml': written({}, 'a2024b') + written({}, 'a2024b') });
    expect(problem).toMatch(/the paper a2024b already exists/);
  });

  it('are those of the catalog, whatever the script of the authors', () => {
    expect([...writeBibtex([paper({ key: 'sun2025survey', authors: [{ literal: '孙伟松' }] })])][0]).toMatch(
      /^@inproceedings\{sun2025survey,\n/,
    );
  });

  it('that are unknown are reported with the most similar key', async () => {
    expect(await run(['bib', 'lin2024tide'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has the key "lin2024tide"\n  did you mean lin2024tides?\n',
    });
  });
});

describe('dates, pages and numbers', () => {
  it('the month is a macro of BibTeX, from 1 to 12 in the catalog', () => {
    expect([inBibtex('month', { month: 5 }), inBiblatex('date', { month: 5 })]).toEqual(['may', '{2024-05}']);
    const fix = '  a month is 1 to 12; remove it if it is unknown';
    expect(toldOf({ month: '13' })).toEqual(['papers/2024.yaml:8:10: month 13 is more than 12', fix]);
  });

  it.each([
    ['1-12', '1--12'],
    ['1–12', '1--12'],
    ['1—12', '1--12'],
    ['12', '12'],
    ['e1003', 'e1003'],
    ['A-1', 'A-1'],
    // Two pages of an article number are a range, which typesetting needs to know: so DBLP and ACM have it too.
    ['33:1-33:28', '33:1--33:28'],
    ['5-1--5-12', '5-1--5-12'],
    ['S1 – S9', 'S1--S9'],
    ['e1003-e1010', 'e1003--e1010'],
    ['iv-xii', 'iv--xii'],
    ['1-2, 5-7', '1--2, 5--7'],
  ])('the pages %j are written as %j', (pages, written) => {
    expect([inBibtex('pages', { pages }), inBiblatex('pages', { pages })]).toEqual([`{${written}}`, `{${written}}`]);
  });

  it.each(['12--', '–12', '12 -'])('the open range of pages %j is an error of the catalog', (pages) => {
    const [problem] = toldOf({ pages: `"${pages}"` });
    expect(problem).toBe(
      `papers/2024.yaml:8:10: pages "${pages}" is not a range from a page to a page, such as 12--34, or an article number`,
    );
  });

  it('the year is a number, and only a note can say "in press"', () => {
    expect(toldOf({ year: 'in press' })[0]).toBe('papers/2024.yaml:4:9: year must be a number, not text');
    expect([inBibtex('note', { note: 'In press' }), inBibtex('year', {})]).toEqual(['{In press}', '{2024}']);
  });

  it('an arXiv id is not a volume', () => {
    expect(toldOf({ volume: 'abs/2306.08350' })).toEqual([
      'papers/2024.yaml:8:11: volume "abs/2306.08350" is not a volume or number; put the arXiv id in arxiv',
    ]);
    expect([inBibtex('volume', { venue: journal, volume: '36' }), inBibtex('number', { venue: journal, number: '4' })]).toEqual([
      '{36}',
      '{4}',
    ]);
  });
});

describe('links and ids', () => {
  it.each([
    ['https://example.org/a_b%20c?x=1&y=2#frag~z', 'https://example.org/a_b%20c?x=1&y=2#frag~z'],
    ['https://example.org/caf%C3%A9/é', 'https://example.org/caf%C3%A9/%C3%A9'],
    ['https://example.org/{a}\\', 'https://example.org/%7Ba%7D%5C'],
  ])('the URL %s is percent-encoded where necessary', (url, written) => {
    expect([inBibtex('url', { url }), inBiblatex('url', { url }), item({ url }).URL, tag('UR', { url })]).toEqual([
      `{${written}}`,
      `{${written}}`,
      written,
      [`UR  - ${written}`],
    ]);
  });

  it('a DOI is written unchanged, and is not a URL in the catalog', () => {
    expect(inBibtex('doi', { doi: '10.1145/3510003.3510_x' })).toBe('{10.1145/3510003.3510_x}');
    expect(toldOf({ doi: 'https://doi.org/10.1145/1' })[0]).toMatch(/is not a bare DOI/);
  });

  it.each([
    ['See (https://example.org/Foo_(bar)).', 'See (\\url{https://example.org/Foo_(bar)}).'],
    ['软件https://example.cn/a，的', '软件\\url{https://example.cn/a}，的'],
    ['https://example.org', '\\url{https://example.org}'],
  ])('the link in the note %j ends with its URL', (note, written) => {
    expect(inBiblatex('note', { note })).toBe(`{${written}}`);
  });

  it('a URL in a note is a link', () => {
    expect(inBibtex('note', { note: 'See https://example.org/a_b%20c, p. 5%' })).toBe(
      '{See \\url{https://example.org/a_b\\%20c}, p. 5\\%}',
    );
    expect(inBiblatex('note', { note: 'See https://example.org/a_b%20c#x' })).toBe(
      '{See \\url{https://example.org/a_b\\%20c\\#x}}',
    );
  });

  // No switch takes the others away: every field is a line of its own, so that grep -v does, and biblatex has url=false.
  it('the URL is written in addition to a DOI unless it repeats the DOI', () => {
    const doi = '10.1/x';
    expect(inBibtex('url', { doi, url: 'https://doi.org/10.1/x' })).toBe(undefined);
    expect(inBibtex('url', { doi: '10.1/X', url: 'http://dx.doi.org/10.1/x' })).toBe(undefined);
    expect(inBibtex('url', { doi, url: 'https://aclanthology.org/x' })).toBe('{https://aclanthology.org/x}');
  });

  it.each(['2306.08350', 'cs/0601001'])('the arXiv id %s is written with its archive and class', (id) => {
    const said = { venue: arxiv, arxiv: id, primaryclass: 'cs.SE' };
    expect(['eprint', 'archiveprefix', 'primaryclass'].map((name) => inBibtex(name, said))).toEqual([
      `{${id}}`,
      '{arXiv}',
      '{cs.SE}',
    ]);
    expect(['eprint', 'eprinttype', 'eprintclass'].map((name) => inBiblatex(name, said))).toEqual([
      `{${id}}`,
      '{arxiv}',
      '{cs.SE}',
    ]);
  });

  it.each(['arXiv:2306.08350', '2306.08350v2'])('the arXiv id %s is an error of the catalog', (id) => {
    expect(toldOf({ arxiv: `"${id}"` })[0]).toMatch(/is not an arXiv id without version/);
  });

  it('a published paper keeps the id of its preprint', () => {
    const [entry = ''] = [...writeBibtex([paper({ arxiv: '2306.08350', doi: '10.1/x' })])];
    expect([entry.split('{')[0], fieldOf(entry, 'eprint'), fieldOf(entry, 'doi')]).toEqual([
      '@inproceedings',
      '{2306.08350}',
      '{10.1/x}',
    ]);
  });
});

describe('the fields of entries', () => {
  const publisher = venue('Press', { title: 'The Press', kind: 'book' });
  const { venue: _, ...withoutVenue } = paper();
  const university = venue('MIT', { title: 'Massachusetts Institute of Technology', kind: 'thesis' });
  it.each<[string, string, string, string, Partial<Paper>]>([
    ['inproceedings', 'inproceedings', 'paper-conference', 'CONF', {}],
    ['article', 'article', 'article-journal', 'JOUR', { venue: journal }],
    ['article', 'article', 'article-journal', 'JOUR', { journal: 'Proc. ACM Program. Lang.' }],
    ['misc', 'online', 'article', 'GEN', { venue: arxiv, arxiv: '2306.08350' }],
    ['book', 'book', 'book', 'BOOK', { venue: publisher }],
    ['incollection', 'inbook', 'chapter', 'CHAP', { venue: publisher, booktitle: 'A Handbook' }],
    ['phdthesis', 'thesis', 'thesis', 'THES', { venue: university }],
    ['mastersthesis', 'thesis', 'thesis', 'THES', { venue: university, type: "Master's thesis" }],
    ['techreport', 'report', 'report', 'RPRT', { venue: venue('SEI', { kind: 'report' }) }],
    ['techreport', 'report', 'report', 'RPRT', { venue: venue('SEI', { kind: 'report' }), type: 'Master plan' }],
    ['misc', 'software', 'software', 'COMP', { venue: venue('Zenodo', { kind: 'software' }) }],
    ['misc', 'online', 'webpage', 'ELEC', { venue: venue('Blog', { kind: 'website' }) }],
  ])('have the types @%s in BibTeX, @%s in BibLaTeX, %s in CSL and %s in RIS', (classic, modern, csl, tags, said) => {
    const types = [[...writeBibtex([paper(said)])], [...writeBiblatex([paper(said)])]].map(
      ([entry]) => /^@(\w+)\{/.exec(entry ?? '')?.[1],
    );
    expect([...types, item(said).type, record(said)[0]]).toEqual([classic, modern, csl, `TY  - ${tags}`]);
  });

  it('of a thesis, a chapter and a blog are those of BibTeX and BibLaTeX', () => {
    const all = [
      paper({ venue: university, type: "Master's thesis" }),
      paper({ venue: publisher, booktitle: 'A Handbook', pages: '1-9' }),
      paper({ venue: venue('Blog', { kind: 'website', title: 'A Blog' }), url: 'https://example.org' }),
    ];
    expect([...writeBibtex(all), '\n', ...writeBiblatex(all)].join('')).toBe(`@mastersthesis{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  school        = {Massachusetts Institute of Technology},
  year          = {2024},
}

@incollection{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  booktitle     = {A Handbook},
  pages         = {1--9},
  publisher     = {The Press},
  year          = {2024},
}

@misc{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  howpublished  = {A Blog},
  year          = {2024},
  url           = {https://example.org},
}

@thesis{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  institution  = {Massachusetts Institute of Technology},
  type         = {mathesis},
  date         = {2024},
}

@inbook{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  booktitle    = {A Handbook},
  pages        = {1--9},
  publisher    = {The Press},
  date         = {2024},
}

@online{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  organization = {A Blog},
  date         = {2024},
  url          = {https://example.org},
}
`);
  });

  const others = [
    paper({ venue: venue('HL', { kind: 'report', title: 'Harbor Lab' }), number: 'TR-1', month: 11 }),
    paper({ venue: venue('Zenodo', { kind: 'software', title: 'Zenodo' }), doi: '10.1/z' }),
    paper({ venue: venue('SSRN', { kind: 'preprint', title: 'SSRN' }), note: 'In press', url: 'https://example.org/s' }),
    paper({ venue: university, language: 'de', title: 'Die Flut', arxiv: '2306.08350', note: 'In German', publisher: 'ETH' }),
    withoutVenue,
  ];

  it('of a report, a program, a preprint outside arXiv, a thesis and a paper without a venue are those of BibTeX and BibLaTeX', () => {
    expect([...writeBibtex(others), '\n', ...writeBiblatex(others)].join('')).toBe(`@techreport{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  institution   = {Harbor Lab},
  number        = {TR-1},
  year          = {2024},
  month         = nov,
}

@misc{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  howpublished  = {Zenodo},
  year          = {2024},
  doi           = {10.1/z},
}

@misc{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  howpublished  = {SSRN},
  year          = {2024},
  note          = {In press},
  url           = {https://example.org/s},
}

@phdthesis{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {{Die Flut}},
  school        = {ETH},
  year          = {2024},
  note          = {In German},
  eprint        = {2306.08350},
  archiveprefix = {arXiv},
}

@misc{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  year          = {2024},
}

@report{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  institution  = {Harbor Lab},
  type         = {techreport},
  number       = {TR-1},
  date         = {2024-11},
}

@software{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  organization = {Zenodo},
  date         = {2024},
  doi          = {10.1/z},
}

@online{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  organization = {SSRN},
  date         = {2024},
  note         = {In press},
  url          = {https://example.org/s},
}

@thesis{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Die Flut},
  institution  = {ETH},
  type         = {phdthesis},
  date         = {2024},
  langid       = {german},
  note         = {In German},
  eprint       = {2306.08350},
  eprinttype   = {arxiv},
}

@online{lovelace2024notes,
  author       = {Lovelace, Ada},
  title        = {Notes on the Engine},
  date         = {2024},
}
`);
  });

  it('of a report, a program, a preprint outside arXiv, a thesis and a paper without a venue are those of RIS', () => {
    expect([...writeRis(others)].join('')).toBe(`TY  - RPRT
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Notes on the Engine
IS  - TR-1
SN  - TR-1
PB  - Harbor Lab
PY  - 2024
DA  - 2024/11//
ER  - 

TY  - COMP
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Notes on the Engine
PB  - Zenodo
PY  - 2024
DO  - 10.1/z
UR  - https://doi.org/10.1/z
ER  - 

TY  - GEN
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Notes on the Engine
PB  - SSRN
PY  - 2024
UR  - https://example.org/s
N1  - In press
ER  - 

TY  - THES
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Die Flut
PB  - ETH
PY  - 2024
M2  - arXiv:2306.08350
LA  - de
N1  - In German
ER  - 

TY  - ELEC
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Notes on the Engine
PY  - 2024
ER  - 
`);
  });

  it('of a report, a program, a preprint outside arXiv, a thesis and a paper without a venue are those of CSL', () => {
    const same = { id: 'lovelace2024notes', author: [{ family: 'Lovelace', given: 'Ada' }] };
    const title = 'Notes on the Engine';
    const issued = { 'date-parts': [[2024]] };
    expect(JSON.parse([...writeCslJson(others)].join(''))).toEqual([
      { ...same, type: 'report', title, issued: { 'date-parts': [[2024, 11]] }, publisher: 'Harbor Lab', number: 'TR-1' },
      { ...same, type: 'software', title, issued, publisher: 'Zenodo', DOI: '10.1/z' },
      {
        ...same,
        type: 'article',
        title,
        issued,
        publisher: 'SSRN',
        genre: 'preprint',
        URL: 'https://example.org/s',
        note: 'In press',
      },
      {
        ...same,
        type: 'thesis',
        title: 'Die Flut',
        issued,
        publisher: 'ETH',
        language: 'de',
        note: 'In German\narXiv:2306.08350',
      },
      { ...same, type: 'webpage', title, issued },
    ]);
  });

  it.each<[string, Partial<Paper>, string[]]>([
    ['proceedings', {}, ['series', 'volume', 'pages']],
    ['a series', { volume: undefined }, ['series', 'number', 'pages']],
    ['a journal', { venue: journal }, ['series', 'volume', 'number', 'pages']],
    ['a book', { venue: publisher }, ['series', 'volume']],
    ['a book without a volume', { venue: publisher, volume: undefined }, ['series', 'number']],
    ['a report', { venue: venue('SEI', { kind: 'report' }) }, ['number']],
    ['a thesis', { venue: university }, []],
    ['a preprint', { venue: arxiv }, []],
  ])('of %s are only those that styles accept', (_, said, fields) => {
    const { volume, ...rest } = { series: 'S', volume: '1', number: '2', pages: '3', ...said };
    const [entry = ''] = [...writeBibtex([paper(volume ? { ...rest, volume } : rest)])];
    expect(['series', 'volume', 'number', 'pages'].filter((name) => fieldOf(entry, name))).toEqual(fields);
  });

  it.each([
    ['Habilitation', 'phdthesis', '{Habilitation}', '{Habilitation}'],
    ['PhD thesis', 'phdthesis', undefined, '{phdthesis}'],
    ["Master's project report", 'mastersthesis', "{Master's project report}", "{Master's project report}"],
  ])('of a thesis have its kind: %s', (type, name, classic, modern) => {
    const [entry = ''] = [...writeBibtex([paper({ venue: university, type })])];
    expect([entry.startsWith(`@${name}{`), fieldOf(entry, 'type'), inBiblatex('type', { venue: university, type })]).toEqual([
      true,
      classic,
      modern,
    ]);
  });

  it.each<[string[], Partial<Paper>]>([
    [[], {}],
    [['authors'], { authors: [] }],
    [['doi, arxiv or url'], { venue: venue('Blog', { kind: 'website' }) }],
    [['doi, arxiv or url'], { venue: arxiv }],
    [[], { venue: arxiv, arxiv: '2306.08350' }],
  ])('that are required and missing are %j', (fields, said) => {
    const one = paper(said);
    expect(missingCitationFields(one, one.venue?.kind)).toEqual(fields);
  });

  it('are written for a paper only if it has all that are required', async () => {
    const { status, stdout, stderr } = await cited(written({ venue: undefined }, 'a2024b'), written({}, 'b2024c'));
    expect([status, stdout.match(/^@.*/gm), stderr]).toEqual([
      1,
      ['@inproceedings{b2024c,'],
      'error: a2024b has no venue, so it cannot be cited\n',
    ]);
  });

  it('that only a catalog has are not written', () => {
    const said = {
      summary: 'A summary',
      tasks: ['t'],
      models: ['m'],
      techniques: ['x'],
      acronym: 'N',
      pdf: 'https://example.org/x.pdf',
      ours: true,
    };
    expect([...writeBibtex([paper(said)])]).toEqual([...writeBibtex([paper()])]);
    expect(item(said)).toEqual(item({}));
  });

  it('are aligned, and entries have an empty line between them', () => {
    const [first = '', second = ''] = [...writeBibtex([paper(), paper({ doi: '10.1/x' })])];
    expect(first).toBe(`@inproceedings{lovelace2024notes,
  author        = {Lovelace, Ada},
  title         = {Notes on the Engine},
  booktitle     = {Conference ICX},
  year          = {2024},
}
`);
    expect(second.startsWith('\n@')).toBe(true);
  });

  it('do not depend on the locale', () => {
    const said = { title: 'Istanbul IŞIK İ: TITLE i', authors: [{ family: 'Iğdır', given: 'Ilgın' }] };
    expect(inBibtex('title', said)).toBe('{Istanbul {I{\\c{S}}IK} {{\\.I}}: {TITLE} i}');
  });
});

describe('CSL-JSON', () => {
  it('is an array of items', () => {
    const said = {
      authors: [{ family: 'van der Berg', given: 'Jan' }, { literal: 'OpenAI' }, { literal: '孙伟松', latin: 'Weisong Sun' }],
      pages: '1--12',
      month: 5,
      doi: '10.1/x',
      url: 'https://doi.org/10.1/x',
      series: "ICX '24",
      arxiv: '2306.08350',
    };
    expect([...writeCslJson([paper(said)])].join('')).toBe(`[
  {
    "id": "lovelace2024notes",
    "type": "paper-conference",
    "title": "Notes on the Engine",
    "author": [
      {
        "family": "Berg",
        "given": "Jan",
        "non-dropping-particle": "van der"
      },
      {
        "literal": "OpenAI"
      },
      {
        "literal": "孙伟松"
      }
    ],
    "issued": {
      "date-parts": [
        [
          2024,
          5
        ]
      ]
    },
    "container-title": "Conference ICX",
    "collection-title": "ICX '24",
    "page": "1-12",
    "DOI": "10.1/x",
    "note": "arXiv:2306.08350"
  }
]
`);
    expect([...writeCslJson([])].join('')).toBe('[]\n');
  });

  it('has the arXiv id of a preprint as its number', () => {
    const { number, publisher, genre, note } = item({ venue: arxiv, arxiv: '2306.08350' });
    expect({ number, publisher, genre, note }).toEqual({
      number: 'arXiv:2306.08350',
      publisher: 'arXiv',
      genre: 'preprint',
      note: undefined,
    });
  });
});

describe('RIS', () => {
  it('has the kind of a thesis', () => {
    expect(tag('M3', { venue: venue('MIT', { kind: 'thesis' }), type: 'Habilitation' })).toEqual(['M3  - Habilitation']);
  });

  it('has the number of a report in the tags of both bibutils and Zotero', () => {
    const said = { venue: venue('SEI', { kind: 'report' }), number: 'TR-1' };
    expect([...tag('IS', said), ...tag('SN', said)]).toEqual(['IS  - TR-1', 'SN  - TR-1']);
  });

  // The container of a paper in proceedings is BT, not T2: the specification takes both for the same, but from
  // T2 bibutils makes a series and Zotero the name of the conference.
  it('is a record of lines', () => {
    const authors: Author[] = [
      { family: 'van der Berg', given: 'Jan' },
      { family: 'King', suffix: 'Jr.', given: 'Martin' },
      { literal: 'Barnes, Inc.' },
    ];
    const said = { authors, pages: '1--12', month: 5, doi: '10.1/x', url: 'https://example.org/a_b%20c', arxiv: '2306.08350' };
    expect([...writeRis([paper(said), paper({ venue: journal, pages: '107' })])].join('')).toBe(`TY  - CONF
ID  - lovelace2024notes
AU  - van der Berg, Jan
AU  - King, Martin, Jr.
AU  - Barnes Inc.
TI  - Notes on the Engine
BT  - Conference ICX
SP  - 1
EP  - 12
PY  - 2024
DA  - 2024/05//
DO  - 10.1/x
M2  - arXiv:2306.08350
UR  - https://example.org/a_b%20c
UR  - https://doi.org/10.1/x
ER  - 

TY  - JOUR
ID  - lovelace2024notes
AU  - Lovelace, Ada
TI  - Notes on the Engine
T2  - Journal
SP  - 107
PY  - 2024
ER  - 
`);
  });
});
