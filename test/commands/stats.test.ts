import { describe, expect, it } from 'vitest';
import { run, terminal } from '../run.ts';

describe('lm4c stats', () => {
  it('counts by year for a program', async () => {
    expect(await run(['stats'])).toEqual({
      status: 0,
      stdout: `\
2023	3
2024	3
`,
      stderr: '',
    });
  });

  it('draws the counts for a person', async () => {
    expect(await run(['stats', '--by', 'year'], terminal(60))).toEqual({
      status: 0,
      stdout: `\
YEAR  PAPERS
2023       3  ████████████████████████████████████████
2024       3  ████████████████████████████████████████
`,
      stderr: '',
    });
  });

  it('counts by what is asked for, with filters', async () => {
    expect(await run(['stats', '--by', 'model', '--year', '2024'])).toEqual({
      status: 0,
      stdout: `\
GPT-4	2
CodeBERT	1
`,
      stderr: '',
    });
  });

  it('counts a paper in every category above its own', async () => {
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

  it('makes a table of two', async () => {
    expect(await run(['stats', '--by', 'year,venue'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
YEAR  arXiv  ICHT  JIS  软件通报  ALL
2023     █1    █1   █1         ·    3
2024     █1    █1    ·        █1    3
ALL       2     2    1         1    6
`,
      stderr: '',
    });
  });

  it('makes a row of each pair where a table is too wide, and leaves none out', async () => {
    expect(await run(['stats', '--by', 'year,venue'], terminal(24))).toEqual({
      status: 0,
      stdout: `\
YEAR  VENUE     PAPERS
2023  arXiv          1
2023  ICHT           1
2023  JIS            1
2024  arXiv          1
2024  ICHT           1
2024  软件通报       1
`,
      stderr: '',
    });
  });

  it('counts only the first so many when it is limited', async () => {
    expect(await run(['stats', '--by', 'author', '--limit', '2'])).toEqual({
      status: 0,
      stdout: 'Martin J. King, Jr.\t2\nXiao Lin\t2\n',
      stderr: '',
    });
  });

  it('gives years as numbers', async () => {
    expect((await run(['stats', '--json'])).stdout).toBe(
      '[\n  {\n    "year": 2023,\n    "papers": 3\n  },\n  {\n    "year": 2024,\n    "papers": 3\n  }\n]\n',
    );
  });

  it('makes lines of two for a program', async () => {
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

  it('gives counts as JSON', async () => {
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

  it('names what was meant', async () => {
    expect(await run(['stats', '--by', 'modle'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: no facet "modle"
  did you mean model?
  one of year, venue, category, author, task, model, language, technique, kind
`,
    });
  });

  it('refuses three', async () => {
    expect(await run(['stats', '--by', 'year,venue,kind'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: papers are counted by two things at most\n',
    });
  });

  it('counts nothing when no paper passes', async () => {
    expect(await run(['stats', '--year', '2023', '--ours'], terminal(80))).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});
