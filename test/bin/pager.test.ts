import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPager } from '../../bin/pager.cjs';
import { folderWith, paper, right } from '../catalog/folder.ts';
import { cleanEnvironment } from '../program.ts';
import { frozenCatalog } from '../run.ts';
import { hasTerminals, runInTerminal, type TerminalOptions } from '../terminal.ts';

const root = join(import.meta.dirname, '../..');
const hasLess = spawnSync('less', ['--version']).status === 0;

/** The program with a catalog that does not change. */
const lm4c = `lm4c -c '${frozenCatalog}'`;

/** A pager that tells that it is one, and how many lines it got. */
const counting = { LM4C_PAGER: 'echo "paged $(wc -l)"' };

/** The status and the lines that a terminal without colours gets; with CI set, it has no progress line on a slow machine. */
async function lines(line: string, { env = counting, ...screen }: TerminalOptions = {}) {
  const { status, written } = await runInTerminal(line, { ...screen, env: { NO_COLOR: '1', CI: 'true', ...env } });
  return { status, lines: written.split('\n').slice(0, -1) };
}

/** A line of the shell that lists so many papers, a line each below a head. */
const listOf = (count: number) => `${lm4c} list --fields key --limit ${count}`;

/** A line of the shell for the program with another answer: the body of a function of its world. */
function answering(body: string): string {
  const main = JSON.stringify(join(root, 'dist/main.cjs'));
  const script = `
    require.cache[${main}] = { id: ${main}, filename: ${main}, loaded: true, exports: { main: async (_, { stdout, stderr }) => { ${body} } } };
    require(${JSON.stringify(join(root, 'bin/lm4c.cjs'))});`;
  return `NODE_DISABLE_COMPILE_CACHE=1 '${process.execPath}' '${join(folderWith({ 'run.cjs': script }), 'run.cjs')}'`;
}

/** A pager in front of a terminal of 10 rows and 20 columns, and what is written to both. */
function pagerInto(env: Readonly<Record<string, string>>, { argv = ['list'], earlierErrors = [] as readonly string[] } = {}) {
  const printed: string[] = [];
  let wake = () => {};
  const ended = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const print = (text: string) => {
    printed.push(text);
    if (text === 'last\n') wake();
  };
  const pager = createPager({
    argv,
    env: { PATH: cleanEnvironment.PATH, ...env },
    terminal: { rows: 10, columns: 20, write: (text) => printed.push(String(text)) > 0 },
    printError: print,
    earlierErrors,
    describeFailure: ({ code, message }) => `${code}: ${message}\n`,
  });
  return { pager, printed, ended };
}

const rows = (count: number) => 'row\n'.repeat(count);

