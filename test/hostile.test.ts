/** Hostile text in a catalog, a file name or a command line is only ever shown as text. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { afterAll, describe, expect, it } from 'vitest';
import { type FieldContent, type PaperField, paperFields } from '../src/catalog/model/fields.ts';
import { hasMath, paperSchema } from '../src/catalog/model/schema.ts';
import { citationFormatNames, formatNames } from '../src/formats/index.ts';
import { countableFacets } from '../src/search/counts.ts';
import { cleanText } from '../src/util/sanitize.ts';
import { hostileTexts, hostileUrls } from './hostile.ts';
import { run } from './run.ts';
import { hasTerminals, runInTerminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'lm4c-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Records as YAML with JSON values, because JSON is YAML except for lone surrogates, which are replaced. */
const yaml = (records: Readonly<Record<string, unknown>>) =>
  Object.entries(records)
    .map(
      ([id, record]) =>
        `${id}:\n${Object.entries(Object(record))
          .map(([name, value]) => `  ${name}: ${json(value)}\n`)
          .join('')}`,
    )
    .join('');
const json = (value: unknown) => JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? inner.toWellFormed() : inner));

const schemes = hostileUrls.map(({ text }) => text).filter((url) => paperSchema.shape.url.safeParse(cleanText(url)).success);
const accepted = (field: keyof typeof paperSchema.shape, value: unknown, text: string) =>
  paperSchema.shape[field].safeParse(typeof value === 'string' ? cleanText(value) : [cleanText(text)]).success
    ? { [field]: value }
    : {};

/** A paper with the text in every field that accepts it. */
function paperOf(text: string, index: number) {
  const url = schemes[index % schemes.length] ?? '';
  const word = cleanText(text).replace(/[\s,{}]/g, '');
  return {
    title: text,
    authors: [{ literal: text, latin: text }, ...(word ? [`${word}, ${word}`, `${word}, ${word}, ${word}`] : [])],
    year: 2000 + (index % 20),
    venue: `v${index}`,
    doi: `10.5555/${index}`,
    url,
    pdf: url,
    categories: [`c${index}`],
    code: [`r${index}/__proto__`],
    reproductions: [`r${index}/..`],
    preprint: { title: text, year: 1999 },
    ...(hasMath(`$k$ ${cleanText(text)}`) && { title_tex: `$k$ ${text}` }),
    ...Object.assign({}, ...plainFields.map((field) => accepted(field, text, text))),
    ...Object.assign({}, ...listFields.map((field) => accepted(field, [text], text))),
  };
}
const freeText: ReadonlySet<FieldContent> = new Set(['text', 'paragraph']);
const plainFields = [
  ...(Object.keys(paperFields) as PaperField[]).filter(
    (field) => freeText.has(paperFields[field].content) && field !== 'title' && field !== 'title_tex',
  ),
  ...(['volume', 'number', 'pages', 'primaryclass', 'language'] as const),
];
const listFields = ['tasks', 'models', 'languages', 'techniques', 'protect', 'noprotect'] as const;

const kinds = ['conference', 'journal', 'preprint', 'book', 'thesis', 'report', 'software', 'website'];

/** A record for each hostile text. */
const records = <R>(id: (index: number) => string, record: (text: string, index: number) => R) =>
  Object.fromEntries(hostileTexts.map(({ text }, index) => [id(index), record(text, index)]));
const idOf = (letter: string) => (index: number) => `${letter}${index}`;
const papers = records(idOf('p'), paperOf);

