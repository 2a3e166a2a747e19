import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, folderWith, paper, right } from './catalog/folder.ts';
import { fixture, run } from './run.ts';

const root = join(import.meta.dirname, '..');
const mark = '\ufeff';

/** The text as editors of Windows write it, which may begin with a mark of the byte order. */
const windows = (text: string) => text.replaceAll('\n', '\r\n');
const marked = (text: string) => mark + windows(text);

/** The text files of a folder. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** What is printed on each command line, in a folder with the files, and what they are then. */
async function answers(files: Files, lines: readonly (readonly string[])[], stdin = '') {
  const cwd = folderWith(files);
  const told = [];
  for (const words of lines) {
    const { status, stdout, stderr } = await run(
      words.map((word) => word.replace('./', `${cwd}/`)),
      { cwd, stdin },
    );
    told.push([status, stdout, stderr.replaceAll(`${cwd}/`, '')]);
  }
  return { told, files: filesIn(cwd) };
}

const changed = (files: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));

const forms = [
  ['line ends of Windows', windows],
  ['a mark of the byte order', (text: string) => mark + text],
  ['both', marked],
] as const;

/** Lists that others wrote. */
const lists = {
  'refs.bib': readFileSync(join(root, 'test/importers/bibtex/wild/zotero.bib'), 'utf8'),
  'broken.bib': readFileSync(join(root, 'test/importers/bibtex/wild/broken.bib'), 'utf8'),
  'list.md': readFileSync(join(root, 'test/importers/seed.md'), 'utf8'),
};

/** A catalog with slips of every kind that can be mended. */
const slips = {
  ...right,
  'settings.yaml': 'check:\n  not-citable: off\n',
  'categories.yaml': 'survey:\n  name: Survey.\n  description: |\n    Re\u200bviews\n    of.\n',
  'papers/2024.yaml': `# Papers.

${paper({ title: 'Café: "Tides" of.', arxiv: '2401.00010', summary: '>\n    Ti\u200bdes\n    # of\n\n    cafe\u0301s' })}
# Of it.
${paper({ title: 'Tides\n    of\n    the cafe\u0301.', authors: '\n    - "Lin\u200b, Xiao"\n    - A, B' }, 'abel2024tides')}`,
};

describe.each(forms)('a file with %s', (_, change) => {
  it('gives the same output of commands as the original', async () => {
    const files = filesIn(fixture);
    const lines = [
      ['list', '--json', '-c', './'],
      ['bib', '-c', './'],
      ['stats', '--by', 'category', '-c', './'],
      ['search', 'tides', 'code', '--explain', '-c', './'],
      ['check', './'],
    ];
    expect((await answers(changed(files, change), lines)).told).toEqual((await answers(files, lines)).told);
  });

  it('gives the same output as the original in every import format', async () => {
    const { stdout: yaml } = await run(['import', join(root, 'test/importers/bibtex/wild/zotero.bib')]);
    const { stdout: csl } = await run(['bib', '-f', 'csl-json']);
    const files = { ...lists, 'one.yaml': yaml, 'no-ending': yaml, 'refs.json': csl };
    const lines = Object.keys(files).flatMap((name) => [
      ['import', name],
      ['-c', `./${name}`, 'list', '--json'],
      ['check', `./${name}`],
    ]);
    expect((await answers(changed(files, change), lines)).told).toEqual((await answers(files, lines)).told);
  }, 60_000);

  it('gives the same papers for citations and for keys on stdin', async () => {
    const files = {
      'a.aux': '\\relax\n\\citation{lin2024tides}\n\\@input{b.aux}\n\\citation{nobody}\n',
      'b.aux': '\\relax\n\\citation{king2023locking,\nopenharbor2023counting}\n',
      'a.bcf':
        '<?xml version="1.0"?>\n<bcf:controlfile>\n<bcf:citekey order="1">lin2024tides</bcf:citekey>\n</bcf:controlfile>\n',
      'a.tex': '\\documentclass{article}\n\\input{b}% \\cite{no}\n\\begin{document}\n\\cite{lin2024tides,\n nobody}\n',
      'b.tex': '\\begin{comment}\n\\cite{no}\n\\end{comment}\n\\verb|\\cite{no}|\\cite[p.~1]{king2023locking}\n',
    };
    const lines = [
      ['bib', '--aux', 'a.aux'],
      ['bib', '--aux', 'a.bcf'],
      ['bib', '--tex', 'a.tex'],
      ['bib', '-'],
    ];
    const keys = 'lin2024tides\nopenharbor2023counting\tand more\n\nnobody\n';
    expect((await answers(changed(files, change), lines, change(keys))).told).toEqual((await answers(files, lines, keys)).told);
  });

  it('keeps its line ends when check --fix changes it', async () => {
    const lines = [
      ['check', './'],
      ['check', './', '--fix'],
    ];
    const [plain, other] = [await answers(slips, lines), await answers(changed(slips, change), lines)];
    expect(plain.files).not.toEqual(slips);
    expect(other.told).toEqual(plain.told);
    expect(other.files).toEqual(changed(plain.files, change));
  });

  it('keeps its line ends when papers are imported into it', async () => {
    const catalog = { ...right, 'papers/2023.yaml': `# Of it.\n${paper({ year: '2023' }, 'zeta2023tides')}` };
    const lines = [
      ['import', 'list.md', '--into', './'],
      ['import', 'list.md', '--into', './'],
    ];
    const into = async (files: Readonly<Record<string, string>>) => {
      const { told, files: after } = await answers({ ...files, 'list.md': lists['list.md'] }, lines);
      return { told, files: Object.fromEntries(Object.keys(catalog).map((name) => [name, after[name] ?? ''])) };
    };
    const [plain, other] = [await into(catalog), await into(changed(catalog, change))];
    expect(plain.told.map(([, , stderr]) => /51 papers, .* added/.test(`${stderr}`))).toEqual([true, false]);
    expect(other).toEqual({ told: plain.told, files: changed(plain.files, change) });
  });

  it('keeps its line ends when readme writes its list', async () => {
    const catalog = Object.fromEntries(Object.entries(right).map(([name, text]) => [`catalog/${name}`, text]));
    const row = '| 2024 | ICHT | Tidys | [lin/tides](https://example.org/tides) |';
    const files = {
      ...catalog,
      'lm4c.yaml': '# Here.\n',
      'a.md': `# Mine\n\n<!-- lm4c:begin -->\n${row}\n<!-- lm4c:end -->\n\nend`,
      'b.md': '# Mine\n',
    };
    const lines = [
      ['readme', '--check', 'a.md'],
      ['readme', 'a.md'],
      ['readme', 'a.md'],
      ['readme', '--check', 'a.md'],
      ['readme', '--init', 'b.md'],
      ['readme', 'b.md'],
    ];
    const [plain, other] = [await answers(files, lines), await answers(changed(files, change), lines)];
    expect(plain.told.map(([status]) => status)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(plain.told[0]?.[1]).toContain('entry lin2024tides in catalog/papers/2024.yaml:1\n');
    expect(other).toEqual({ told: plain.told, files: changed(plain.files, change) });
  });
});

it('the shipped catalog gives the same output with Windows line ends', async () => {
  const files = filesIn(join(root, 'catalog'));
  const lines = [
    ['bib', '-c', './'],
    ['check', './'],
  ];
  expect((await answers(changed(files, marked), lines)).told).toEqual((await answers(files, lines)).told);
});
