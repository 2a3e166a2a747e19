import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { run, terminal } from '../../run.ts';
import { hasTerminals, runInTerminal } from '../../terminal.ts';

describe('lm4c open', () => {
  it.each([
    { option: [], address: 'https://doi.org/10.5555/1234567.7654321' },
    { option: ['--pdf'], address: 'https://example.org/papers/king%202023.pdf' },
    { option: ['--code'], address: 'https://github.com/king-mj/locks' },
    { option: ['--doi'], address: 'https://doi.org/10.5555/1234567.7654321' },
    { option: ['--arxiv'], address: 'https://arxiv.org/abs/2301.00010' },
  ])('prints the URL in a pipe with $option', async ({ option, address }) => {
    expect(await run(['open', 'king2023locking', ...option])).toEqual({ status: 0, stdout: `${address}\n`, stderr: '' });
  });

  it('prints the URL on a terminal without a display, and with --print', async () => {
    const printed = { status: 0, stdout: 'https://arxiv.org/abs/2310.00020\n', stderr: '' };
    const { env, ...screen } = terminal(80);
    expect(await run(['open', 'openharbor2023counting'], { ...screen, env: { ...env } })).toEqual(printed);
    const withDisplay = { ...screen, env: { ...env, DISPLAY: ':0' } };
    expect(await run(['open', 'openharbor2023counting', '--print'], withDisplay)).toEqual(printed);
  });

  it('uses the PDF of arXiv if the catalog has none', async () => {
    expect((await run(['open', 'openharbor2023counting', '--pdf'])).stdout).toBe('https://arxiv.org/pdf/2310.00020\n');
  });

  it('prints every link of the options, and reports missing ones', async () => {
    expect(await run(['open', 'openharbor2023counting', '--arxiv', '--code', '--doi'])).toEqual({
      status: 1,
      stdout: 'https://arxiv.org/abs/2310.00020\n',
      stderr: `\
error: openharbor2023counting has no code or doi link in the catalog
  available: --pdf, --arxiv
`,
    });
  });

  it('reports a paper without any link', async () => {
    const folder = folderWith({ ...right, 'papers/2024.yaml': paper({ code: undefined }) });
    expect(await run(['-c', folder, 'open', 'lin2024tides'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: lin2024tides has no link in the catalog\n',
    });
  });

  it.each(['10.5555/1234567.7654321', 'https://arxiv.org/abs/2301.00010v2', 'king-mj/locks'])(
    'accepts the identifier %s for a key',
    async (identifier) => {
      expect((await run(['open', identifier, '--code'])).stdout).toBe('https://github.com/king-mj/locks\n');
    },
  );

  it('opens none of several papers that share a repository, and suggests their keys', async () => {
    const papers = paper({}, 'abel2024one') + paper({}, 'abel2024two');
    const catalog = folderWith({ ...right, 'papers/2024.yaml': papers });
    expect(await run(['open', 'lin/tides', '-c', catalog])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: 2 papers match lin/tides\n  did you mean abel2024one or abel2024two?\n',
    });
  });

  it('suggests a key for a mistyped one', async () => {
    expect(await run(['open', 'king2023lokcing'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has the key "king2023lokcing"\n  did you mean king2023locking?\n',
    });
  });

  it.each([
    { address: 'http://example.org/tides', why: 'http can be read and changed in transit' },
    { address: 'https://example.com@evil.example/tides', why: 'it looks like another site' },
  ])('does not open $address, because $why', async ({ address }) => {
    const folder = folderWith({ ...right, 'papers/2024.yaml': paper({ url: JSON.stringify(address) }) });
    expect(await run(['-c', folder, 'open', 'lin2024tides'], { columns: 120, env: { NO_COLOR: '1', DISPLAY: ':0' } })).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: not opened, because it is not a plain https:// URL: ${address}
  to print it: --print
`,
    });
  });
});

describe.runIf(hasTerminals)('lm4c open in a terminal with a display', () => {
  /** A folder with a fake program to open browsers, which writes its arguments to a file. */
  function createBrowser(): string {
    const folder = folderWith({
      'xdg-open': '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/part"\nmv "$(dirname "$0")/part" "$(dirname "$0")/called"\n',
    });
    chmodSync(join(folder, 'xdg-open'), 0o755);
    return folder;
  }
  /** lm4c does not wait for the browser, which starts late on a busy machine. */
  const waitOptions = { timeout: 30_000 };
  const env = (folder: string) => ({ DISPLAY: ':0', PATH: `${folder}:/usr/bin:/bin`, BROWSER: '' });

  it('starts the browser with the URL as its only argument', async () => {
    const folder = createBrowser();
    const { status, seen } = await runInTerminal('lm4c open sun2023backdooring --code', { env: env(folder) });
    expect({ status, seen }).toEqual({ status: 0, seen: 'opening https://github.com/wssun/BADCODE' });
    await vi.waitUntil(() => existsSync(join(folder, 'called')), waitOptions);
    expect(readFileSync(join(folder, 'called'), 'utf8')).toBe('https://github.com/wssun/BADCODE\n');
  });

  it('passes shell metacharacters of the URL unchanged', async () => {
    const folder = createBrowser();
    const catalog = folderWith({
      ...right,
      'papers/2024.yaml': paper({ url: `"https://example.org/$(touch\${IFS}x);'&|--help"` }),
    });
    const { status } = await runInTerminal(`cd ${catalog}; lm4c -c . open lin2024tides`, { env: env(folder) });
    await vi.waitUntil(() => existsSync(join(folder, 'called')), waitOptions);
    expect({ status, called: readFileSync(join(folder, 'called'), 'utf8'), ran: existsSync(join(catalog, 'x')) }).toEqual({
      status: 0,
      called: "https://example.org/$(touch$%7BIFS%7Dx);'&|--help\n",
      ran: false,
    });
  });

  it('prints the URL when the program that starts the browser fails', async () => {
    const folder = folderWith({ 'xdg-open': '#!/bin/sh\nexit 3\n' });
    chmodSync(join(folder, 'xdg-open'), 0o755);
    expect(await runInTerminal('lm4c open sun2023backdooring --code', { env: env(folder) })).toMatchObject({
      status: 1,
      seen: `\
https://github.com/wssun/BADCODE
error: cannot start a browser
  the URL is printed above`,
    });
  });

  it('does not wait until the browser is closed', async () => {
    const folder = folderWith({ 'xdg-open': '#!/bin/sh\nexec sleep 20\n' });
    chmodSync(join(folder, 'xdg-open'), 0o755);
    const { status, seen } = await runInTerminal('lm4c open sun2023backdooring --code; echo "after $SECONDS"', {
      env: env(folder),
    });
    expect([status, seen]).toEqual([0, expect.stringMatching(/^opening https:.*\nafter \d$/)]);
  });

  it('prints the URL when there is no browser', async () => {
    const line = 'PATH=/nowhere lm4c open sun2023backdooring --code';
    expect(await runInTerminal(line, { columns: 120, env: { DISPLAY: ':0' } })).toMatchObject({
      status: 1,
      seen: `\
https://github.com/wssun/BADCODE
error: cannot start a browser
  the URL is printed above`,
    });
  });
});
