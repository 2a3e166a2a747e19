import { describe, expect, it } from 'vitest';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { type RunOptions, run } from '../../run.ts';

/** The lines of the reply to fish, for words separated by spaces. */
async function offered(line: string, around: RunOptions = {}): Promise<string[]> {
  const { stdout } = await run(['complete', 'fish', 'lm4c', ...line.split(' ')], around);
  return stdout.split(/\t?\n/).slice(0, -1);
}

/** The reply to bash for a line with quotes. */
async function offeredInBash(line: string, around: RunOptions = {}): Promise<string> {
  return (await run(['complete', 'bash', ' \t\n"\'@><=;|&(:', `lm4c ${line}`], around)).stdout;
}

const values = (lines: readonly string[]) => lines.map((line) => line.split('\t')[0]);

describe('the reply to a completion script', () => {
  it('has the matching commands with their summaries', async () => {
    expect(await offered('s')).toEqual([
      'word',
      'search\tfind papers by words, best first',
      'show\tshow all details of a paper',
      'stats\tcount papers by year, venue, author, ...',
      'schema\tprint the JSON Schema of a catalog file or --json output',
    ]);
  });

  it('has the options of the command and the global options, except those already given', async () => {
    expect(values(await offered('--json list --venue ICHT --json --r'))).toEqual(['word', '--reverse']);
    expect(values(await offered('list --json --j'))).toEqual(['word']);
    expect(values(await offered('list --venue ICHT --ve'))).toEqual(['word', '--venue', '--verbose', '--version']);
    expect(values(await offered('-q --qu'))).toEqual(['word']);
  });

  it('has values for an option in the next word, after =, after a comma and after a short option', async () => {
    const venue = 'International Conference on Harbor Technology';
    expect(await offered('list --venue ic')).toEqual(['list', `ICHT\t${venue}`]);
    expect(await offered('list --venue=ic')).toEqual(['list', `--venue=ICHT\t${venue}`]);
    expect(await offered('list --not-venue JIS,ic')).toEqual(['list', `JIS,ICHT\t${venue}`]);
    expect(values(await offered('bib -fbi'))).toEqual(['word', '-fbibtex', '-fbiblatex']);
  });

  it.each([
    ['show 10.5555/2', ['word', '10.5555/2345678.8765432\tNight Watch over Poisoned Code']],
    ['bib 2310.', ['word', '2310.00020\tCounting Ships']],
    ['open HARBOR-lab/', ['word', 'HARBOR-lab/night_watch\tNight Watch over Poisoned Code']],
    ['show 10.9', ['word']],
  ])('has the identifiers that begin as typed: %s', async (line, reply) => {
    expect(await offered(line)).toEqual(reply);
  });

  it.each([
    ['list --category b', ['list', 'backdoor\tA hidden link between a trigger and a wrong output.']],
    ['list --venue ruan', ['list', 'ruanjian-tongbao', 'Ruanjian Tongbao/Bulletin of Software']],
    ['list --kind j', ['list', 'journal']],
    ['list --has d', ['list', 'doi']],
    ['list --year 2', ['list', '2024', '2023']],
    ['list --task CODE-S', ['list', 'code-search']],
    ['list --author luk', ['list', 'Łukasiewicz, Zoë']],
    ['list --author king', ['list', 'King, Jr., Martin J.']],
    ['list --author zoe', ['list', 'Zoë Łukasiewicz']],
    ['list --author lin', ['list', 'Lin, Xiao\t林晓']],
    ['list --author xiao', ['list', 'Xiao Lin\t林晓']],
    ['list --author 林', ['list', '林晓\tXiao Lin']],
    ['list --author m', ['list', 'Müller, Søren', 'Martin J. King, Jr.']],
    ['list --author ruiz,zo', ['list', 'ruiz,Zoë Łukasiewicz']],
    ['list --sort year,ti', ['list', 'year,title']],
    ['list --fields key,doi,ke', ['list']],
    ['search x --fields key,sc', ['list', 'key,score']],
    ['stats --by v', ['list', 'venue']],
    ['venues -f j', ['word', 'json\tan array of objects']],
    ['--color a', ['word', 'auto', 'always']],
    ['schema pa', ['word', 'papers']],
    ['completion f', ['word', 'fish']],
    ['-- completion f', ['word', 'fish']],
    ['--nonsense completion f', ['word', 'fish']],
    ['--nonsense completion fish ', ['word']],
    ['completion fish ', ['word']],
    ['help exi', ['word', 'exit-codes']],
    ['help lis', ['word', 'list\tlist papers']],
    ['cache c', ['word', 'clear']],
    ['show lin2024t', ['word', 'lin2024tides\tTides: Adversarial Attacks without Gradients']],
    ['bib lin2024tides lin', ['word', 'lin2024survey\t代码模型港口安全综述']],
    ['show POISON', ['word', 'okafor2024night\tNight Watch over Poisoned Code']],
    ['show 港口', ['word', 'lin2024survey\t代码模型港口安全综述']],
    ['show night', ['word', 'okafor2024night\tNight Watch over Poisoned Code']],
    ['show 2023hid', ['word', 'muller2023hidden\tHidden Variables']],
    ['show okafor2024night poison', ['word']],
    ['show po', ['word']],
    ['show -- lin2024t', ['word', 'lin2024tides\tTides: Adversarial Attacks without Gradients']],
    ['-c ', ['file']],
    ['bib --aux=', ['file']],
    ['import x --into ', ['folder']],
    ['import x --into --verb', ['word', '--verbose\tprint the catalog in use and full error details']],
    ['import --into mine ', ['file']],
    ['check ', ['file']],
    ['nonsense ', ['word']],
  ])('has the values for lm4c %s', async (line, lines) => {
    expect(await offered(line)).toEqual(lines);
  });

  it('uses the catalog of the command line or of the environment', async () => {
    const folder = folderWith({ ...right, 'papers/2024.yaml': paper({}, 'zhou2024other') });
    expect(values(await offered(`-c ${folder} show z`))).toEqual(['word', 'zhou2024other']);
    expect(values(await offered('show z', { env: { LM4C_CATALOG: folder } }))).toEqual(['word', 'zhou2024other']);
    expect(values(await offered('show z -c ~', { env: { HOME: folder } }))).toEqual(['file']);
    expect(values(await offered('-c ~ show z', { env: { HOME: folder } }))).toEqual(['word', 'zhou2024other']);
  });

  it('has no error message for an unusable catalog, and still has values that need no catalog', async () => {
    const around = { env: { LM4C_CATALOG: '/nowhere/at/all' } };
    expect(await run(['complete', 'fish', 'lm4c', 'show', ''], around)).toEqual({ status: 0, stdout: 'word\n', stderr: '' });
    expect(await offered('list --fields tit', around)).toEqual([
      'list',
      'title\tas published, without a final period',
      'title_tex\tthe title with formulas in LaTeX: $k$-NN',
    ]);
    expect(await offered('-c - show ')).toEqual(['word']);
  });

  it('is an unknown command without the arguments of a completion script', async () => {
    expect((await run(['complete'])).stderr).toMatch(/^error: unknown command "complete"\n {2}did you mean completion\?/);
  });
});