const catalog = join(folder, 'catalog');
write('catalog/papers/2024.yaml', yaml(papers));
write(
  'catalog/categories.yaml',
  yaml(records(idOf('c'), (text, index) => ({ name: text, ...(index % 3 && { parent: `c${index - 1}` }), description: text }))),
);
write(
  'catalog/venues.yaml',
  yaml(
    records(idOf('v'), (text, index) => ({
      name: text,
      title: text,
      kind: kinds[index % kinds.length],
      publisher: text,
      aliases: [text],
    })),
  ),
);
write(
  'catalog/repos.yaml',
  yaml(
    Object.assign(
      {},
      ...['__proto__', '..'].map((name) =>
        records(
          (index) => `r${index}/${name}`,
          (text, index) => ({ url: schemes[index % schemes.length], description: text }),
        ),
      ),
    ),
  ),
);
write('catalog/synonyms.yaml', hostileTexts.map(({ text }, index) => `a${index}: ${json([text])}\n`).join(''));

const cacheFolder = join(folder, 'cache');
const of = (...words: readonly string[]) => run(['-c', catalog, ...words], { cacheFolder });
const keys = Object.keys(papers);
const titles = new Map(hostileTexts.map(({ text }, index) => [`p${index}`, cleanText(text.toWellFormed())]));

/** Control and invisible characters, and long runs of combining marks, none of which remain in sanitized text. */
const harmful =
  /(?!\n|\u200c|\u200d|[\ufe0e\ufe0f\u180b-\u180d\u180f])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\u2800]|\p{M}{5}/u;
const harmIn = (text: string) => {
  const found = harmful.exec(text);
  return found ? JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 20)) : '';
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours contain control characters
const withoutColors = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');

const screens: readonly (readonly string[])[] = [
  ['list'],
  ['search', 'title'],
  ['search', '--explain', 'title', 'evil'],
  ['show', ...keys.slice(0, 40)],
  ['stats', '--by', 'kind'],
  ['venues'],
];

const commands: readonly (readonly string[])[] = [
  ...screens,
  ...citationFormatNames.map((format) => ['bib', '-f', format]),
  ...formatNames.filter((format) => !citationFormatNames.includes(format)).map((format) => ['list', '-f', format]),
  ...countableFacets.filter((facet) => facet !== 'year').map((facet) => ['stats', '--by', facet]),
  ['stats', '--by', 'author,task', '-n', '3'],
  ...['categories', 'venues', 'repos'].flatMap((name) => [[name], [name, '--json']]),
  ['check', '-f', 'github'],
  ...[catalog, '../../x'].map((path) => ['import', path]),
];

describe('a hostile catalog', () => {
  it('a catalog with hostile texts is valid', async () => {
    expect((await of('list', '-f', 'keys')).stdout.split('\n').filter(Boolean).toSorted()).toEqual(keys.toSorted());
  });

  it.each(commands.map((words) => [words.join(' ').slice(0, 40), words] as const))(
    'a catalog with hostile texts writes no control characters to a pipe: lm4c %s',
    async (_, words) => {
      const { status, stdout, stderr } = await of(...words);
      // TSV has tabs between its cells; the test of TSV below checks that there are no others.
      expect([stdout.replaceAll('\t', ''), stderr].map(harmIn)).toEqual(['', '']);
      expect(status).toBeLessThan(4);
    },
  );

  it.each(screens.map((words) => [words.join(' ').slice(0, 40), words] as const))(
    'a catalog with hostile texts writes only colours as control characters to a terminal: lm4c %s',
    async (_, words) => {
      const { stdout, stderr } = await run(['-c', catalog, ...words], {
        columns: 60,
        cacheFolder,
        env: { FORCE_COLOR: '1' },
      });
      expect(harmIn(withoutColors(stdout + stderr))).toBe('');
    },
  );
});

