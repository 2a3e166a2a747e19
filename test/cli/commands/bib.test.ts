import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, paper as record, right } from '../../catalog/folder.ts';
import { run, screen } from '../../run.ts';

const countingEntry = `\
@misc{openharbor2023counting,
  author        = {{OpenHarbor}},
  title         = {Counting Ships},
  year          = {2023},
  eprint        = {2310.00020},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CR},
  url           = {https://arxiv.org/abs/2310.00020},
}
`;

describe('lm4c bib', () => {
  it('writes the papers with the keys, in the order of the keys', async () => {
    expect(await run(['bib', 'openharbor2023counting', 'okafor2024night'])).toEqual({
      status: 0,
      stdout: `\
@misc{openharbor2023counting,
  author        = {{OpenHarbor}},
  title         = {Counting Ships},
  year          = {2023},
  eprint        = {2310.00020},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CR},
  url           = {https://arxiv.org/abs/2310.00020},
}

@inproceedings{okafor2024night,
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
`,
      stderr: '',
    });
  });

  it('writes the papers that pass the filters', async () => {
    expect(await run(['bib', '--year', '2023', '--venue', 'JIS'])).toEqual({
      status: 0,
      stdout: `\
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
`,
      stderr: '',
    });
  });

  it('reads the first word of each line of stdin as a key', async () => {
    expect(await run(['bib', '-'], { stdin: 'openharbor2023counting\t2023\tarXiv\n\n' })).toEqual({
      status: 0,
      stdout: countingEntry,
      stderr: '',
    });
  });

  it('writes a paper once when its key is given in several spellings', async () => {
    expect(await run(['bib', 'openharbor2023counting', 'OpenHarbor2023Counting'])).toEqual({
      status: 0,
      stdout: countingEntry,
      stderr: '',
    });
  });

  it('prints how many of the papers with the keys the filters leave out', async () => {
    expect(await run(['bib', 'openharbor2023counting', 'lin2024tides', '--year', '2023'])).toEqual({
      status: 0,
      stdout: countingEntry,
      stderr: 'the filters exclude 1 of 2 papers\n',
    });
  });

  it('accepts DOIs, arXiv ids and addresses for keys, also on stdin', async () => {
    const written = { status: 0, stdout: countingEntry, stderr: '' };
    expect(await run(['bib', 'https://arxiv.org/pdf/2310.00020v1', 'arXiv:2310.00020'])).toEqual(written);
    expect(await run(['bib', '-'], { stdin: '10.48550/arXiv.2310.00020\topenharbor2023counting\n' })).toEqual(written);
  });

  it('does not write the file if a DOI is unknown', async () => {
    const file = join(folderWith({}), 'refs.bib');
    expect(await run(['bib', '10.5555/1.2', 'openharbor2023counting', '-o', file])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: no paper has the DOI 10.5555/1.2\n  to search for it: lm4c search\nerror: ${file} was not changed\n`,
    });
    expect(existsSync(file)).toBe(false);
  });

  it('rejects binary data on stdin', async () => {
    expect(await run(['bib', '-'], { stdin: 'key\0\ufffd' })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: stdin is not a list of keys\n',
    });
  });

  it('reports ten unknown keys, and the number of the others', async () => {
    const { status, stderr } = await run(['bib', '-'], { stdin: Array.from({ length: 5000 }, (_, n) => `q${n}`).join('\n') });
    expect({ status, lines: stderr.trim().split('\n').length, last: stderr.trim().split('\n').at(-1) }).toEqual({
      status: 1,
      lines: 21,
      last: 'error: 4990 more unknown keys',
    });
  });

  it('reports an error when keys are read from a terminal', async () => {
    expect(await run(['bib', '-'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: - reads keys from stdin, but nothing is piped in
  lm4c search backdoor -f keys | lm4c bib -
`,
    });
  });

  it('writes the known papers, reports unknown keys and exits with 1', async () => {
    expect(await run(['bib', 'lin2024tide', 'openharbor2023counting'])).toEqual({
      status: 1,
      stdout: countingEntry,
      stderr: `\
error: no paper has the key "lin2024tide"
  did you mean lin2024tides?
`,
    });
  });
});