it('the reply has at most 20 papers with a word in the title, the newest first', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => `zhou2024paper${String.fromCharCode(97 + index)}`);
  const folder = folderWith({ ...right, 'papers/2024.yaml': keys.map((key) => paper({ code: undefined }, key)).join('') });
  const reply = await offered(`-c ${folder} show tides`);
  expect(reply).toEqual(['word', ...keys.slice(0, 20).map((key) => `${key}\tTides of ${key}`)]);
});

describe('the reply to bash', () => {
  it.each([
    ['show "poisoned night', 'word\nokafor2024night\tokafor2024night  (Night Watch over Poisoned Code)\n'],
    ['list --author luk', 'list\nŁukasiewicz,\\ Zoë\tŁukasiewicz, Zoë\n'],
    ['list --author "luk', 'list\nŁukasiewicz, Zoë\tŁukasiewicz, Zoë\n'],
    ["list --author o\\'n", 'list\nO’Neil,\\ Una-May\tO’Neil, Una-May\n'],
    ['list --author=luk', 'list\nŁukasiewicz,\\ Zoë\tŁukasiewicz, Zoë\n'],
    ['list --author "Łukasiewicz, Zoë"', 'list\nŁukasiewicz,\\ Zoë\tŁukasiewicz, Zoë\n'],
    ['list --author="Łukasiewicz, "z', 'list\nŁukasiewicz,\\ Zoë\tŁukasiewicz, Zoë\n'],
    ["list --author 'Łuk'\"as", 'list\nasiewicz, Zoë\tŁukasiewicz, Zoë\n'],
    ['list --venue "ICHT",J', 'list\nICHT,JIS\tJIS  (Journal of Invented Software)\n'],
    ["show 'lin2024tides'", 'word\nlin2024tides\tlin2024tides  (Tides: Adversarial Attacks without Gradients)\n'],
    ['"list"', 'word\nlist\tlist  (list papers)\n'],
    ['list --venue ICHT"', 'list\n'],
    ['list -q > ', 'file\n'],
    ['list 2> x --venue ic', 'list\nICHT\tICHT  (International Conference on Harbor Technology)\n'],
  ])('replaces the part that bash regards as a word: lm4c %s', async (line, reply) => {
    expect(await offeredInBash(line)).toBe(reply);
  });

  it('never has a common prefix shorter than the typed text', async () => {
    const venues = ['CoNLL', 'COLING'].map(
      (name) => `${name.toLowerCase()}:\n  name: ${name}\n  title: ${name}\n  kind: conference\n`,
    );
    const folder = folderWith({ ...right, 'venues.yaml': `${right['venues.yaml'] ?? ''}\n${venues.join('')}` });
    expect(await offeredInBash(`-c ${folder} list --venue co`)).toBe('list\ncoNLL\tCoNLL  (CoNLL)\ncoLING\tCOLING  (COLING)\n');
  });
});

