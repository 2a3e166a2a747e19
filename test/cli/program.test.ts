import { describe, expect, it } from 'vitest';
import { fixture, run, terminal } from '../run.ts';

describe('the command line', () => {
  const short = {
    status: 0,
    stdout: `\
Search, list and cite a catalog of research papers.

Papers:            list, search, show, open, bib, stats
Other records:     categories, venues, repos
Your own catalog:  check, import, readme, schema
More:              cache, completion, help

Examples:
  lm4c search backdoor
  lm4c list --year 2023
  lm4c bib > refs.bib

All options: lm4c --help. Help for a command: lm4c help search.
`,
    stderr: '',
  };

  it('prints the overview without arguments, and with global options alone', async () => {
    expect(await run([])).toEqual(short);
    for (const line of ['-q', '-v', '-c nowhere', '--color never', '--no-cache', '--']) {
      expect(await run(line.split(' '))).toEqual(short);
    }
  });

  it('fits the overview to a narrow terminal', async () => {
    expect((await run([], terminal(40))).stdout).toBe(`\
Search, list and cite a catalog of
research papers.

Papers:
  list, search, show, open, bib, stats
Other records:
  categories, venues, repos
Your own catalog:
  check, import, readme, schema
More:
  cache, completion, help

Examples:
  lm4c search backdoor
  lm4c list --year 2023
  lm4c bib > refs.bib

All options: lm4c --help. Help for a
command: lm4c help search.
`);
  });

  it.each([['--help'], ['-h'], ['help']])('prints the help of the program for %s', async (word) => {
    expect(await run([word])).toEqual({
      status: 0,
      stdout: `\
Usage: lm4c [options] <command>

Search, list and cite a catalog of research papers.

Options:
  -c, --catalog <path>  the catalog: a folder, a file, - for stdin, or builtin
  --color <when>        use colors: auto, always, never
  --hyperlinks <when>   make links clickable: auto, always, never
  --width <n>           width of the output, in columns
  -q, --quiet           print only errors on stderr
  -v, --verbose         print the catalog in use and full error details
  --no-pager            do not use a pager for long output
  --no-cache            do not read or write the cache
  -V, --version         print the version; with --json, details for a bug report
  -h, --help            show this help

Papers:
  list                  list papers
  search                find papers by words, best first
  show                  show all details of a paper
  open                  open a paper, its PDF or its code in a browser
  bib                   write BibTeX, BibLaTeX, CSL-JSON or RIS
  stats                 count papers by year, venue, author, ...

Other records:
  categories            list the categories as a tree
  venues                list the venues
  repos                 list the repositories

Your own catalog:
  check                 check a catalog for problems
  import                convert BibTeX, CSL-JSON or Markdown to catalog entries
  readme                write the catalog into a Markdown file
  schema                print the JSON Schema of a catalog file or --json output

More:
  cache                 show or clear the cache
  completion            print the completion script for a shell
  help                  show help for a command or a topic

Help topics: exit-codes, errors, formats, filters, rules, environment, catalog,
agents.

Examples:
  lm4c search backdoor
  lm4c list --year 2023
  lm4c bib > refs.bib

Exit status:
  0  done
  1  nothing found or problems found
  2  invalid command line
  3  invalid catalog

See also: lm4c help list, lm4c help filters
`,
      stderr: '',
    });
  });

  it('rejects an empty value of --catalog', async () => {
    expect(await run(['list', '-c', ''])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --catalog needs the name of a folder or file\n',
    });
  });

  it('prints the version with --version', async () => {
    expect(await run(['--version'])).toEqual({
      status: 0,
      stdout: '0.1.0\n',
      stderr: '',
    });
  });

  it('prints the version, the runtime and the catalog with --version --json', async () => {
    const { status, stdout } = await run(['--version', '--json']);
    expect({ status, facts: JSON.parse(stdout) }).toEqual({
      status: 0,
      facts: {
        version: '0.1.0',
        json: 1,
        runtime: 'Node 20.19.0 on linux x64',
        catalog: { path: fixture, papers: 6, venues: 4, repos: 3, categories: 6 },
      },
    });
  });

  it('accepts --catalog after --version --json', async () => {
    const { stdout } = await run(['--version', '--json', '-c', fixture], { env: { LM4C_CATALOG: '/nowhere' } });
    expect(JSON.parse(stdout).catalog.path).toBe(fixture);
  });

  it('prints which catalog is used with --verbose', async () => {
    expect(await run(['list', '--verbose', '-n', '1', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'okafor2024night\n',
      stderr: `using the catalog ${fixture}\n`,
    });
  });

  it('prints descriptions below the options in help on a narrow terminal', async () => {
    const { stdout } = await run(['help', 'venues'], terminal(40));
    expect(stdout).toContain(`
  -c, --catalog <path>
      the catalog: a folder, a file, -
      for stdin, or builtin
`);
  });

  it('accepts global options before and after the command', async () => {
    expect(await run(['-q', 'list', '--fields', 'key', '-n', '1', '--color', 'never'])).toEqual({
      status: 0,
      stdout: 'okafor2024night\n',
      stderr: '',
    });
  });

  it('rejects an unknown value of --color', async () => {
    expect(await run(['--color', 'often', 'list'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: --color does not take "often"
  one of auto, always, never
`,
    });
  });

  it('rejects a value of --width that is not a number', async () => {
    expect(await run(['list', '--width', 'wide'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --width needs a whole number from 1, not "wide"\n',
    });
  });

  it.each(['constructor', '__proto__', 'toString'])('rejects %s as the name of a topic or an order', async (name) => {
    expect([(await run(['help', name])).status, (await run(['list', '--sort', name])).status]).toEqual([2, 2]);
  });

  it.each([['--json'], ['-f', 'json'], ['--format=json'], ['-fJSON'], ['--format', 'jsonl'], ['-qfjson']])(
    'prints errors as JSON with %s',
    async (...option) => {
      const { status, stderr } = await run(['list', ...option, '--venue', 'ICTH']);
      expect({ status, error: JSON.parse(stderr).error.code }).toEqual({ status: 2, error: 'unknown-venue' });
    },
  );

  it('prints errors as text when --json comes after --', async () => {
    expect((await run(['search', '--exact', '--', '--json', 'zeppelin'])).stderr).toMatch(/^error: /);
  });

  it('shortens a long argument in an error, and escapes its control characters', async () => {
    const { stderr } = await run(['list', '--json', '--venue', `\u009b31m\u202e${'a'.repeat(10_000)}`]);
    expect(stderr).toBe(
      `{"error":{"code":"unknown-venue","message":"unknown venue \\"\\u009b31m\\u202e${'a'.repeat(100)}…${'a'.repeat(79)}\\"","suggestions":[],"hint":"to list all: lm4c venues"}}\n`,
    );
  });

  it('assumes 80 columns for a terminal without a size', async () => {
    expect(await run(['list'], terminal(0))).toEqual(await run(['list'], terminal(80)));
  });

  it('exits with 3 when the catalog does not exist', async () => {
    expect(await run(['list', '-c', '/nowhere/at/all'])).toEqual({
      status: 3,
      stdout: '',
      stderr: `\
error: /nowhere/at/all: no such file or folder [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    });
  });

  it('uses the catalog in LM4C_CATALOG', async () => {
    expect(await run(['list'], { env: { LM4C_CATALOG: '/nowhere/at/all' } })).toEqual({
      status: 3,
      stdout: '',
      stderr: `\
error: /nowhere/at/all: no such file or folder [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    });
  });

  it('prints the help topic of exit codes', async () => {
    expect(await run(['help', 'exit-codes'])).toEqual({
      status: 0,
      stdout: `\
Exit status

  0    success; an empty list is a success too
  1    failed: search found nothing, a key is unknown, a paper cannot be cited,
       an included LaTeX file cannot be read, import skipped an entry, check
       found errors (with --strict also warnings), readme --check found a list
       that is out of date, or the output could not be written
  2    the command line is invalid, or names a file that cannot be used
  3    the catalog cannot be read or is not valid
  70   a bug in lm4c
  130  interrupted

The help of each command explains its exit status: lm4c help search.
`,
      stderr: '',
    });
  });

  it('prints the help of a command with help', async () => {
    expect(await run(['help', 'venues'])).toEqual({
      status: 0,
      stdout: `\
Usage: lm4c venues [options]

list the venues

Output:
  -f, --format <format>  table, tsv, json
  --json                 same as --format json
  --no-wrap              one line per table row, cut at the edge of the screen

Options:
  -h, --help             show this help

Options of every command:
  -c, --catalog <path>   the catalog: a folder, a file, - for stdin, or builtin
  --color <when>         use colors: auto, always, never
  --hyperlinks <when>    make links clickable: auto, always, never
  --width <n>            width of the output, in columns
  -q, --quiet            print only errors on stderr
  -v, --verbose          print the catalog in use and full error details
  --no-pager             do not use a pager for long output
  --no-cache             do not read or write the cache
  -V, --version          print the version; with --json, details for a bug
                         report

Examples:
  lm4c venues
  lm4c venues --json

See also: lm4c list --venue ICSE, lm4c stats --by venue
`,
      stderr: '',
    });
  });

  it('prints the same help of a command with --help after it', async () => {
    expect(await run(['venues', '--help'])).toEqual(await run(['help', 'venues']));
  });
});