describe('lm4c bib --format', () => {
  it.each([
    ['biblatex', /^@online\{openharbor2023counting,\n {2}author +=/],
    ['csl-json', /^\[\n {2}\{\n {4}"id": "openharbor2023counting",\n {4}"type": "article",/],
    ['ris', /^TY {2}- GEN\nID {2}- openharbor2023counting\n/],
  ])('writes %s', async (format, begin) => {
    const { status, stdout, stderr } = await run(['bib', 'openharbor2023counting', '-f', format]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.stringMatching(begin), stderr: '' });
  });

  it('rejects formats that are not for citations', async () => {
    expect(await run(['bib', '--format', 'bibtx'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: unknown format "bibtx"\n  did you mean bibtex?\n  one of bibtex, biblatex, csl-json, ris\n',
    });
  });

  it('list and search write the same citation formats', async () => {
    const { stdout } = await run(['bib', '--year', '2023', '-f', 'ris']);
    expect(await run(['list', '--year', '2023', '-f', 'ris'])).toEqual({ status: 0, stdout, stderr: '' });
  });
});

describe('a paper without the fields of a citation', () => {
  const folder = () => {
    const records = record({ authors: undefined, venue: undefined }) + record({}, 'lin2024waves');
    return folderWith({ ...right, 'papers/2024.yaml': records });
  };
  const failure = 'error: lin2024tides has no authors and no venue, so it cannot be cited\n';

  it.each([
    ['bib'],
    ['list', '-f', 'bibtex'],
    ['search', 'tides', '-f', 'bibtex'],
    ['show', 'lin2024tides', 'lin2024waves', '-f', 'bibtex'],
  ])('is reported and left out, and the other papers are written: %s', async (...argv) => {
    const { status, stdout, stderr } = await run(['-c', folder(), ...argv]);
    expect([status, stdout.match(/^@.*/gm), stderr]).toEqual([1, ['@inproceedings{lin2024waves,'], failure]);
  });

  it('does not prevent the others from being written to a file', async () => {
    const cwd = folder();
    const { status, stderr } = await run(['-c', cwd, 'bib', '-o', 'refs.bib'], { cwd });
    expect([status, stderr, readFileSync(join(cwd, 'refs.bib'), 'utf8').match(/^@.*/gm)]).toEqual([
      1,
      failure,
      ['@inproceedings{lin2024waves,'],
    ]);
  });

  it('is found, listed and shown like any other paper', async () => {
    const catalog = folder();
    expect(await run(['-c', catalog, 'list', '--fields', 'key,venue,authors'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\t\t\nlin2024waves\tICHT\tLin, Xiao\n',
      stderr: '',
    });
    expect((await run(['-c', catalog, 'show', 'lin2024tides', '--json', '--fields', 'key,authors'])).stdout).toBe(
      '[\n  {\n    "key": "lin2024tides",\n    "authors": []\n  }\n]\n',
    );
    expect(await screen(['-c', catalog, 'show', 'lin2024tides'], 80)).toMatch(/^Tides\n2024\n\ncategories {2}survey\n/);
  });
});

describe('lm4c bib --output', () => {
  const folder = () => folderWith({});

  it('writes the file and prints nothing', async () => {
    const cwd = folder();
    expect(await run(['bib', 'openharbor2023counting', '-o', 'refs.bib'], { cwd })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe(countingEntry);
    expect(readdirSync(cwd)).toEqual(['refs.bib']);
  });

  it('replaces an existing file instead of appending to it', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'refs.bib'), 'old');
    await run(['bib', 'openharbor2023counting', '-o', 'refs.bib'], { cwd });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe(countingEntry);
  });

  it('writes to the target of a symbolic link', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'paper'));
    writeFileSync(join(cwd, 'paper/refs.bib'), 'old');
    symlinkSync('paper/refs.bib', join(cwd, 'link.bib'));
    await run(['bib', 'openharbor2023counting', '-o', 'link.bib'], { cwd });
    expect(readFileSync(join(cwd, 'paper/refs.bib'), 'utf8')).toBe(countingEntry);
  });

  it('writes to a device without replacing it', async () => {
    await run(['bib', 'openharbor2023counting', '-o', '/dev/null']);
    expect(readFileSync('/dev/null', 'utf8')).toBe('');
  });

  it('reports why the file cannot be written, exits with 1 and leaves no temporary file', async () => {
    const cwd = folder();
    expect(await run(['bib', '-o', 'missing/refs.bib'], { cwd })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: cannot write missing/refs.bib: no such file or folder\n',
    });
    expect(existsSync(join(cwd, 'missing'))).toBe(false);
  });

  it('keeps the existing file when a key is unknown', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'refs.bib'), 'old');
    expect(await run(['bib', 'openharbor2023counting', 'zzz', '-o', 'refs.bib'], { cwd })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has the key "zzz"\n  to list all: lm4c list\nerror: refs.bib was not changed\n',
    });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe('old');
  });

  it('rejects an empty name of the output file', async () => {
    expect(await run(['bib', '-o', ''])).toEqual({ status: 2, stdout: '', stderr: 'error: --output needs a file name\n' });
  });

  it('keeps the existing file when the command line is invalid', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'refs.bib'), 'old');
    expect(await run(['bib', '--venue', 'nowhere', '-o', 'refs.bib'], { cwd })).toMatchObject({ status: 2 });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe('old');
  });
});