it('the reply to bash has an empty candidate if the keys do not begin with the typed word', async () => {
  expect(await offeredInBash('show 2024')).toBe(
    `word
\t
lin2024survey\tlin2024survey  (代码模型港口安全综述)
lin2024tides\tlin2024tides  (Tides: Adversarial Attacks without Gradients)
okafor2024night\tokafor2024night  (Night Watch over Poisoned Code)
`,
  );
});

describe('the reply to Nushell', () => {
  const offeredInNushell = async (...words: string[]) => (await run(['complete', 'nushell', 'lm4c', ...words])).stdout;

  it('is a JSON list of values, with quotes where Nushell needs them', async () => {
    expect(await offeredInNushell('list', '--author', '"luk')).toBe('[{"value":"\\"Łukasiewicz, Zoë\\"","description":""}]\n');
    expect(await offeredInNushell('list', '--author=`xiao')).toBe('[{"value":"\\"--author=Xiao Lin\\"","description":"林晓"}]\n');
    expect(await offeredInNushell('list', '--venue', "'ic'")).toBe(
      '[{"value":"ICHT","description":"International Conference on Harbor Technology"}]\n',
    );
  });

  it('leaves files and folders to Nushell', async () => {
    expect(await offeredInNushell('-c', 'x')).toBe('null\n');
    expect(await offeredInNushell('import', 'x', '--into', '')).toBe('null\n');
  });
});

describe('the reply to PowerShell', () => {
  const offeredInPowerShell = async (line: string) => {
    const { stdout } = await run(['complete', 'powershell', Buffer.from(line).toString('base64')]);
    return stdout;
  };

  it.each([
    ['lm4c list --venue ic', [['ICHT', 'ICHT', 'International Conference on Harbor Technology']]],
    ['lm4c list --venue JIS,ic', [['ICHT', 'ICHT', 'International Conference on Harbor Technology']]],
    ['lm4c list --author "King, `J', [["'King, Jr., Martin J.'", 'King, Jr., Martin J.', 'King, Jr., Martin J.']]],
    ["lm4c list --author 'O''N", [["'O’’Neil, Una-May'", 'O’Neil, Una-May', 'O’Neil, Una-May']]],
    ['lm4c list --author=luk', [["'--author=Łukasiewicz, Zoë'", 'Łukasiewicz, Zoë', 'Łukasiewicz, Zoë']]],
    ['lm4c  show lin2024tides  lin', [['lin2024survey', 'lin2024survey', '代码模型港口安全综述']]],
    ['lm4c -c ', []],
  ])('is a JSON list that completes the token at the cursor: %s', async (line, replies) => {
    const expected = replies.map(([text, shown, about]) => ({ text, shown, about }));
    expect(JSON.parse(await offeredInPowerShell(line))).toEqual(expected);
  });

  it('is in ASCII, whatever the code page of the console is', async () => {
    expect(await offeredInPowerShell('lm4c show lin2024s')).toMatch(/^[\0-\x7f]*\\u4ee3[\0-\x7f]*$/);
  });
});

describe('lm4c completion', () => {
  it.each(['bash', 'zsh', 'fish', 'nushell', 'powershell'])('prints the completion script of %s', async (shell) => {
    const { status, stdout, stderr } = await run(['completion', shell]);
    expect({ status, stderr, first: stdout.split(' ')[1] }).toEqual({
      status: 0,
      stderr: '',
      first: expect.stringMatching(/^lm4c/),
    });
    expect(stdout).not.toContain('eval');
  });

  it('suggests a shell whose command has another name', async () => {
    const { stderr } = await run(['completion'], { env: { SHELL: '/usr/bin/nu' } });
    expect(stderr).toContain('did you mean lm4c completion nushell?');
  });

  it('fails without a shell and suggests the one of the environment', async () => {
    expect(await run(['completion'], { env: { SHELL: '/usr/bin/zsh' } })).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: which shell?
  did you mean lm4c completion zsh?
  one of bash, zsh, fish, nushell, powershell
`,
    });
  });
});
