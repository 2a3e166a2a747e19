import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, folderWith, right } from '../../catalog/folder.ts';
import { run } from '../../run.ts';

const list = `# Harbor papers

## Tides

What moves the sea.

| Year | Venue | Paper | Code |
|------|-------|-------|------|
| 2024 | ICHT | [The Tides of the Harbor](https://doi.org/10.1000/tides) | [code](https://github.com/lin/tides) |
| 2023 | New Journal | [Waves: a Survey of the Sea](https://example.org/waves) | |
| soon | ICHT | Nothing Yet of the Harbor | |
`;

/** Runs lm4c import in a folder with a list and a valid catalog. */
async function runImport(argv: readonly string[], files: Files = {}) {
  const mine = Object.fromEntries(Object.entries(right).map(([name, text]) => [`mine/${name}`, text]));
  const cwd = folderWith({ 'list.md': list, ...mine, ...files });
  return { cwd, ...(await run(['import', ...argv], { cwd })) };
}

/** The texts of all files in a folder and its subfolders, by their paths. */
function readTexts(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const importedYaml = `categories:
  tides:
    name: Tides
    description: What moves the sea.

venues:
  icht:
    name: ICHT
    title: International Conference on Harbor Technology
    kind: conference
    publisher: Association for Harbors
    aliases: [ICHT Main, Harbor & Tide]

  new-journal:
    name: New Journal
    title: New Journal
    kind: journal

repos:
  lin/tides:
    url: https://github.com/lin/tides

papers:
  tides2024harbor:
    title: The Tides of the Harbor
    year: 2024
    venue: icht
    doi: 10.1000/tides
    categories: [tides]
    code: [lin/tides]

  waves2023survey:
    title: "Waves: a Survey of the Sea"
    year: 2023
    venue: new-journal
    url: https://example.org/waves
    categories: [tides]
`;

const leftOut = `list.md:11: no year in "soon | ICHT | Nothing Yet of the Harbor" [no-year]
  write its year, or its venue with the year
`;

describe('lm4c import', () => {
  it('prints a list as a single-file catalog, and reports what it leaves out', async () => {
    const { status, stdout, stderr } = await runImport(['list.md']);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: importedYaml,
      stderr: `${leftOut}3 entries: 2 papers, 2 venues, 1 repository, 1 category; 1 skipped\n`,
    });
  });

  it('reads from stdin, and exits with 0 when nothing is left out', async () => {
    const { status, stdout, stderr } = await run(['import', '-'], { stdin: list.replace(/.*soon.*\n/, '') });
    expect([status, stdout, stderr]).toEqual([0, importedYaml, '2 entries: 2 papers, 2 venues, 1 repository, 1 category\n']);
  });

  it('prints only errors with --quiet', async () => {
    const { status, stderr } = await runImport(['-q', 'bad.bib'], {
      'bad.bib': '@misc{a, title={Tides}, year=2024}\n@misc{a, title={Waves}, year=2024}\n@misc{c, title={Sea}}\n',
    });
    expect([status, stderr]).toEqual([1, 'bad.bib:3: @misc c: it has no year [no-year]\n']);
  });

  it('prints a catalog that lm4c can read', async () => {
    const { stdout } = await runImport(['list.md']);
    const cwd = folderWith({ 'mine.yaml': stdout });
    const result = await run(['-c', join(cwd, 'mine.yaml'), 'list', '--fields', 'key,venue,code']);
    expect(result).toEqual({
      status: 0,
      stdout: 'tides2024harbor\tICHT\thttps://github.com/lin/tides\nwaves2023survey\tNew Journal\t\n',
      stderr: '',
    });
  });

  it.each<[string, string[], number, string]>([
    ['a missing file', ['none.bib'], 2, 'error: cannot read none.bib: no such file or folder\n'],
    ['a folder', ['mine'], 2, 'error: cannot read mine: it is a folder\n'],
    [
      'a file of an unknown format',
      ['notes.txt'],
      2,
      'error: notes.txt is not in a format that import can read\n  supported formats: BibTeX, CSL-JSON, and Markdown lists or tables\n',
    ],
    [
      'a catalog in one file',
      ['mine.yaml'],
      2,
      'error: mine.yaml is not in a format that import can read\n  YAML needs no import: lm4c -c mine.yaml list\n',
    ],
    ['binary data', ['bytes.md'], 1, 'bytes.md:1: it is not text [not-readable]\n1 entry: nothing new; 1 skipped\n'],
    ['a missing argument', [], 2, 'error: missing argument: <file>\n  for example: lm4c import list.md > mine.yaml\n'],
    ['two files', ['list.md', 'more.md'], 2, 'error: unexpected argument "more.md"\n  one at a time; see lm4c import --help\n'],
    ['an empty file name', [''], 2, 'error: import needs a file name\n'],
    ['an empty folder name', ['list.md', '--into', ''], 2, 'error: --into needs a folder name\n'],
    [
      'stdin that is a terminal',
      ['-'],
      2,
      'error: - reads from stdin, but nothing is piped in\n  curl https://example.org/list.md | lm4c import -\n',
    ],
    [
      'an invalid catalog',
      ['list.md', '--into', 'mine'],
      3,
      'mine/papers/2025.yaml:1:1: not a record; expected an id with a colon, and its fields indented below [not-a-record]\nerror: the catalog cannot be used: 1 problem in 1 file\n',
    ],
  ])('reports %s', async (_, argv, status, stderr) => {
    const broken: Record<string, string> = status === 3 ? { 'mine/papers/2025.yaml': 'nonsense\n' } : {};
    const bytes = new Uint8Array([0x80, 0x00, 0xff, 0x0a]);
    const result = await runImport(argv, {
      'notes.txt': 'Buy milk.',
      'mine.yaml': '# Mine.\npapers:\n',
      'bytes.md': bytes,
      ...broken,
    });
    expect([result.status, result.stdout, result.stderr.replaceAll(`${result.cwd}/`, '')]).toEqual([status, '', stderr]);
  });
});

