import { describe, expect, it } from 'vitest';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { lm4c } from '../../program.ts';
import { run, terminal } from '../../run.ts';

describe('lm4c show', () => {
  it('reads keys from stdin, and reports an error when stdin is a terminal', async () => {
    expect(await run(['show', '-', '-f', 'keys'], { stdin: 'okafor2024night\t2024\nlin2024tides\n' })).toEqual({
      status: 0,
      stdout: 'okafor2024night\nlin2024tides\n',
      stderr: '',
    });
    expect(await run(['show', '-'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: - reads keys from stdin, but nothing is piped in\n  lm4c search backdoor -f keys | lm4c show -\n',
    });
  });

  it('prints a card with all fields on a terminal', async () => {
    expect(await run(['show', 'okafor2024night'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
Night Watch over Poisoned Code
Chidi Okafor, Martin J. King, Jr.
ICHT 2024, Proceedings of the 8th International Conference on Harbor Technology,
1–11

Watches the activations of a model and removes the training examples that wake
it.

categories     defenses
               threats › backdoor › data-poisoning
acronym        NightWatch
tasks          code-generation
models         GPT-4
languages      Python
techniques     poisoned-sample-detection
doi            https://doi.org/10.5555/2345678.8765432
code           https://github.com/harbor-lab/Night_Watch
reproductions  https://github.com/someone/night-watch-again
               Night Watch, written again by somebody else.
series         ICHT ’24
month          6
publisher      Association for Harbors
cite           \\cite{okafor2024night}

near           king2023locking  data-poisoning, by King, backdoor
                 Locking the Door & Keeping the Key: 100% of C# Models in #1
                 Place_Holders
               openharbor2023counting  backdoor
                 Counting Ships
               muller2023hidden  defenses
                 Hidden Variables
               lin2024tides  GPT-4
                 Tides: Adversarial Attacks without Gradients
`,
      stderr: '',
    });
  });

  it('prints the translation of a title and the native characters of a name', async () => {
    expect(await run(['show', 'lin2024survey'], terminal(60))).toEqual({
      status: 0,
      stdout: `\
代码模型港口安全综述 ⚑
Survey on Harbor Security of Code Models
林晓 (Xiao Lin), 吴海燕 (Haiyan Wu)
软件通报 2024, Ruanjian Tongbao/Bulletin of Software, 35(4)

Reviews, in Chinese, what is known of harbors.

categories  survey
url         https://bulletin.example.org/35/4/7254
language    zh
cite        \\cite{lin2024survey}
`,
      stderr: '',
    });
  });

  it('prints a line for each field into a pipe', async () => {
    expect(await run(['show', 'openharbor2023counting'])).toEqual({
      status: 0,
      stdout: `\
key            openharbor2023counting
title          Counting Ships
authors        OpenHarbor
year           2023
venue          arXiv
arxiv          2310.00020
primaryclass   cs.CR
url            https://arxiv.org/abs/2310.00020
categories     backdoor
near           okafor2024night (backdoor); king2023locking (backdoor)
`,
      stderr: '',
    });
  });

  it('prints a JSON array, even for one paper', async () => {
    expect(await run(['show', 'lin2024tides', '--json'])).toEqual({
      status: 0,
      stdout: `\
[
  {
    "key": "lin2024tides",
    "title": "Tides: Adversarial Attacks without Gradients",
    "authors": [
      {
        "family": "Lin",
        "given": "Xiao"
      },
      {
        "family": "Abel",
        "given": "Ida"
      }
    ],
    "year": 2024,
    "venue": {
      "id": "arxiv",
      "name": "arXiv",
      "title": "arXiv",
      "kind": "preprint"
    },
    "month": 2,
    "arxiv": "2402.00030",
    "primaryclass": "cs.SE",
    "url": "https://arxiv.org/abs/2402.00030",
    "categories": [
      {
        "id": "adversarial",
        "name": "Adversarial attacks"
      }
    ],
    "code": [],
    "reproductions": [],
    "ours": true,
    "acronym": "Tides",
    "tasks": [
      "clone-detection"
    ],
    "models": [
      "CodeBERT",
      "GPT-4"
    ],
    "languages": [
      "Java",
      "C"
    ],
    "techniques": [
      "identifier-renaming",
      "black-box-attack"
    ],
    "summary": "Lowers and raises the names in a program until a model calls copies different.",
    "near": [
      {
        "key": "muller2023hidden",
        "title": "Hidden Variables",
        "reasons": [
          "identifier-renaming",
          "adversarial"
        ]
      },
      {
        "key": "okafor2024night",
        "title": "Night Watch over Poisoned Code",
        "reasons": [
          "GPT-4"
        ]
      }
    ]
  }
]
`,
      stderr: '',
    });
  });

  it('prints an empty list as JSON when there are no related papers', async () => {
    const { stdout } = await run(['show', 'lin2024survey', '--json']);
    expect(JSON.parse(stdout)[0].near).toEqual([]);
  });

  it.each([
    [['--fields', 'key,near'], 'key   openharbor2023counting\nnear  okafor2024night (backdoor); king2023locking (backdoor)\n'],
    [['--fields', 'near', '-f', 'tsv'], 'okafor2024night (backdoor); king2023locking (backdoor)\n'],
    [['--fields', 'key', '--json'], '[\n  {\n    "key": "openharbor2023counting"\n  }\n]\n'],
    [['-f', 'tsv', '--fields', 'key'], 'openharbor2023counting\n'],
  ])('prints the related papers when they are requested: %j', async (options, stdout) => {
    expect(await run(['show', 'openharbor2023counting', ...options])).toEqual({ status: 0, stdout, stderr: '' });
  });

  it.each(['list', 'search lin'])('is the only command with the field near: not %s', async (command) => {
    const { status, stderr } = await run([...command.split(' '), '--fields', 'near']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: unknown field "near"']);
  });

  it.each(['list', 'search lin'])('is the only command that searches for related papers: not %s --json', async (command) => {
    const { stdout } = await run([...command.split(' '), '--json']);
    expect(stdout).not.toContain('"near"');
  });

  it('ignores the case of keys', async () => {
    expect(await run(['show', 'Openharbor2023COUNTING', '--fields', 'key,title'])).toEqual({
      status: 0,
      stdout: `\
key    openharbor2023counting
title  Counting Ships
`,
      stderr: '',
    });
  });

  it('prints the known papers, reports unknown keys and exits with 1', async () => {
    expect(await run(['show', 'lin2024tide', 'openharbor2023counting', '--fields', 'key'])).toEqual({
      status: 1,
      stdout: 'key  openharbor2023counting\n',
      stderr: `\
error: no paper has the key "lin2024tide"
  did you mean lin2024tides?
`,
    });
  });

  it.each([
    '10.5555/2345678.8765432',
    'doi:10.5555/2345678.8765432',
    'https://dl.example.org/doi/pdf/10.5555/2345678.8765432?x=y',
    'harbor-lab/night_watch',
    'https://github.com/harbor-lab/Night_Watch/blob/main/README.md',
    'git@github.com:someone/night-watch-again.git',
  ])('accepts the identifier %s for a key', async (identifier) => {
    expect(await run(['show', identifier, '--fields', 'key'])).toEqual({
      status: 0,
      stdout: 'key  okafor2024night\n',
      stderr: '',
    });
  });

  it('reads identifiers from stdin, and prints each paper once', async () => {
    const stdin = 'doi: 10.5555/2345678.8765432\narXiv:2310.00020v2\n\nokafor2024night\nhttps://example.org/papers/king 2023\n';
    expect(await run(['show', '-', '-f', 'keys'], { stdin: stdin.replace('king 2023', 'king%202023.pdf') })).toEqual({
      status: 0,
      stdout: 'okafor2024night\nopenharbor2023counting\nking2023locking\n',
      stderr: '',
    });
  });

  it.each([
    ['10.5555/1.2', 'no paper has the DOI 10.5555/1.2'],
    ['https://doi.org/10.5555/A.2', 'no paper has the DOI 10.5555/A.2'],
    ['arXiv:2310.99999v1', 'no paper has the arXiv id 2310.99999'],
    ['https://arxiv.org/abs/2310', 'no paper has the URL https://arxiv.org/abs/2310'],
    ['torvalds/linux', 'no paper has the repository torvalds/linux'],
    ['https://github.com/torvalds/linux', 'no paper has the repository https://github.com/torvalds/linux'],
  ])('reports the kind of the unknown identifier %s', async (identifier, message) => {
    expect(await run(['show', identifier])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: ${message}\n  to search for it: lm4c search\n`,
    });
  });

  it('suggests the DOI or arXiv id that was cut', async () => {
    expect(await run(['show', 'https://doi.org/10.5555/2345678.876', 'arXiv:2310.0'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has the DOI 10.5555/2345678.876
  did you mean 10.5555/2345678.8765432?
error: no paper has the arXiv id 2310.0
  did you mean 2310.00020?
`,
    });
  });

  it('reports an unknown identifier as JSON with --json', async () => {
    expect((await run(['show', '10.5555/1.2', '--json'])).stderr).toBe(
      '{"error":{"code":"unknown-identifier","message":"no paper has the DOI 10.5555/1.2","suggestions":[],"hint":"to search for it: lm4c search"}}\n',
    );
  });

  it('shows all papers that share a repository, in the order of the catalog', async () => {
    const papers = paper({}, 'abel2024one') + paper({ year: '2023' }, 'abel2023two') + paper({ year: '2025' }, 'abel2025three');
    const catalog = folderWith({ ...right, 'papers/2024.yaml': papers });
    const { stdout } = await run(['show', 'https://example.org/tides/', '-f', 'keys', '-c', catalog]);
    expect(stdout).toBe('abel2025three\nabel2024one\nabel2023two\n');
  });

  it('prefers a key to an identifier', async () => {
    const other = paper({ url: 'https://aclanthology.org/P19-1234/' }, 'abel2024other');
    const catalog = folderWith({ ...right, 'papers/2024.yaml': other + paper({}, 'p19-1234') });
    expect((await run(['show', 'P19-1234', '-f', 'keys', '-c', catalog])).stdout).toBe('p19-1234\n');
    expect((await run(['show', 'aclanthology.org/P19-1234', '-f', 'keys', '-c', catalog])).stdout).toBe('abel2024other\n');
  });

  it('says how to list all keys when none is similar', async () => {
    expect(await run(['show', 'zzz'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `\
error: no paper has the key "zzz"
  to list all: lm4c list
`,
    });
  });

  it('reports an unknown key as JSON with --json', async () => {
    expect(await run(['show', 'zzz', '--json'])).toEqual({
      status: 1,
      stdout: '[]\n',
      stderr:
        '{"error":{"code":"unknown-key","message":"no paper has the key \\"zzz\\"","suggestions":[],"hint":"to list all: lm4c list"}}\n',
    });
  });

  it('finds papers of the shipped catalog by identifiers in the built program', () => {
    const identifiers = [
      'https://arxiv.org/pdf/2305.17506v2.pdf',
      '10.1145/3510003.3510146',
      'CGCL-codes/naturalcc',
      'eth-sri/sven',
    ];
    const keys = lm4c(['show', ...identifiers, '-f', 'keys'])
      .stdout.trimEnd()
      .split('\n');
    expect(keys).toEqual(['sun2023backdooring', 'yang2022natural', 'wan2022you', 'he2023large']);
  });
});