describe('a hostile word', () => {
  // Command-line arguments cannot contain null characters.
  const words = hostileTexts.map(({ text }) => text.toWellFormed().replaceAll('\0', ''));
  const commandLinesWith = (word: string): readonly (readonly string[])[] => [
    ['search', '--', word],
    ['show', '--', word],
    ['list', '--venue', word],
    ['list', '-f', word],
    ['list', '--fields', word],
    ['list', '--limit', word],
    ['list', '-c', word],
    ['check', '--', word],
    ['import', '--', word],
    ['readme', '--', word],
    ['bib', '--tex', word],
    ['help', '--', word],
    ['categories', '--', word],
    [word],
    [`--${word}`],
  ];

  it.each([[[]], [['--json']]])('error messages escape hostile words in a command line: %j', async (more) => {
    for (const line of words.flatMap(commandLinesWith)) {
      const { stdout, stderr } = await run([...line.slice(0, 1), ...more, ...line.slice(1)], {
        cacheFolder,
        cwd: folder,
      });
      expect([line[0], harmIn(stdout.replaceAll('\t', '')), harmIn(stderr)]).toEqual([line[0], '', '']);
    }
  });

  it('error messages escape hostile file names', async () => {
    for (const word of words.filter((text) => Buffer.byteLength(text) < 200 && !text.includes('/'))) {
      const name = `names/${word}.yaml`;
      const file = write(name, `papers:\n  a2020b:\n    title: A\n    ${JSON.stringify(word)}: 1\n`);
      for (const command of [['list'], ['check'], ['check', '-f', 'json'], ['check', '-f', 'github']]) {
        const { stdout, stderr } = await run(['-c', file, ...command], { cacheFolder, cwd: folder });
        expect([harmIn(stdout), harmIn(stderr)]).toEqual(['', '']);
        if (command[2] === 'github') expect(lines(stdout).filter((line) => !/^::(?:error|warning) file=/.test(line))).toEqual([]);
        if (command[2] === 'json') expect(JSON.parse(stdout)[0].file).toBe(name);
      }
    }
  });
});

describe('a hostile file of another program', () => {
  const fieldsOf = ({ text }: { readonly text: string }) => text.toWellFormed().replaceAll('\0', '');
  const texts = hostileTexts.map(fieldsOf);
  const url = (index: number) => hostileUrls[index % hostileUrls.length]?.text ?? '';
  const bib = texts.map(
    (text, index) =>
      `@article{k${index}, title = {${text}}, author = {${text}}, journal = {${text}}, year = 2020,\n url = {${url(index)}}, note = {${text}}}\n@misc{${text}, title = "${text}", year = 2020}\n`,
  );
  const csl = texts.map((text, index) => ({
    id: text,
    type: 'article-journal',
    title: text,
    author: [{ literal: text }, { family: text, given: text }],
    'container-title': text,
    issued: { 'date-parts': [[2020]] },
    URL: url(index),
    DOI: text,
    [text]: text,
  }));
  const md = texts.map(
    (text, index) => `## ${text}\n\n- [${text} ${index}](${url(index)}) ${text}, *${text}*, 2020\n\n${text}\n`,
  );
  const files = {
    'hostile.bib': bib.join('\n'),
    'hostile.json': JSON.stringify(csl),
    'hostile.md': md.join('\n'),
    'hostile.yaml': yaml(
      Object.fromEntries(
        texts.map((text, index) => [JSON.stringify(text), { title: index, [`"${index}"`]: text, authors: text }]),
      ),
    ),
  };

  for (const [name, text] of Object.entries(files)) write(name, text);

  it.each(Object.keys(files))('problems and listings escape the hostile texts of the file %s', async (name) => {
    const file = join(folder, name);
    const lists = ['table', 'long', 'tsv', 'csv', 'jsonl', 'markdown'].map((format) => ['list', '-f', format]);
    const bibs = ['bibtex', 'ris', 'csl-json'].map((format) => ['bib', '-f', format]);
    for (const words of [
      ...lists,
      ...bibs,
      ['check'],
      ['check', '--json'],
      ['check', '-f', 'github'],
      ['categories'],
      ['import', file],
    ]) {
      const { status, stdout, stderr } = await of('-c', file, ...words);
      expect([words, harmIn(stdout.replaceAll('\t', '')), harmIn(stderr), status < 4]).toEqual([words, '', '', true]);
    }
  });

  it.each(['hostile.bib', 'hostile.json', 'hostile.md'])(
    'the hostile file %s gives the same catalog when it is imported',
    async (name) => {
      const file = join(folder, name);
      const mine = write('mine.yaml', (await of('import', file)).stdout);
      // An imported paper gets a key of the catalog, and has that of the file as an alias.
      const papersIn = async (path: string) => {
        const papers: Record<string, unknown>[] = JSON.parse((await of('-c', path, 'list', '--json')).stdout);
        const texts = papers.map(({ key, aliases, ...paper }) => JSON.stringify(paper));
        return texts.sort();
      };
      expect(await papersIn(mine)).toEqual(await papersIn(file));
    },
  );
});

