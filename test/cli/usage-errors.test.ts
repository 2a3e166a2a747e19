import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { run } from '../run.ts';

/** The error of an invalid command line. */
async function usageError(line: string): Promise<string> {
  const { status, stdout, stderr } = await run(
    line.split(' ').map((word) => word.replace(/^''$/, '')),
    { cwd: join(import.meta.dirname, '../..') },
  );
  return status === 2 && stdout === '' ? stderr : `status ${status}\n${stdout}${stderr}`;
}

describe('the error for an invalid command line', () => {
  it.each([
    ['serach x', 'error: unknown command "serach"\n  did you mean search?\n  see lm4c --help\n'],
    ['ls', 'error: unknown command "ls"\n  did you mean list?\n  see lm4c --help\n'],
    ['LIST', 'error: unknown command "LIST"\n  did you mean list?\n  see lm4c --help\n'],
    ['zeppelin', 'error: unknown command "zeppelin"\n  to search for it: lm4c search zeppelin; all commands: lm4c --help\n'],
    ['-', 'error: unknown command "-"\n  to read the catalog from stdin: lm4c -c - list\n'],
    ['list --yaer 2023', 'error: list has no option "--yaer"\n  did you mean --year?\n  see lm4c list --help\n'],
    ['list --yaer=2023', 'error: list has no option "--yaer"\n  did you mean --year?\n  see lm4c list --help\n'],
    ['list --Year 2023', 'error: list has no option "--Year"\n  did you mean --year?\n  see lm4c list --help\n'],
    ['list --notyear 2023', 'error: list has no option "--notyear"\n  did you mean --not-year?\n  see lm4c list --help\n'],
    ['list --quite', 'error: list has no option "--quite"\n  did you mean --quiet?\n  see lm4c list --help\n'],
    ['list --no-color', 'error: list has no option "--no-color"\n  did you mean --color never?\n  see lm4c list --help\n'],
    ['list --json=key', 'error: --json takes no value\n'],
    ['list --out x', 'error: list has no option "--out"\n  see lm4c list --help\n'],
    ['bib --out x', 'error: bib has no option "--out"\n  did you mean --output?\n  see lm4c bib --help\n'],
    ['version', 'error: unknown command "version"\n  did you mean --version?\n  see lm4c --help\n'],
    ['list --technique magic', 'error: unknown technique "magic"\n  to list all: lm4c stats --by technique\n'],
    ['-c test/fixture list --venue nowhere', 'error: unknown venue "nowhere"\n  to list all: lm4c -c test/fixture venues\n'],
    ['list --venue nowhere', 'error: unknown venue "nowhere"\n  to list all: lm4c venues\n'],
    ['list -x', 'error: list has no option "-x"\n  see lm4c list --help\n'],
    ['venues --year 2023', 'error: venues has no option "--year"\n  it is an option of list, search, bib, stats\n'],
    ['--year 2023 list', 'error: unknown option "--year"\n  put options of a command after it: lm4c list --year 2023\n'],
    ['--yaer 2023 list', 'error: unknown option "--yaer"\n  did you mean --year?\n  see lm4c list --help\n'],
    ['--nonsense', 'error: unknown option "--nonsense"\n  see lm4c --help\n'],
    ['list -n', 'error: --limit needs a value\n  --limit <n>: show at most n\n'],
    ['-c', 'error: --catalog needs a value\n  --catalog <path>: the catalog: a folder, a file, - for stdin, or builtin\n'],
    [
      'list --venue --year 2023',
      'error: --venue needs a value, but --year follows it\n  --venue <venue>: a venue, by name, id or alias\n',
    ],
    ['search', 'error: missing argument: <words...>\n  for example: lm4c search backdoor\n'],
    ['stats year', 'error: unexpected argument "year"\n  to search for it: lm4c search year\n'],
    ['list -- -x', 'error: unexpected argument "-x"\n  to search for it: lm4c search -- -x\n'],
    ['list --width 9999999999', 'error: --width needs a whole number from 1 to 999999999, not "9999999999"\n'],
    ['list help', 'error: unexpected argument "help"\n  see lm4c help list\n'],
    ['list -', 'error: unexpected argument "-"\n  to read the catalog from stdin: lm4c -c - list\n'],
    ['check a b', 'error: unexpected argument "b"\n  one at a time; see lm4c check --help\n'],
    ['list --year=2023x', 'error: not a year or a range of years: "2023x"\n  write 2023, 2020-2023, 2023-, -2021 or 2021,2023\n'],
    ['list --limit 0', 'error: --limit needs a whole number from 1, not "0"\n'],
    ['list --limit abc', 'error: --limit needs a whole number from 1, not "abc"\n'],
    ['list --limit=', 'error: --limit needs a whole number from 1, not ""\n'],
    ['list --venue=', 'error: --venue has an empty value in ""\n'],
  ])('says what is wrong and what to type instead: lm4c %s', async (line, stderr) => {
    expect(await usageError(line)).toBe(stderr);
  });

  it('says which command does not have an option, for each command', async () => {
    const told = await Promise.all(Object.keys(commands).map((name) => usageError(`${name} --nonsense`)));
    const names = Object.keys(commands);
    expect(told).toEqual(names.map((name) => `error: ${name} has no option "--nonsense"\n  see lm4c ${name} --help\n`));
  });

  it('an option with one value takes the last of several', async () => {
    expect((await run(['list', '-n', '3', '-n', '1', '-f', 'keys'])).stdout).toBe('okafor2024night\n');
  });

  it('is not raised for an argument after -- that looks like an option', async () => {
    expect((await run(['search', '--exact', '--', '--year', 'night'])).stderr).toMatch(/^error: no paper has/);
  });
});
