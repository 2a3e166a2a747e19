import { describe, expect, it } from 'vitest';
import { run, terminal } from '../../run.ts';

describe('lm4c stats', () => {
  it('prints counts by year as TSV into a pipe', async () => {
    expect(await run(['stats'])).toEqual({
      status: 0,
      stdout: `\
2023	3
2024	3
`,
      stderr: '',
    });
  });

  it('prints a bar chart on a terminal', async () => {
    expect(await run(['stats', '--by', 'year'], terminal(60))).toEqual({
      status: 0,
      stdout: `\
YEAR  PAPERS
2023       3  ████████████████████████████████████████
2024       3  ████████████████████████████████████████
`,
      stderr: '2 years in 6 papers\n',
    });
  });

  it('counts by the facet of --by, and only papers that pass the filters', async () => {
    expect(await run(['stats', '--by', 'model', '--year', '2024'])).toEqual({
      status: 0,
      stdout: `\
GPT-4	2
CodeBERT	1
`,
      stderr: '',
    });
  });

  it('counts a paper in its category and all parent categories', async () => {
    expect(await run(['stats', '--by', 'category'])).toEqual({
      status: 0,
      stdout: `\
threats	5
backdoor	3
adversarial	2
data-poisoning	2
defenses	2
survey	1
`,
      stderr: '',
    });
  });

  it('prints a table of two facets', async () => {
    expect(await run(['stats', '--by', 'year,venue'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
YEAR  arXiv  ICHT  JIS  软件通报  ALL
2023     █1    █1   █1         ·    3
2024     █1    █1    ·        █1    3
ALL       2     2    1         1    6
`,
      stderr: '2 years by 4 venues in 6 papers\n',
    });
  });

  it('prints a row for each pair of values when the table is too wide', async () => {
    expect(await run(['stats', '--by', 'year,venue'], terminal(19))).toEqual({
      status: 0,
      stdout: `\
2023
   arXiv  papers: 1
2023
    ICHT  papers: 1
2023
     JIS  papers: 1
2024
   arXiv  papers: 1
2024
    ICHT  papers: 1
2024
  软件通报
  papers: 1
`,
      stderr: '2 years by 4 venues\n    in 6 papers\n',
    });
  });

  it('prints each pair before its count on a narrow terminal', async () => {
    const { stdout } = await run(['stats', '--by', 'venue,author', '--venue', 'jis'], terminal(20));
    expect(stdout).toBe(`\
JIS
  Ana van der Berg
  papers: 1
JIS
  Søren Müller
  papers: 1
`);
  });

  it('indents categories by their tree in a table of two facets, as columns in the same order', async () => {
    expect((await run(['stats', '--by', 'category,year'], terminal(80))).stdout).toBe(`\
CATEGORY            2023  2024  ALL
survey                 ·    ▓1    1
threats               █3    █2    5
  backdoor            █2    ▓1    3
    data-poisoning    ▓1    ▓1    2
  adversarial         ▓1    ▓1    2
defenses              ▓1    ▓1    2
ALL                    3     3    6
`);
    const { stdout } = await run(['stats', '--by', 'year,category'], terminal(80));
    expect(stdout.split('\n')[0]).toBe('YEAR  survey  threats  backdoor  data-poisoning  adversarial  defenses  ALL');
  });

  it('shortens years and the space between columns on a narrow terminal', async () => {
    const header = async (width: number) =>
      (await run(['stats', '--by', 'category,year'], terminal(width))).stdout.split('\n')[0];
    expect([await header(35), await header(34), await header(31)]).toEqual([
      'CATEGORY            2023  2024  ALL',
      "CATEGORY            '23  '24  ALL",
      "CATEGORY           '23 '24 ALL",
    ]);
  });

  it('prints the categories with the most papers, in the order of the tree, into a pipe', async () => {
    expect((await run(['stats', '--by', 'category,kind', '--year', '2024', '-n', '2'])).stdout).toBe(`\
threats\tconference\t1
threats\tpreprint\t1
adversarial\tpreprint\t1
`);
    const { stdout } = await run(['stats', '--by', 'category,year', '--year', '2024']);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      'survey',
      'threats',
      'backdoor',
      'data-poisoning',
      'adversarial',
      'defenses',
      '',
    ]);
  });

  it('prints at most --limit counts', async () => {
    expect(await run(['stats', '--by', 'author', '--limit', '2'])).toEqual({
      status: 0,
      stdout: 'Martin J. King, Jr.\t2\nXiao Lin\t2\n',
      stderr: '',
    });
  });

  it('prints years as numbers in JSON', async () => {
    expect((await run(['stats', '--json'])).stdout).toBe(
      '[\n  {\n    "year": 2023,\n    "papers": 3\n  },\n  {\n    "year": 2024,\n    "papers": 3\n  }\n]\n',
    );
  });

  it('prints a line for each pair of values into a pipe', async () => {
    expect(await run(['stats', '--by', 'year', '--by', 'venue'])).toEqual({
      status: 0,
      stdout: `\
2023	arXiv	1
2023	ICHT	1
2023	JIS	1
2024	arXiv	1
2024	ICHT	1
2024	软件通报	1
`,
      stderr: '',
    });
  });

  it('prints counts as JSON', async () => {
    expect(await run(['stats', '--by', 'kind', '--json'])).toEqual({
      status: 0,
      stdout: `\
[
  {
    "kind": "conference",
    "papers": 2
  },
  {
    "kind": "journal",
    "papers": 2
  },
  {
    "kind": "preprint",
    "papers": 2
  }
]
`,
      stderr: '',
    });
  });

  it('suggests a facet for a mistyped one', async () => {
    expect(await run(['stats', '--by', 'modle'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: cannot count by "modle"
  did you mean model?
  one of year, venue, category, author, task, model, language, technique, kind
`,
    });
  });

  it('rejects three facets', async () => {
    expect(await run(['stats', '--by', 'year,venue,kind'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --by takes at most two values\n',
    });
  });

  it('prints a count of 0 when no paper passes the filters', async () => {
    const none = ['stats', '--year', '2023', '--ours'];
    expect(await run(none, terminal(80))).toEqual({ status: 0, stdout: '', stderr: '0 of 6 papers\n' });
    expect(await run(none)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await run([...none, '-q'], terminal(80))).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('prints how many counts there are without the limit, and the number of papers', async () => {
    const { stderr } = await run(['stats', '--by', 'category', '-n', '1', '--year', '2024'], terminal(80));
    expect(stderr).toBe('the first of 6 categories in 3 of 6 papers\n');
  });

  it('prints one row for the values beyond the limit in a table of two facets', async () => {
    expect(await run(['stats', '--by', 'venue,year', '-n', '2'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
VENUE   2023  2024  ALL
arXiv     █1    █1    2
ICHT      █1    █1    2
OTHERS     1     1    2
ALL        3     3    6
`,
      stderr: 'the first 2 of 4 venues by 2 years in 6 papers\n',
    });
  });

  it('counts a paper with several values beyond the limit once', async () => {
    const { stdout } = await run(['stats', '--by', 'category,year', '-n', '1'], terminal(80));
    expect(stdout).toBe(`\
CATEGORY  2023  2024  ALL
threats     █3    █2    5
OTHERS       3     3    6
ALL          3     3    6
`);
  });

  it('prints a column for the values beyond the limit when the table is transposed', async () => {
    const { stdout } = await run(['stats', '--by', 'year,venue', '-n', '1'], terminal(30));
    expect(stdout).toBe(`\
VENUE     2023  OTHERS  ALL
arXiv       █1       1    2
ICHT        █1       1    2
JIS         █1       ·    1
软件通报     ·       1    1
ALL          3       3    6
`);
  });
});