describe('a hostile text in the log of a GitHub workflow', () => {
  it('hostile text is not read as a command in the log of a GitHub workflow', async () => {
    const file = write('::error::owned.yaml', 'papers:\n  a2020b:\n    title: "##[error]owned"\n    "##[warning]x": 1\n');
    const env = { GITHUB_ACTIONS: 'true' };
    for (const words of [['check', '-f', 'text'], ['list'], ['list', '--venue', '##[error]x']]) {
      const { stdout, stderr } = await run(['-c', file, ...words], { cacheFolder, cwd: folder, env });
      expect([...lines(stdout), ...lines(stderr)].filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
      expect(stderr).not.toBe('');
    }
  });
});

describe('a hostile completion candidate', () => {
  it.each(['bash', 'zsh', 'fish'])('a hostile completion candidate is a single line in the reply to %s', async (shell) => {
    for (const words of [
      ['list', '--venue', ''],
      ['list', '--task', ''],
      ['list', '--author', ''],
      ['show', ''],
    ]) {
      const line = ['lm4c', '-c', catalog, ...words];
      const args = shell === 'bash' ? ['', line.join(' ')] : line;
      const { status, stdout, stderr } = await run(['complete', shell, ...args], { cacheFolder });
      const [takes, ...candidates] = lines(stdout);
      expect([status, stderr, /^(?:list|word)\b/.test(takes ?? '')]).toEqual([0, '', true]);
      expect(candidates.length).toBeGreaterThan(30);
      expect(candidates.filter((one) => harmIn(one.replace('\t', '')))).toEqual([]);
    }
  });
});

describe('a hostile link', () => {
  it('hyperlinks lead only to URLs of the catalog and only to the web', async () => {
    const { stdout } = await run(['-c', catalog, 'list', '-f', 'table', '--fields', 'key,url,pdf,doi,code'], {
      columns: 100_000,
      cacheFolder,
      env: { FORCE_HYPERLINK: '1', FORCE_COLOR: '1' },
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: links contain control characters
    const link = /\u001b\]8;;\u001b\\|\u001b\]8;id=\d+;(https?:\/\/[!-~]+)\u001b\\/g;
    expect(harmIn(withoutColors(stdout.replace(link, '')))).toBe('');
    const allowed = new Set(
      [...schemes, ...keys.map((_, index) => `https://doi.org/10.5555/${index}`)].map((one) => new URL(cleanText(one)).href),
    );
    const found = [...stdout.matchAll(link)].flatMap(([, address]) => (address ? new URL(address).href : []));
    expect(found.filter((address) => !allowed.has(address))).toEqual([]);
    expect(found.length).toBeGreaterThan(keys.length);
  });
});

describe.skipIf(!hasTerminals)('a hostile text in a real terminal', () => {
  it('hostile text in a real terminal sets no title, hides nothing and overwrites no line', async () => {
    const search = `lm4c search $'a\\e]0;x\\a\\e[5A\\rb\\u202e'`;
    const session = await runInTerminal(`lm4c -q -c catalog list; lm4c -c catalog show p1 p2 p12; ${search}`, {
      cwd: folder,
      columns: 200,
      env: { XDG_CACHE_HOME: cacheFolder },
    });
    const squeezed = (text: string) => withoutColors(text).replace(/\s/g, '');
    expect([session.titles, squeezed(session.seen)]).toEqual([[], squeezed(session.written)]);
  });
});

/** The lines of a text with a line break at its end. */
const lines = (text: string) => text.replace(/\n$/, '').split('\n');

/** The sanitized titles in the order of `lm4c list`. */
async function listedTitles() {
  const all: readonly { readonly key: string }[] = JSON.parse((await of('list', '--json')).stdout);
  return all.map(({ key }) => titles.get(key));
}
const fields = ['key', ...Object.keys(paperSchema.shape)];

describe('a hostile text', () => {
  it('hostile text survives a round trip through JSON, with one object per paper', async () => {
    const all = JSON.parse((await of('list', '--json')).stdout);
    const rows = lines((await of('list', '-f', 'jsonl')).stdout).map((line) => JSON.parse(line));
    const items = JSON.parse((await of('bib', '-f', 'csl-json')).stdout);
    expect(rows).toEqual(all);
    expect(all.map(({ title, models }: Record<string, unknown>) => [title, models])).toEqual(
      (await listedTitles()).map((title) => [title, [title]]),
    );
    expect(items.map(({ title }: Record<string, unknown>) => title)).toEqual(await listedTitles());
  });

  it('hostile text survives a round trip through a cell of TSV', async () => {
    const rows = lines((await of('list', '-f', 'tsv', '--fields', fields.join(','))).stdout).map((line) => line.split('\t'));
    const title = fields.indexOf('title');
    expect(rows.map((cells) => [cells.length, cells[title]])).toEqual(
      (await listedTitles()).map((text) => [fields.length, text]),
    );
  });

  it('hostile text survives a round trip through a cell of CSV and is never a formula', async () => {
    const { stdout } = await of('list', '-f', 'csv', '--fields', fields.join(','));
    const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy;
    const cells = [...stdout.matchAll(cell)];
    expect(cells.map(([all]) => all).join('')).toBe(stdout);
    const texts = cells.map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
    expect(texts.filter((text) => /^\s*[=+\-@＝＋－＠]/.test(text))).toEqual([]);
    const shown = texts.filter((_, index) => index >= fields.length && index % fields.length === fields.indexOf('title'));
    expect(shown.map((text) => text.replace(/^'(?=[=+\-@＝＋－＠])/, ''))).toEqual(await listedTitles());
    expect(cells.filter(([, , , end]) => end === '\n').length).toBe(keys.length + 1);
  });

  it('hostile text stays on the line of its field in the long format', async () => {
    const { stdout } = await of('list', '-f', 'long');
    const field = new RegExp(`^(?:${fields.join('|')}) +\\S`);
    expect(lines(stdout).filter((line) => line !== '' && !field.test(line))).toEqual([]);
    expect(lines(stdout).filter((line) => line.startsWith('key ')).length).toBe(keys.length);
  });

  it('hostile text adds no line to the keys format', async () => {
    const { stdout } = await of('list', '-f', 'keys');
    expect(lines(stdout).filter((line) => !/^[a-z\d](?:[a-z\d:-]*[a-z\d])?$/.test(line))).toEqual([]);
  });

  it('hostile text stays in its tag of RIS', async () => {
    const all = lines((await of('bib', '-f', 'ris')).stdout);
    const count = (tag: string) => all.filter((line) => line.startsWith(`${tag}  - `)).length;
    expect(all.filter((line) => line !== '' && !/^[A-Z][A-Z\d] {2}- /.test(line))).toEqual([]);
    expect([count('TY'), count('ID'), count('TI'), count('ER')]).toEqual(Array(4).fill(keys.length));
    expect(all.filter((line) => line.startsWith('TI  - ')).map((line) => line.slice(6))).toEqual(await listedTitles());
  });

  it.each(['bibtex', 'biblatex'])('hostile text stays in its field of %s', async (format) => {
    const { stdout } = await of('bib', '-f', format);
    // This parser reads a dollar in a URL as mathematics, unlike LaTeX and biber.
    const { entries, errors } = parse(stdout.replace(/(?<=^ {2}url .*)\$/gm, '%24'), { sentenceCase: false });
    expect(errors).toEqual([]);
    expect(entries.map(({ key }) => key)).toEqual(lines((await of('list', '-f', 'keys')).stdout));
    expect([...new Set(entries.flatMap((entry) => Object.keys(entry.fields)))].filter((name) => !bibFields.has(name))).toEqual(
      [],
    );
    expect(lines(stdout).filter((line) => !/^(?:@[a-z]+\{[a-z\d]+,| {2}[a-z]+ *= .*,|\}|)$/.test(line))).toEqual([]);
    // Text in braces is harmless unless it contains a command such as these.
    expect(stdout.match(/\\(?:input|write|openin|end|catcode|immediate|csname)(?![a-z])/g)).toBeNull();
  });

  it('hostile text stays plain text in its cell of a Markdown table', async () => {
    const { stdout } = await of('list', '-f', 'markdown', '--fields', 'title,note,code');
    const page = markdown(stdout);
    const [table, ...rest] = page.children;
    expect([table?.type, rest]).toEqual(['table', []]);
    const rows = table?.type === 'table' ? table.children.slice(1) : [];
    expect(rows.map(({ children }) => children.length)).toEqual(keys.map(() => 3));
    expect(rows.map(({ children }) => textOf(children[0]))).toEqual(await listedTitles());
    expect(rows.map(({ children }) => textOf(children[1]))).toEqual(await listedTitles());
    expect(activeNodes(page)).toEqual([]);
  });

  it('hostile text stays plain text in the list of a README', async () => {
    const file = write('README.md', '<!-- lm4c:begin -->\n<!-- lm4c:end -->\n');
    expect((await of('readme', file)).status).toBe(0);
    expect((await of('readme', '--check', file)).status).toBe(0);
    const page = markdown(readFileSync(file, 'utf8'));
    const [begin, note, ...inside] = page.children;
    const end = inside.pop();
    expect([begin, note, end].map((node) => node?.type === 'html' && node.value)).toEqual([
      '<!-- lm4c:begin -->',
      '<!-- Generated by "lm4c readme": edit the catalog, not this list. -->',
      '<!-- lm4c:end -->',
    ]);
    expect(activeNodes({ ...page, children: inside })).toEqual([]);
    const all = hostileTexts.map(({ text }) => cleanText(text.toWellFormed())).toSorted();
    expect(inside.flatMap((node) => (node.type === 'heading' ? textOf(node) : [])).toSorted()).toEqual(all);
    expect(inside.flatMap((node) => (node.type === 'paragraph' ? textOf(node) : [])).toSorted()).toEqual(all);
  });
});

const bibFields = new Set(
  'author title booktitle journal journaltitle edition ids school institution type howpublished organization series volume number pages publisher year month date langid note doi eprint archiveprefix eprinttype primaryclass eprintclass url'.split(
    ' ',
  ),
);

const markdown = (text: string) => fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

/** The text of a Markdown node and its descendants. */
function textOf(node: Nodes | undefined): string {
  if (!node || node.type === 'html') return '';
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

const plainNodeTypes = /^(?:root|table|tableRow|tableCell|text|heading|paragraph|list|listItem)$/;

/** The nodes of a page that are not plain text, except links to the web or to a heading. */
function activeNodes(node: Nodes): string[] {
  const inside = 'children' in node ? node.children.flatMap(activeNodes) : [];
  const isPlain =
    plainNodeTypes.test(node.type) ||
    (node.type === 'html' && node.value === '<!-- -->') ||
    (node.type === 'link' && /^(?:https?:\/\/[^\s<>()|`\\]+$|#)/.test(node.url));
  return isPlain ? inside : [JSON.stringify(node), ...inside];
}