describe('lm4c import --into', () => {
  it('adds new entries to the files, and changes no other byte', async () => {
    const { cwd, status, stdout, stderr } = await runImport(['list.md', '--into', 'mine'], {
      'mine/papers/2024.yaml': `# Mine.\r\n\r\n# The first.\r\n${right['papers/2024.yaml'].replaceAll('\n', '\r\n')}`,
    });
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      `${leftOut}3 entries: 2 papers, 1 venue, 1 repository, 1 category added to mine; 1 skipped\n`,
    ]);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(readTexts(join(cwd, 'mine'))).toEqual({
      'categories.yaml': `${right['categories.yaml']}\ntides:\n  name: Tides\n  description: What moves the sea.\n`,
      'venues.yaml': `${right['venues.yaml']}\nnew-journal:\n  name: New Journal\n  title: New Journal\n  kind: journal\n`,
      'repos.yaml': `${right['repos.yaml']}\nlin/tides-2:\n  url: https://github.com/lin/tides\n`,
      'papers/2023.yaml': `# Papers of 2023, by key, sorted; see lm4c help catalog.

waves2023survey:
  title: "Waves: a Survey of the Sea"
  year: 2023
  venue: new-journal
  url: https://example.org/waves
  categories: [tides]
`,
      'papers/2024.yaml': crlf(`# Mine.

# The first.
${right['papers/2024.yaml']}
tides2024harbor:
  title: The Tides of the Harbor
  year: 2024
  venue: icht
  doi: 10.1000/tides
  categories: [tides]
  code: [lin/tides-2]
`),
    });
    expect((await run(['check', join(cwd, 'mine')])).stdout).not.toContain('error');
  });

  it('adds to the file of the year, whether it ends in .yaml or .yml', async () => {
    const { cwd } = await runImport(['list.md', '--into', 'mine'], { 'mine/papers/2023.yml': '# Mine.\n' });
    expect(Object.keys(readTexts(join(cwd, 'mine/papers')))).toEqual(['2023.yml', '2024.yaml']);
  });

  it('adds nothing when the same list is imported again', async () => {
    const { cwd } = await runImport(['list.md', '--into', 'mine']);
    const before = readTexts(join(cwd, 'mine'));
    const { status, stderr } = await run(['import', 'list.md', '--into', 'mine'], { cwd });
    expect([status, stderr]).toEqual([1, `${leftOut}3 entries: nothing new; 2 already in mine; 1 skipped\n`]);
    expect(readTexts(join(cwd, 'mine'))).toEqual(before);
  });

  it('creates no catalog when there is nothing to add', async () => {
    const { cwd, status, stderr } = await runImport(['own.json', '--into', 'new'], { 'own.json': '[{"key":"a","authors":[]}]' });
    expect([status, stderr]).toEqual([
      1,
      `own.json:1: this is the JSON of lm4c, not CSL-JSON [not-readable]
  write the papers with \`lm4c list --format csl-json\`
1 entry: nothing new; 1 skipped
`,
    ]);
    expect(readdirSync(cwd)).not.toContain('new');
  });

  it('creates a catalog in a new folder', async () => {
    const { cwd } = await runImport(['list.md', '--into', 'new/catalog']);
    expect(Object.keys(readTexts(join(cwd, 'new/catalog')))).toEqual([
      'categories.yaml',
      'papers/2023.yaml',
      'papers/2024.yaml',
      'repos.yaml',
      'venues.yaml',
    ]);
    const { status, stdout } = await run(['-c', join(cwd, 'new/catalog'), 'list', '-f', 'keys']);
    expect([status, stdout]).toEqual([0, 'tides2024harbor\nwaves2023survey\n']);
  });
});