describe('a pager', () => {
  it('is not started for output that fits on the screen; output and errors are printed in order at the end', () => {
    const file = join(folderWith({}), 'paged');
    const { pager, printed } = pagerInto({ PAGER: `cat > ${file}` });
    pager?.write(rows(4));
    pager?.writeError('error\n');
    pager?.write(rows(5));
    expect(printed).toEqual([]);
    pager?.end();
    expect([printed, existsSync(file)]).toEqual([[rows(4), 'error\n', rows(5)], false]);
  });

  it('gets output that does not fit; afterwards all errors are printed, earlier ones again', async () => {
    const file = join(folderWith({}), 'paged');
    const { pager, printed, ended } = pagerInto({ PAGER: `cat > ${file}` }, { earlierErrors: ['earlier\n'] });
    pager?.write(rows(4));
    pager?.writeError('error\n');
    pager?.write(rows(6));
    pager?.writeError('last\n');
    pager?.write('after the error\n');
    pager?.end();
    await ended;
    expect([readFileSync(file, 'utf8'), printed]).toEqual([`${rows(10)}after the error\n`, ['earlier\n', 'error\n', 'last\n']]);
  });

  it.each([
    ['a line of three rows', 'x'.repeat(41), 8, 7],
    ['a line that fills two rows', 'x'.repeat(40), 9, 8],
    ['colours', '\x1b[1mrow\x1b[22m'.repeat(6), 10, 9],
    ['hyperlinks', '\x1b]8;;https://example.org/long\x07row\x1b]8;;\x07', 10, 9],
  ])('is started by the number of rows of %s', (_, line, others, fitting) => {
    const isPaged = (count: number) => {
      const { pager, printed } = pagerInto({ PAGER: 'exec true' });
      pager?.write(`${line}\n${rows(count - 1)}`);
      pager?.end();
      return printed.length === 0;
    };
    expect([isPaged(others), isPaged(fitting)]).toEqual([true, false]);
  });

  it('accepts output without waiting, and resolves ready() when it can take more', async () => {
    const { pager, ended } = pagerInto({ PAGER: 'sleep 0.1; cat > /dev/null' });
    expect(pager?.ready()).toBe(undefined);
    pager?.write(rows(1e6));
    await pager?.ready();
    expect(pager?.ready()).toBe(undefined);
    pager?.writeError('last\n');
    pager?.end();
    await ended;
  });

  it.each([
    [{ PAGER: 'no-such-pager' }, [rows(20), 'no-pager: cannot start the pager "no-such-pager"\n', 'last\n']],
    [{ PATH: '/nowhere' }, [rows(20), 'last\n']],
  ])('is replaced by the terminal if it cannot be started: %j', async (env, expected) => {
    const { pager, printed, ended } = pagerInto(env);
    pager?.write(rows(20));
    pager?.writeError('last\n');
    pager?.end();
    await ended;
    expect(printed).toEqual(expected);
  });

  it.each(['no-such-pager', 'sleep 0.2; exit 127'])(
    'passes a large output on to the terminal if it fails: %s',
    async (command) => {
      const { pager, printed } = pagerInto({ PAGER: command });
      pager?.write(rows(1e6));
      await pager?.ready();
      pager?.write('more\n');
      expect([printed[0]?.length, ...printed.slice(1)]).toEqual([
        4e6,
        `no-pager: cannot start the pager "${command}"\n`,
        'more\n',
      ]);
    },
  );

  it('is waited for when it has closed its stdin but not ended', async () => {
    const { pager, printed } = pagerInto({ PAGER: 'exec <&-; sleep 0.5; exit 127' });
    for (let count = 0; count < 3; count++) {
      pager?.write(rows(10));
      await setTimeout(100);
    }
    expect(printed).toEqual([]);
    await pager?.ready();
    expect(printed[0]).toBe(rows(30));
  });

  it.each([
    [{ PAGER: '' }, ['list']],
    [{ PAGER: ' cat ' }, ['list']],
    [{ LM4C_PAGER: '', PAGER: 'less' }, ['list']],
    [{ TERM: 'dumb', PAGER: 'less' }, ['list']],
    [{ PAGER: 'less' }, ['list', '--no-pager']],
    [{ PAGER: 'less' }, ['--no-pager', 'list']],
  ])('is not used with the environment %j and the command line %j', (env, argv) => {
    expect(pagerInto(env, { argv }).pager).toBe(undefined);
  });

  it.each([
    [{}, ['list']],
    [{ LM4C_PAGER: 'less', PAGER: '' }, ['list']],
    [{}, ['search', '--', '--no-pager']],
  ])('is used with the environment %j and the command line %j', (env, argv) => {
    expect(pagerInto(env, { argv }).pager).toBeDefined();
  });
});

