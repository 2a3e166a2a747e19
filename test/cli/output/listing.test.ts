import { describe, expect, it } from 'vitest';
import { folderWith } from '../../catalog/folder.ts';
import { run, terminal } from '../../run.ts';

describe('the commands that list venues, categories and repositories', () => {
  it('categories prints a tree on a terminal', async () => {
    expect(await run(['categories'], terminal(60))).toEqual({
      status: 0,
      stdout: `\
CATEGORY              PAPERS
survey                     1  ██████
threats                    5  ██████████████████████████████
├─ backdoor                3  ██████████████████
│  └─ data-poisoning       2  ████████████
└─ adversarial             2  ████████████
defenses                   2  ████████████
`,
      stderr: '6 categories\n',
    });
  });

  it('categories prints TSV with the parents into a pipe', async () => {
    expect(await run(['categories'])).toEqual({
      status: 0,
      stdout: `\
survey		Survey	1	Papers that review the field.
threats		Threats	5	Ways to make a model misbehave.
backdoor	threats	Backdoor attacks	3	A hidden link between a trigger and a wrong output.
data-poisoning	backdoor	Data poisoning	2	The link is planted in the training data.
adversarial	threats	Adversarial attacks	2	The input is changed, the model is not.
defenses		Defenses	2	Ways to withstand an attack.
`,
      stderr: '',
    });
  });

  it('venues lists the venues with most papers first', async () => {
    expect(await run(['venues'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
VENUE     KIND        PAPERS  TITLE
arXiv     preprint         2  arXiv
ICHT      conference       2  International Conference on Harbor Technology
JIS       journal          1  Journal of Invented Software
软件通报  journal          1  Ruanjian Tongbao/Bulletin of Software
`,
      stderr: '4 venues\n',
    });
  });

  it('venues prints TSV with the aliases into a pipe', async () => {
    expect(await run(['venues'])).toEqual({
      status: 0,
      stdout: `\
arXiv	arxiv	preprint	2	arXiv		CoRR
ICHT	icht	conference	2	International Conference on Harbor Technology	Association for Harbors	ICHT Main, Harbor & Tide
JIS	jis	journal	1	Journal of Invented Software		
软件通报	ruanjian-tongbao	journal	1	Ruanjian Tongbao/Bulletin of Software		Bulletin of Software
`,
      stderr: '',
    });
  });

  it('repos lists the repositories with their papers', async () => {
    expect(await run(['repos'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
URL                                           CODE OF
https://github.com/harbor-lab/Night_Watch     okafor2024night
https://github.com/king-mj/locks              king2023locking
https://github.com/someone/night-watch-again  okafor2024night (by others)
`,
      stderr: '3 repositories\n',
    });
  });

  it('repos and venues label the values of each row on a narrow terminal', async () => {
    expect((await run(['repos'], terminal(40))).stdout).toBe(`\
https://github.com/harbor-lab/Night_Watch
                code of: okafor2024night
https://github.com/king-mj/locks
                code of: king2023locking
https://github.com/someone/night-watch-again
    code of: okafor2024night (by others)
`);
    expect((await run(['venues'], terminal(40))).stdout).toBe(`\
arXiv                preprint  papers: 2
  arXiv
ICHT               conference  papers: 2
  International Conference on Harbor
    Technology
JIS                   journal  papers: 1
  Journal of Invented Software
软件通报              journal  papers: 1
  Ruanjian Tongbao/Bulletin of Software
`);
  });

  it('repos prints TSV into a pipe', async () => {
    expect(await run(['repos'])).toEqual({
      status: 0,
      stdout: `\
https://github.com/harbor-lab/Night_Watch	harbor-lab/Night_Watch	okafor2024night		
https://github.com/king-mj/locks	king-mj/locks	king2023locking		
https://github.com/someone/night-watch-again	someone/night-watch-again		okafor2024night	Night Watch, written again by somebody else.
`,
      stderr: '',
    });
  });

  it('repos prints JSON with --json', async () => {
    expect(await run(['repos', '--json'])).toEqual({
      status: 0,
      stdout: `\
[
  {
    "url": "https://github.com/harbor-lab/Night_Watch",
    "id": "harbor-lab/Night_Watch",
    "code": [
      "okafor2024night"
    ],
    "reproductions": []
  },
  {
    "url": "https://github.com/king-mj/locks",
    "id": "king-mj/locks",
    "code": [
      "king2023locking"
    ],
    "reproductions": []
  },
  {
    "url": "https://github.com/someone/night-watch-again",
    "id": "someone/night-watch-again",
    "code": [],
    "reproductions": [
      "okafor2024night"
    ],
    "description": "Night Watch, written again by somebody else."
  }
]
`,
      stderr: '',
    });
  });

  it('venues prints no count with --quiet', async () => {
    expect((await run(['venues', '-q'], terminal(80))).stderr).toBe('');
  });

  it('each listing of an empty catalog prints a count of 0 on a terminal', async () => {
    const empty = folderWith({ 'papers/2024.yaml': '', 'venues.yaml': '', 'repos.yaml': '', 'categories.yaml': '' });
    const told = await Promise.all(
      ['venues', 'repos', 'categories', 'stats', 'list'].map((command) => run(['-c', empty, command], terminal(80))),
    );
    expect(told.map(({ stdout, stderr }) => stdout + stderr)).toEqual([
      '0 venues\n',
      '0 repositories\n',
      '0 categories\n',
      '0 papers\n',
      '0 papers\n',
    ]);
  });

  it('a listing rejects the formats of papers', async () => {
    expect(await run(['venues', '--format', 'bibtex'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: unknown format "bibtex"
  one of table, tsv, json
`,
    });
  });
});
