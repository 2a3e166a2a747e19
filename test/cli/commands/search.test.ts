import { describe, expect, it } from 'vitest';
import { run, terminal } from '../../run.ts';

describe('lm4c search', () => {
  it('prints the papers that match every word', async () => {
    expect(await run(['search', 'poisoned', 'code', '--fields', 'key,title'])).toEqual({
      status: 0,
      stdout: `\
okafor2024night	Night Watch over Poisoned Code
king2023locking	Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
`,
      stderr: '',
    });
  });

  it('prints the number of papers on a terminal', async () => {
    expect(await run(['search', 'harbor', '--kind', 'conference,journal'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
代码模型港口安全综述 ⚑                             lin2024survey  2024  软件通报
Night Watch over Poisoned Code                 okafor2024night  2024  ICHT  code
Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
                                               king2023locking  2023  ICHT  code
`,
      stderr: '3 of 6 papers\n',
    });
  });

  it('prints the correction of a mistyped word to stderr', async () => {
    expect(await run(['search', 'gradeints', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\n',
      stderr: 'no paper has "gradeints"; searching for "Gradients" instead (--exact turns this off)\n',
    });
  });

  it('prints the score and the matches of each paper as JSON', async () => {
    const { stdout } = await run(['search', 'gradeints', 'model', '--json', '--fields', 'key,score,matches']);
    expect(JSON.parse(stdout)).toEqual([
      {
        key: 'lin2024tides',
        score: expect.any(Number),
        matches: [
          { word: 'gradeints', readAs: ['gradients'], score: expect.any(Number), fields: { title: 'exact' } },
          { word: 'model', score: expect.any(Number), fields: { summary: 'exact' } },
        ],
      },
    ]);
  });

  it('prints the matches as text in formats without objects', async () => {
    expect(await run(['search', 'gradient', 'model', '--fields', 'key,matches'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\tgradient: title (another form); model: summary\n',
      stderr: '',
    });
  });

  it('has no column for the score and the matches in a table by default', async () => {
    expect((await run(['search', 'gradients', '-f', 'csv'])).stdout.split('\n')[0]).toBe(
      'key,year,venue,title,authors,categories,doi,code',
    );
  });

  it('prints the matches of each paper with --explain', async () => {
    expect(await run(['search', 'gradeints', 'model', '--explain'])).toEqual({
      status: 0,
      stdout: `\
lin2024tides  Tides: Adversarial Attacks without Gradients\u00a0⚑
   14.9  gradeints → gradients  title
    0.5  model                  summary
   ×0.9  share of the words that match
   ×1.3  share of the title that matches
   17.9  score
`,
      stderr: 'no paper has "gradeints"; searching for "Gradients" instead (--exact turns this off)\n',
    });
  });

  it('prints the matches as they are on a terminal with --explain and --format table', async () => {
    const explain = ['search', 'gradeints', '--explain'];
    const { status, stdout } = await run([...explain, '-f', 'table', '--width', '60']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: (await run(explain, terminal(60))).stdout });
    expect(stdout).toMatch(/^lin2024tides {2}Tides: /);
  });

  it.each([['--json'], ['--format=tsv'], ['--fields=key']])('rejects --explain with %s', async (option) => {
    expect(await run(['search', 'gradients', '--explain', option])).toMatchObject({ status: 2, stdout: '' });
  });

  it('corrects no words with --exact', async () => {
    expect(await run(['search', 'gradeints', '--exact', '-f', 'keys'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has "gradeints"
  did you mean gradients?
`,
    });
  });

  it('exits with 1 when nothing is found, and reports the unknown word', async () => {
    expect(await run(['search', 'zeppelin'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has "zeppelin"\n',
    });
  });

  it('prints papers that have most of the words, and says which words are missing', async () => {
    expect(await run(['search', 'ships', 'tides', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'openharbor2023counting\n',
      stderr: 'no paper has every word; these have most of them, but not "tides"\n',
    });
  });

  it('names the missing words of each paper as JSON and in a table', async () => {
    const { stdout } = await run(['search', 'ships', 'tides', '--json', '--fields', 'key,missing']);
    expect(JSON.parse(stdout)).toEqual([{ key: 'openharbor2023counting', missing: ['tides'] }]);
    expect((await run(['search', 'ships', 'tides', '-f', 'table'])).stdout).toContain('Counting Ships (without tides)');
  });

  it('exits with 1 with --exact when no paper has every word', async () => {
    expect(await run(['search', 'ships', 'tides', '--exact'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper matches "ships tides"\n  use fewer words\n',
    });
  });

  it('names an identifier that no paper has', async () => {
    expect(await run(['search', 'https://arxiv.org/abs/1706.03762v7'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has the arXiv id 1706.03762\n',
    });
  });

  it('does not report that nothing is found with --quiet', async () => {
    expect(await run(['search', 'zeppelin', '-q'])).toEqual({
      status: 1,
      stdout: '',
      stderr: '',
    });
  });

  it('prints an empty array as JSON when nothing is found', async () => {
    expect(await run(['search', 'zeppelin', '--json', '-q'])).toEqual({
      status: 1,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('prints only papers that pass the filters', async () => {
    expect(await run(['search', 'adversarial', '--year', '2023', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'muller2023hidden\n',
      stderr: '',
    });
  });

  it('does not correct a word that only papers outside the filters have', async () => {
    expect(await run(['search', 'gradients', '--year', '2023'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper matches "gradients" and passes the filters
  remove a filter
`,
    });
  });

  it('prints the correction of a mistyped word even if no paper passes the filters', async () => {
    expect(await run(['search', 'gradeints', '--year', '2023'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper matches "gradeints" and passes the filters
  remove a filter
`,
    });
  });

  it('finds a paper by its repository', async () => {
    expect(await run(['search', 'king-mj/locks', '-f', 'keys'])).toMatchObject({ status: 0, stdout: 'king2023locking\n' });
  });

  it('prints the correction of a repeated word once', async () => {
    expect(await run(['search', 'gradeints', 'gradeints', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\n',
      stderr: 'no paper has "gradeints"; searching for "Gradients" instead (--exact turns this off)\n',
    });
  });

  it('rejects more than 100 words', async () => {
    expect(await run(['search', 'harbor '.repeat(101)])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: the query has more than 100 words\n',
    });
  });

  it('checks the options before it searches', async () => {
    expect(await run(['search', 'zeppelin', '--fields', 'titel'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('rejects a command line without words', async () => {
    expect(await run(['search'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: missing argument: <words...>
  for example: lm4c search backdoor
`,
    });
  });

  it('rejects a query without letters and digits', async () => {
    expect(await run(['search', ' '])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: no word to search for in ""\n',
    });
  });

  it('takes words after -- that look like options for a query', async () => {
    expect(await run(['search', '-f', 'keys', '--', '--ships'])).toMatchObject({ status: 0, stdout: 'openharbor2023counting\n' });
    expect(await run(['search', '-f', 'keys', '--', 'harbor', '-survey'])).not.toMatchObject({
      stdout: expect.stringContaining('survey'),
    });
  });

  it('says how to exclude a word', async () => {
    expect(await run(['search', 'harbor', '-survey'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: search has no option "-survey"\n  to exclude a word, quote the query: lm4c search "backdoor -survey"\n',
    });
  });
});
