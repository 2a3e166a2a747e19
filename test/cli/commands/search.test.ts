import { describe, expect, it } from 'vitest';
import { run, terminal } from '../../run.ts';

describe('lm4c search', () => {
  it('prints the papers in which every word fits', async () => {
    expect(await run(['search', 'poisoned', 'code', '--fields', 'key,title'])).toEqual({
      status: 0,
      stdout: `\
okafor2024night	Night Watch over Poisoned Code
king2023locking	Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
`,
      stderr: '',
    });
  });

  it('shows a person how many there are', async () => {
    expect(await run(['search', 'harbor', '--kind', 'conference,journal'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
KEY              YEAR  VENUE     TITLE                                      CODE
lin2024survey    2024  软件通报  代码模型港口安全综述 ⚑
okafor2024night  2024  ICHT      Night Watch over Poisoned Code             code
king2023locking  2023  ICHT      Locking the Door & Keeping the Key: 100%   code
                                 of C# Models in #1 Place_Holders
`,
      stderr: '3 of 6 papers\n',
    });
  });

  it('says on stderr as what it has read a mistyped word', async () => {
    expect(await run(['search', 'gradeints', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\n',
      stderr: 'no paper has "gradeints"; read as "gradients" (--exact to forbid)\n',
    });
  });

  it('tells in JSON what each paper scores, and where each word fits', async () => {
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

  it('has the same as text where a format has no objects', async () => {
    expect(await run(['search', 'gradient', 'model', '--fields', 'key,matches'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\tgradient: title (another form); model: summary\n',
      stderr: '',
    });
  });

  it('leaves out of a table what was not asked for', async () => {
    expect((await run(['search', 'gradients', '-f', 'csv'])).stdout.split('\n')[0]).toBe(
      'key,year,venue,title,authors,categories,doi,code',
    );
  });

  it('explains what fits where', async () => {
    expect(await run(['search', 'gradeints', 'model', '--explain'])).toEqual({
      status: 0,
      stdout: `\
lin2024tides  Tides: Adversarial Attacks without Gradients\u00a0⚑
   14.9  gradeints → gradients  title
    0.5  model                  summary
   15.4  score
`,
      stderr: 'no paper has "gradeints"; read as "gradients" (--exact to forbid)\n',
    });
  });

  it.each([['--json'], ['--format=table'], ['--fields=key']])('does not explain as %s', async (option) => {
    expect(await run(['search', 'gradients', '--explain', option])).toMatchObject({ status: 2, stdout: '' });
  });

  it('forgives nothing when it is to be exact', async () => {
    expect(await run(['search', 'gradeints', '--exact', '-f', 'keys'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has "gradeints"
  did you mean gradients?
`,
    });
  });

  it('ends with 1 when nothing is found, and says which word is not there', async () => {
    expect(await run(['search', 'zeppelin'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: no paper has "zeppelin"\n',
    });
  });

  it('ends with 1 when the words are only in different papers', async () => {
    expect(await run(['search', 'ships', 'tides'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has all of "ships tides"
  without "ships" there are 3
`,
    });
  });

  it('is silent about it when it is to be quiet', async () => {
    expect(await run(['search', 'zeppelin', '-q'])).toEqual({
      status: 1,
      stdout: '',
      stderr: '',
    });
  });

  it('prints an empty array for a program when nothing is found', async () => {
    expect(await run(['search', 'zeppelin', '--json', '-q'])).toEqual({
      status: 1,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('searches only the papers that pass the filters', async () => {
    expect(await run(['search', 'adversarial', '--year', '2023', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'muller2023hidden\n',
      stderr: '',
    });
  });

  it('does not take a word for mistyped that papers behind the filters have', async () => {
    expect(await run(['search', 'gradients', '--year', '2023'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has "gradients" and passes the filters
  leave out a filter
`,
    });
  });

  it('tells as what it has read a mistyped word also where the filters leave nothing', async () => {
    expect(await run(['search', 'gradeints', '--year', '2023'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
no paper has "gradeints"; read as "gradients" (--exact to forbid)
error: no paper has "gradeints" and passes the filters
  leave out a filter
`,
    });
  });

  it('finds a paper by its repository', async () => {
    expect(await run(['search', 'king-mj/locks', '-f', 'keys'])).toMatchObject({ status: 0, stdout: 'king2023locking\n' });
  });

  it('tells a mistyped word once, however often it stands there', async () => {
    expect(await run(['search', 'gradeints', 'gradeints', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'lin2024tides\n',
      stderr: 'no paper has "gradeints"; read as "gradients" (--exact to forbid)\n',
    });
  });

  it('refuses more words than a person asks for', async () => {
    expect(await run(['search', 'harbor '.repeat(101)])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: more than 100 words to search for\n',
    });
  });

  it('looks at the options before it answers', async () => {
    expect(await run(['search', 'zeppelin', '--fields', 'titel'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('asks for words', async () => {
    expect(await run(['search'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: search lacks <words...>
  for example: lm4c search backdoor
`,
    });
  });

  it('refuses words that are none', async () => {
    expect(await run(['search', ' '])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: no word to search for in ""\n',
    });
  });

  it('takes what looks like an option for a word behind --', async () => {
    expect(await run(['search', '-f', 'keys', '--', '-ships'])).toEqual({
      status: 0,
      stdout: 'openharbor2023counting\n',
      stderr: '',
    });
  });
});