describe('lm4c bib --aux and --tex', () => {
  it('writes the papers that an .aux file and its included files cite, in the order of citation', async () => {
    const cwd = folderWith({
      'paper.aux': '\\citation{OpenHarbor2023Counting}\\@input{one.aux}',
      'one.aux': '\\citation{openharbor2023counting}',
    });
    expect(await run(['bib', '--aux', 'paper.aux'], { cwd })).toEqual({ status: 0, stdout: countingEntry, stderr: '' });
  });

  it('writes the cited papers of the catalog, and reports the other keys', async () => {
    const cwd = folderWith({ 'paper.tex': '\\cite{zzz,openharbor2023counting}\\citep{yyy}\\input{lost}' });
    expect(await run(['bib', '--tex', 'paper.tex', '-o', 'refs.bib'], { cwd })).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: cannot read lost, which paper.tex includes
error: paper.tex cites 2 keys missing from the catalog
  zzz, yyy
`,
    });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe(countingEntry);
  });

  it('writes all papers that pass the filters for \\nocite{*}', async () => {
    const cwd = folderWith({ 'paper.aux': '\\citation{*}' });
    const allPapers = await run(['bib', '--year', '2023'], { cwd });
    const { status, stdout } = await run(['bib', '--aux', 'paper.aux', '--year', '2023'], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: allPapers.stdout });
  });

  it('prints that a file cites nothing', async () => {
    const cwd = folderWith({ 'paper.tex': 'nothing', 'paper.aux': '\\relax \n' });
    expect(await run(['bib', '--tex', 'paper.tex', '--aux', 'paper.aux'], { cwd })).toEqual({
      status: 0,
      stdout: '',
      stderr: 'paper.aux cites nothing\npaper.tex cites nothing\n',
    });
  });

  it.each([
    ['--aux', 'paper.tex', 'paper.tex is TeX source\n  use --tex paper.tex'],
    ['--tex', 'paper.aux', 'paper.aux is a file that LaTeX wrote\n  use --aux paper.aux'],
  ])('rejects %s %s and keeps the existing file', async (option, file, message) => {
    const cwd = folderWith({ 'paper.tex': '\\documentclass{article}', 'paper.aux': '\\relax \n', 'refs.bib': 'old' });
    expect(await run(['bib', option, file, '-o', 'refs.bib'], { cwd })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${message}\n`,
    });
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe('old');
  });

  it('rejects an output file that is also an input file', async () => {
    const cwd = folderWith({ 'paper.tex': '\\cite{openharbor2023counting}' });
    expect(await run(['bib', '--tex', 'paper.tex', '-o', './paper.tex'], { cwd })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --output ./paper.tex would overwrite an input file\n',
    });
  });

  it('reports keys with capitals for every format but classic BibTeX', async () => {
    const cwd = folderWith({ 'paper.tex': '\\cite{OpenHarbor2023Counting}' });
    expect(await run(['bib', '--tex', 'paper.tex'], { cwd })).toEqual({ status: 0, stdout: countingEntry, stderr: '' });
    const { status, stderr } = await run(['bib', '--tex', 'paper.tex', '-f', 'biblatex'], { cwd });
    expect([status, stderr]).toEqual([
      1,
      'error: paper.tex cites 1 key with capitals that differ from the catalog\n  OpenHarbor2023Counting\n',
    ]);
  });

  it('does not read devices and pipes as included files, and reads each file once', async () => {
    const cwd = folderWith({
      'paper.tex': '\\input{/dev/zero}\\subimport{a/}{x}\\subimport{b/}{x}',
      'x.tex': '\\subimport{a/}{x}\\subimport{b/}{x}',
    });
    symlinkSync('.', join(cwd, 'a'));
    symlinkSync('.', join(cwd, 'b'));
    expect(await run(['bib', '--tex', 'paper.tex'], { cwd })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'paper.tex cites nothing\nerror: cannot read /dev/zero, which paper.tex includes\n',
    });
  });

  it('reads a TeX source in Latin-1', async () => {
    const cwd = folderWith({ 'paper.tex': Buffer.from('caf\u00e9 \\cite{openharbor2023counting}', 'latin1') });
    expect(await run(['bib', '--tex', 'paper.tex'], { cwd })).toEqual({ status: 0, stdout: countingEntry, stderr: '' });
  });

  it.each([
    ['papr.tex', 'cannot read papr.tex: no such file or folder\n  did you mean paper.tex?'],
    ['binary', 'cannot read binary: it is not text'],
    ['', '--tex needs a file name'],
  ])('rejects %j as a TeX source or .aux file', async (file, message) => {
    const cwd = folderWith({ 'paper.tex': '', binary: 'a\0' });
    expect(await run(['bib', '--tex', file], { cwd })).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });
});
