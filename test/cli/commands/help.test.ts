import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderManual } from '../../../src/build/manual.ts';
import { globalOptionTerms } from '../../../src/build/reference.ts';
import { commands, createCommand } from '../../../src/cli/commands/index.ts';
import { programHelp } from '../../../src/cli/help/help-layout.ts';
import { type PageBlock, topicNames } from '../../../src/cli/help/page.ts';
import { helpPage } from '../../../src/cli/help/topics.ts';
import { markerFaults } from '../../../src/formats/readme/marked-section.ts';
import { failureCodes } from '../../../src/util/failure-codes.ts';
import { shell } from '../../program.ts';
import { fixture, run, screen, terminal } from '../../run.ts';

const root = join(import.meta.dirname, '../../..');
const names = Object.keys(commands);
const pages = await Promise.all(topicNames.map(helpPage));

const commandLinesOf = (block: PageBlock) => (typeof block === 'object' && 'commands' in block ? block.commands : []);
const verbatimLinesOf = (block: PageBlock) =>
  typeof block === 'object' && 'lines' in block ? block.lines : commandLinesOf(block);
const examples = [
  ...new Set([
    ...programHelp.examples,
    ...Object.values(commands).flatMap((body) => body.examples),
    ...pages.flatMap(({ blocks }) => blocks.flatMap(commandLinesOf)),
  ]),
];
const about = Object.values(commands).flatMap((body) =>
  (body.about ?? []).flatMap((text) => (/^ /.test(text) ? text.split('\n') : [])),
);
const verbatimLines = new Set(
  [...examples, ...about, ...pages.flatMap(({ blocks }) => blocks.flatMap(verbatimLinesOf))].map((line) => line.trim()),
);

describe('lm4c help', () => {
  it.each([40, 80, 120])('fits every page into %i columns, except command lines', async (columns) => {
    const all = await Promise.all(
      [[], ...[...names, ...topicNames].map((name) => ['help', name])].map((argv) => screen(argv, columns)),
    );
    const wide = all.flatMap((text) => text.split('\n')).filter((line) => line.length > Math.min(columns, 100));
    expect(wide.filter((line) => !verbatimLines.has(line.trim()))).toEqual([]);
  });

  it('has only examples that fit into 80 columns', () => {
    expect(examples.filter((line) => line.length > 76)).toEqual([]);
  });

  it.each(['exitcodes', 'Exit-Codes ', 'serach', 'zeppelin'])(
    'suggests a command or topic, or prints it, for %s',
    async (name) => {
      const { status, stdout, stderr } = await run(['help', name]);
      expect([status, stdout.split('\n')[0], stderr.split('\n')[1]]).toEqual(
        {
          exitcodes: [2, '', '  did you mean exit-codes?'],
          'Exit-Codes ': [0, 'Exit status', undefined],
          serach: [2, '', '  did you mean search?'],
          zeppelin: [2, '', `  commands: lm4c --help; topics: ${topicNames.join(', ')}`],
        }[name],
      );
    },
  );

  it('prints the same help of a command for every way to ask for it', async () => {
    const [afterCommand, beforeCommand, short, withHelp] = await Promise.all(
      [
        ['list', '--help'],
        ['--help', 'list'],
        ['-h', 'list'],
        ['help', 'list'],
      ].map((argv) => run(argv, terminal(80))),
    );
    expect([beforeCommand, short, withHelp]).toEqual([afterCommand, afterCommand, afterCommand]);
  });
});

describe('the tables of help', () => {
  // The findings in catalogs and imported files are problems, whose codes are in the topic rules.
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^(?:catalog|importers)[\\/]|^util[\\/]file-errors\.ts$/.test(name))
    .map((name) => join('src', name))
    .concat(readdirSync(join(root, 'bin')).map((name) => join('bin', name)))
    .map((name) => readFileSync(join(root, name), 'utf8'));
  const findAll = (pattern: RegExp) => sources.flatMap((source) => [...source.matchAll(pattern)].flatMap((all) => all.slice(1)));

  it('list only error codes that are used', () => {
    const plainCodes = findAll(/\bcode: '([a-z-]+)'/g);
    const conditionalCodes = findAll(/\bcode: \w+ \? '([a-z-]+)' : '([a-z-]+)'/g);
    const unknownCodes = findAll(/\b(?:parseChoices?|unknownValue|unknown|recordFilter|tagFilter)\('([a-z]+)',/g).map(
      (what) => `unknown-${what}`,
    );
    const usedCodes = new Set([...plainCodes, ...conditionalCodes, ...unknownCodes, ...Object.keys(markerFaults)]);
    expect(Object.keys(failureCodes).filter((code) => !usedCodes.has(code))).toEqual([]);
  });

  it('list every environment variable that the program reads', async () => {
    const variableUses = sources.flatMap((text) => [...text.matchAll(/\benv\['(\w+)'\]|'(\w+)' in env\b/g)]);
    const { blocks } = await helpPage('environment');
    const documentedNames = JSON.stringify(blocks[0]).match(/\b(?!ASCII|UTF)[A-Z][A-Z\d_]+\b/g) ?? [];
    // LESS is for the pager.
    expect([...new Set(documentedNames)].sort()).toEqual(
      [...new Set([...variableUses.map(([, at, has]) => at ?? has), 'LESS', 'FRX'])].sort(),
    );
  });

  it('list error codes in alphabetical order', () => {
    expect(Object.keys(failureCodes)).toEqual(Object.keys(failureCodes).sort());
  });

  it.each(['errors', 'agents'] as const)('show an error in %s exactly as it is printed', async (topic) => {
    const { stderr } = await run(['list', '--json', '--venue', 'ICES'], { env: { LM4C_CATALOG: join(root, 'catalog') } });
    expect((await helpPage(topic)).blocks).toContainEqual({ lines: [stderr.trim()] });
  });
});