describe.runIf(hasTerminals)('output that is longer than the screen', () => {
  it('goes to the pager, followed by the number of papers when the pager has ended', async () => {
    expect(await lines(listOf(23))).toEqual({ status: 0, lines: ['paged 24', 'the first 23 of 124 papers'] });
  });

  it('is output that would scroll when the shell prints its next prompt', async () => {
    const all = await lines(listOf(22));
    expect([all.lines[0], all.lines.length]).toEqual(['KEY', 24]);
  });

  it.each([
    ['ideographs, of two columns', '深'.repeat(30), '深'.repeat(31)],
    ['combining marks, of none', 'q\u0323'.repeat(60), 'q\u0323'.repeat(61)],
    ['emoji', '🙂'.repeat(30), '🙂'.repeat(31)],
    ['letters', 'x'.repeat(60), 'x'.repeat(61)],
  ])('is recognized by the display width of %s', async (_, three, four) => {
    const heads = [three, four].map(async (title) => {
      const folder = folderWith({ ...right, 'papers/2024.yaml': paper({ title }) });
      const line = `lm4c -q -c '${folder}' list -f tsv --fields title`;
      return (await lines(line, { columns: 20, rows: 4, env: counting })).lines[0];
    });
    expect(await Promise.all(heads)).toEqual([three, 'paged 1']);
  });

  it('is recognized with tabs counted up to the next tab stop', async () => {
    const three = answering(String.raw`stdout.write('1234567\t1234567\n12345678\t1\n'); return 0;`);
    const four = answering(String.raw`stdout.write('12345678\t1\n12345678\t1\n'); return 0;`);
    const screen = { columns: 16, rows: 4, env: counting };
    expect([await lines(three, screen), await lines(four, screen)]).toEqual([
      { status: 0, lines: ['1234567\t1234567', '12345678\t1'] },
      { status: 0, lines: ['paged 2'] },
    ]);
  });

  it.each([
    ['no option', `${lm4c} list --no-pager`, {}],
    ['no option behind the program', `${lm4c} --no-pager list`, {}],
    ['an empty command', `${lm4c} list`, { LM4C_PAGER: '' }],
    ['cat', `${lm4c} list`, { LM4C_PAGER: 'cat' }],
    ['an empty PAGER', `${lm4c} list`, { PAGER: '' }],
    ['a terminal that cannot move back', `${lm4c} list`, { TERM: 'dumb' }],
  ])('does not go to a pager with %s', async (_, line, env) => {
    const all = await lines(`unset LM4C_PAGER; ${assigned(env)} ${line}`, { env: counting });
    expect([all.lines.length > 200, all.lines.at(-1)]).toEqual([true, '124 papers']);
  });

  const assigned = (env: Readonly<Record<string, string>>) =>
    Object.entries(env)
      .map(([name, value]) => `${name}='${value}'`)
      .join(' ');

  it('does not go to a pager in a pipe', async () => {
    expect((await lines(`${lm4c} list | wc -l`)).lines).toEqual(['124']);
  });

  it.each([
    ['PAGER', { PAGER: 'echo by PAGER' }, 'by PAGER'],
    ['LM4C_PAGER rather', { PAGER: 'echo by PAGER', LM4C_PAGER: 'echo by LM4C_PAGER' }, 'by LM4C_PAGER'],
    ['a command with an option and quotes', { PAGER: `sed -n '1s/^/the "first": /p'` }, 'the "first": KEY'],
  ])('goes to %s', async (_, env, first) => {
    expect(await lines(listOf(23), { env })).toEqual({
      status: 0,
      lines: [first, 'the first 23 of 124 papers'],
    });
  });

  it('goes to less and lv with default options and, where LESS is set, with R before its options', async () => {
    const telling = { LM4C_PAGER: 'echo "$LESS $LV"' };
    const own = { ...telling, LESS: '-j10', LV: '-a' };
    const first = async (env: Readonly<Record<string, string>>) => (await lines(listOf(23), { env })).lines[0];
    expect([await first(telling), await first(own)]).toEqual(['FRX -c', '-R -j10 -a']);
  });

  it('is read as UTF-8 by less in every locale, unless LESSCHARSET is set', async () => {
    const telling = { LM4C_PAGER: 'echo "$LESSCHARSET"', LC_ALL: 'C' };
    const first = async (env: Readonly<Record<string, string>>) => (await lines(listOf(23), { env })).lines[0];
    expect([await first(telling), await first({ ...telling, LESSCHARSET: 'latin1' })]).toEqual(['utf-8', 'latin1']);
  });

  it('is printed on the terminal if less is not installed', async () => {
    const all = await lines(`unset PAGER; PATH=/nowhere; ${listOf(23)}`, { env: {} });
    expect([all.status, all.lines.length, all.lines[0], all.lines.at(-1)]).toEqual([0, 25, 'KEY', 'the first 23 of 124 papers']);
  });

  it.each(['no-such-pager', '/dev/null'])(
    'is printed on the terminal if %s cannot be started, with an error message',
    async (pager) => {
      const all = await lines(`${lm4c} list`, { env: { LM4C_PAGER: pager } });
      expect([all.status, all.lines.length > 200, all.lines.slice(-2)]).toEqual([
        0,
        true,
        [`error: cannot start the pager "${pager}"`, '124 papers'],
      ]);
    },
  );

  it('is followed by the errors in order, however long the pager runs', async () => {
    const body = `
      stderr.write('before\\n');
      stdout.write('a line\\n');
      stderr.write('first\\n');
      stdout.write('a line\\n'.repeat(30));
      stderr.write('second\\n');
      stdout.write('a line\\n');
      return 3;`;
    const env = { LM4C_PAGER: 'sleep 0.3; uniq -c' };
    expect(await lines(answering(body), { env })).toEqual({
      status: 3,
      // What has been scrolled away is told again.
      lines: ['before', '     32 a line', 'before', 'first', 'second'],
    });
  });

  it('is printed in order with the errors if it fits after all', async () => {
    const body = String.raw`stdout.write('a\n'); stderr.write('b\n'); stdout.write('c\n'); return 0;`;
    expect((await lines(answering(body))).lines).toEqual(['a', 'b', 'c']);
  });

  it('reaches the pager while it is produced, which stops when the user leaves the pager', async () => {
    const body = `for (;;) { stdout.write('a line\\n'.repeat(1000)); await stdout.ready(); }`;
    expect(await lines(answering(body), { env: { LM4C_PAGER: 'head -n 1' } })).toEqual({ status: 0, lines: ['a line'] });
  });

  it('does not change the exit status of the command when the user leaves the pager', async () => {
    const body = `stdout.write('a line\\n'.repeat(1e6)); return 1;`;
    expect(await lines(answering(body), { env: { LM4C_PAGER: 'head -n 1' } })).toEqual({ status: 1, lines: ['a line'] });
  });

  it('has colors but no hyperlinks, which many pagers show as characters', async () => {
    const body = String.raw`
      const link = (end) => '\x1b]8;;https://example.org' + end + '\x1b[1mname\x1b[22m\x1b]8;;' + end + ' and\n';
      stdout.write((link('\x07') + link('\x1b\\')).repeat(12)); return 0;`;
    expect(await lines(answering(body), { env: { LM4C_PAGER: 'uniq' } })).toEqual({
      status: 0,
      lines: ['\x1b[1mname\x1b[22m and'],
    });
  });

  it('is measured without hyperlinks, which are kept in output that fits', async () => {
    const body = String.raw`stdout.write(('\x1b]8;;https://example.org' + 'x'.repeat(200) + '\x07name\x1b]8;;\x07\n').repeat(20)); return 0;`;
    const all = await lines(answering(body));
    expect([all.lines.length, all.lines[0]?.includes('https://')]).toEqual([20, true]);
  });

  it('leaves Ctrl-C and Ctrl-\\ to the pager', async () => {
    // What a pager does with the signals of the keyboard: it goes on, until it is left.
    const pager = `
      process.on('SIGINT', () => console.log('interrupted')).on('SIGQUIT', () => console.log('told to quit'));
      process.stdin.resume().on('end', () => console.log('ready'));
      const { ReadStream } = require('node:tty');
      new ReadStream(require('node:fs').openSync('/dev/tty')).on('data', () => process.exit());`;
    const folder = folderWith({ 'pager.cjs': pager });
    const { written } = await runInTerminal(`${lm4c} -q list; echo "status $?"`, {
      env: { LM4C_PAGER: `'${process.execPath}' '${folder}/pager.cjs'` },
      typed: [
        ['ready', '\x03'],
        ['interrupted', '\x1c'],
        ['told to quit', 'q\n'],
      ],
    });
    // What is typed stands anywhere.
    const lines = written
      .replace(/\^[C\\]/g, '')
      .split('\n')
      .filter((line) => line !== 'q');
    expect(lines).toEqual(['ready', 'interrupted', 'told to quit', 'status 0', '']);
  });

  it.each([
    ['TERM', 143],
    ['HUP', 129],
  ])('of a program ended by SIG%s waits until the pager has ended', async (signal, status) => {
    const pager = `trap 'kill $!; sleep 0.2; echo ended; exit' TERM HUP; sleep 9 & kill -${signal} $PPID; wait`;
    const line = `${lm4c} list 2>&1; echo "status $?"`;
    const all = await lines(line, { env: { LM4C_PAGER: pager } });
    expect(all.lines.filter((text) => /ended|status/.test(text))).toEqual(['ended', `status ${status}`]);
  });
});

describe.runIf(hasTerminals && hasLess)('less', () => {
  // There is a colon in titles too.
  const prompt = ':\x1b[K';

  it('shows the first screen and ends with q without a message', async () => {
    const { status, seen } = await runInTerminal(`unset PAGER; ${lm4c} list --fields key,year`, { typed: [[prompt, 'q']] });
    expect([status, seen.split('\n').length]).toEqual([0, 24]);
    expect(seen).toMatch(/^KEY +YEAR\n[\w ]+ 2026\n/);
    expect(seen).toMatch(/\n124 papers$/);
  });

  it('restores the settings of the terminal', async () => {
    const line = `unset PAGER; ${lm4c} list; echo "status $?"; stty -a | grep -oE -- '-?(icanon|echo) '`;
    const { written } = await runInTerminal(line, { typed: [[prompt, 'q']] });
    expect(written.split('\n').slice(-4)).toEqual(['status 0', 'icanon ', 'echo ', '']);
  });
});