describe('lm4c import --into a folder that cannot be used', () => {
  const incompleteCatalog = { 'begun/venues.yaml': right['venues.yaml'], 'begun/notes.txt': 'Mine.\n' };
  it.each<[string, string, Readonly<Record<string, string>>, number, string]>([
    ['is a file', 'list.md', {}, 2, 'error: list.md is a file, but --into needs a folder\n'],
    [
      'is an incomplete catalog',
      'begun',
      incompleteCatalog,
      3,
      `error: begun: not a catalog: the folder papers is missing [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    ],
    [
      'has a file in place of its papers',
      'begun',
      { 'begun/papers': '' },
      3,
      `error: begun: not a catalog: the folder papers is missing [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    ],
    ['is inside a file', 'list.md/mine', {}, 1, 'error: cannot write to list.md/mine: no such file or folder\n'],
  ])('leaves a folder unchanged that %s', async (_, folder, files, status, stderr) => {
    const { cwd, ...result } = await runImport(['list.md', '--into', folder], files);
    expect([result.status, result.stderr.replaceAll(`${cwd}/`, '')]).toEqual([status, stderr]);
    const unrelatedFiles = Object.entries(readTexts(cwd)).filter(([name]) => !/^(?:mine\/|list\.md$)/.test(name));
    expect(Object.fromEntries(unrelatedFiles)).toEqual(files);
  });
});

describe('a bibliography or a list as a catalog', () => {
  it('works with every command, which prints how much is left out', async () => {
    const cwd = folderWith({ 'list.md': list });
    const file = join(cwd, 'list.md');
    const cacheFolder = join(cwd, 'cache');
    const errors = `${file}: 1 entry or part skipped; see lm4c check ${file}\n`;
    for (const _ of ['cold', 'cached']) {
      const result = await run(['-c', file, 'search', 'harbor', '-f', 'keys'], { cacheFolder });
      expect(result).toEqual({ status: 0, stdout: 'tides2024harbor\n', stderr: errors });
    }
    expect(await run(['-c', file, 'stats', '--by', 'kind', '-q'], { cacheFolder })).toEqual({
      status: 0,
      stdout: 'conference\t1\njournal\t1\n',
      stderr: '',
    });
  });

  it('is quoted for the shell in messages', async () => {
    const file = join(folderWith({ 'my list.md': list }), 'my list.md');
    const { stderr } = await run(['-c', file, 'list', '-f', 'keys']);
    expect(stderr).toEqual(`${file}: 1 entry or part skipped; see lm4c check '${file}'\n`);
  });

  it('is not read as YAML because one of its lines looks like YAML', async () => {
    const file = join(folderWith({ 'list.md': `${list}\npapers: see above\n\npapers:\n` }), 'list.md');
    expect((await run(['-c', file, 'list', '-f', 'keys'])).stdout).toBe('tides2024harbor\nwaves2023survey\n');
  });

  it('is rejected if its format is unknown', async () => {
    const file = join(folderWith({ 'notes.txt': 'Buy milk.' }), 'notes.txt');
    expect(await run(['-c', file, 'list'])).toEqual({
      status: 3,
      stdout: '',
      stderr: `error: ${file}: not a catalog [not-a-catalog]\n  a catalog is a folder, see lm4c help catalog, or a file of BibTeX, CSL-JSON or Markdown\n`,
    });
  });
});

describe('a catalog from stdin', () => {
  it.each([
    ['read as a list', list.replace(/.*soon.*\n/, '')],
    ['read as a single-file catalog', importedYaml],
  ])('is %s', async (_, stdin) => {
    expect(await run(['-c', '-', 'list', '-f', 'keys'], { stdin })).toEqual({
      status: 0,
      stdout: 'tides2024harbor\nwaves2023survey\n',
      stderr: '',
    });
    expect((await run(['check', '-'], { stdin })).stdout).toContain('tides2024harbor has no authors');
  });

  it('cannot be combined with keys from stdin', async () => {
    const result = await run(['-c', '-', 'bib', '-'], { stdin: importedYaml });
    expect(result).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: stdin contains the catalog, so it cannot contain keys too\n',
    });
  });

  it('is explained when stdin is a terminal', async () => {
    expect(await run(['-c', '-', 'list'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: - reads the catalog from stdin, but nothing is piped in\n  lm4c bib --category backdoor | lm4c -c - stats\n',
    });
  });
});