describe('errors as JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-help-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  cpSync(fixture, broken, { recursive: true });
  writeFileSync(join(broken, 'venues.yaml'), 'x: [\n');
  writeFileSync(join(broken, 'repos.yaml'), 'king-mj/locks:\n  url: https://github.com/king-mj/locks\n  url: 3.\n');

  it.each([
    [['serach', '--json'], ['unknown-command']],
    [['list', '--json', '--yaer', '3'], ['unknown-option']],
    [['--json', 'list'], ['unknown-option']],
    [['list', '--json', '-n'], ['missing-value']],
    [['search', '--json'], ['missing-argument']],
    [['list', 'x', '--json'], ['too-many-words']],
    [['help', 'x', '--json'], ['unknown-option']],
    [['list', '--json', '--year', 'x'], ['wrong-year']],
    [['list', '--json', '--fields', 'x'], ['unknown-field']],
    [['list', '--json', '--sort', 'x'], ['unknown-order']],
    [['stats', '--json', '--by', 'x'], ['unknown-facet']],
    [
      ['show', '--json', 'x', 'y'],
      ['unknown-key', 'unknown-key'],
    ],
    [['search', '--json', 'zeppelin'], ['nothing-found']],
    [['list', '-f', 'jsonl', '-c', broken], ['invalid-catalog']],
    [['check', '--json', '/nowhere/at/all'], ['invalid-catalog']],
    [['bib', '-f', 'json'], ['unknown-format']],
    [['import', '/nowhere/at/all', '--json'], ['unknown-option']],
  ])('are printed with their codes by lm4c %j', async (argv, codes) => {
    const { stderr } = await run(argv);
    const errors = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { stdout } = await run(['schema', 'error']);
    const isValid = new Ajv().compile(JSON.parse(stdout));
    expect(errors.map((error) => [error.error.code, isValid(error) ? 'valid' : isValid.errors])).toEqual(
      codes.map((code) => [code, 'valid']),
    );
  });
});

describe('the manual', async () => {
  const text = await renderManual('1.2.3');
  const count = (flags: string) => text.split(`.TP\n\\fB${flags.replaceAll('-', '\\-')}\\fR\n`).length - 1;

  it('has every option of every command', () => {
    const flags = names.flatMap((name) => createCommand(name).options.map((option) => option.flags));
    expect([...flags, ...globalOptionTerms().map(([flag]) => flag)].filter((flag) => count(flag) === 0)).toEqual([]);
  });

  it('has the options that several commands share only once', () => {
    expect(['--year <years>', '--sort <field>', '--fields <names>', '--quiet', '-c, --catalog <path>'].map(count)).toEqual([
      1, 1, 1, 0, 1,
    ]);
  });

  it('has every topic except the one for scripts', () => {
    expect([...text.matchAll(/^\.SH "(.*)"$/gm)].map(([, title]) => title)).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'OPTIONS',
      'COMMANDS',
      'OUTPUT FORMATS',
      'VALUES OF FILTERS',
      'RULES',
      'ENVIRONMENT',
      'FILES',
      'EXIT STATUS',
      'ERRORS',
      'EXAMPLES',
      'SEE ALSO',
    ]);
  });

  it('is part of the package', () => {
    const { man, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // npm ignores manual pages whose file name has no section.
    expect(man).toEqual(['dist/lm4c.1']);
    const [, head] = readFileSync(join(root, man[0]), 'utf8').split('\n');
    expect(head).toBe(`.TH "LM4C" 1 "" "lm4c ${version}" "User Commands"`);
  });
});

describe('the examples of help', () => {
  const template = mkdtempSync(join(tmpdir(), 'lm4c-help-'));
  const inFolder = (line: string, cwd: string) =>
    shell(`set -euo pipefail; ${line}`, { cwd, env: { HOME: cwd, BROWSER: 'true', ...ownCatalog(line) } });
  // These commands use the built-in catalog only if it is named.
  const ownCatalog = (line: string) => (/^lm4c (?:check|readme)/.test(line) ? { LM4C_CATALOG: 'mine' } : {});
  beforeAll(() => {
    cpSync(fixture, join(template, 'mine'), { recursive: true });
    mkdirSync(join(template, 'docs'));
    mkdirSync(join(template, '.config/fish/completions'), { recursive: true });
    mkdirSync(join(template, 'schema'));
    writeFileSync(join(template, 'paper.aux'), '\\citation{wan2022you}\n');
    writeFileSync(join(template, 'list.md'), '- [Backdooring Neural Code Search](https://example.org). ACL 2023.\n');
    writeFileSync(join(template, 'refs.bib'), '@misc{lin2024tides, author = {Lin, Xiao}, title = {The Tides}, year = 2024}\n');
    inFolder('lm4c readme --init; lm4c readme --init docs/papers.md -c mine', template);
  });
  afterAll(() => rmSync(template, { recursive: true }));

  it.each(examples)('run without an error: %s', (line) => {
    const folder = mkdtempSync(join(tmpdir(), 'lm4c-help-'));
    cpSync(template, folder, { recursive: true });
    const { status, stderr } = inFolder(line, folder);
    rmSync(folder, { recursive: true });
    expect({ status, error: status === 0 ? '' : stderr }).toEqual({ status: 0, error: '' });
  });
});
