import { describe, expect, it } from 'vitest';
import { writeJson, writeJsonLines } from '../../src/formats/json.ts';
import type { PrintedPaper } from '../../src/formats/view.ts';
import { paper } from '../paper.ts';
import { known, papers, view } from './view.ts';

describe('json', () => {
  it('writes every field, with references as objects and repositories even when there are none', () => {
    expect([...writeJson([known('lin2024survey')], view)].join('')).toBe(`[
  {
    "key": "lin2024survey",
    "title": "代码模型港口安全综述",
    "translation": "Survey on Harbor Security of Code Models",
    "authors": [
      {
        "literal": "林晓",
        "latin": "Xiao Lin"
      },
      {
        "literal": "吴海燕",
        "latin": "Haiyan Wu"
      }
    ],
    "year": 2024,
    "venue": {
      "id": "ruanjian-tongbao",
      "name": "软件通报",
      "title": "Ruanjian Tongbao/Bulletin of Software",
      "kind": "journal"
    },
    "volume": "35",
    "number": "4",
    "url": "https://bulletin.example.org/35/4/7254",
    "categories": [
      {
        "id": "survey",
        "name": "Survey"
      }
    ],
    "code": [],
    "reproductions": [],
    "ours": true,
    "summary": "Reviews, in Chinese, what is known of harbors.",
    "language": "zh"
  }
]
`);
  });

  it('writes the chosen fields in order', () => {
    const fields = ['title', 'key', 'doi'];
    expect([...writeJson([known('lin2024tides'), known('muller2023hidden')], { ...view, fields })].join('')).toBe(`[
  {
    "title": "Tides: Adversarial Attacks without Gradients",
    "key": "lin2024tides"
  },
  {
    "title": "Hidden Variables",
    "key": "muller2023hidden",
    "doi": "10.5555/jis.2023.107"
  }
]
`);
  });

  it('writes related papers as objects', () => {
    const near = [{ key: 'a', title: 'A', reasons: ['code-search'] }];
    const shown: PrintedPaper = { ...known('muller2023hidden'), near };
    expect([...writeJsonLines([shown], { ...view, fields: ['key', 'near'] })]).toEqual([
      '{"key":"muller2023hidden","near":[{"key":"a","title":"A","reasons":["code-search"]}]}\n',
    ]);
  });

  it('writes an empty array for no papers', () => {
    expect([...writeJson([], view)].join('')).toBe('[]\n');
  });

  it('writes the same values as jsonl', () => {
    const array = JSON.parse([...writeJson(papers, view)].join(''));
    const lines = [...writeJsonLines(papers, view)].map((line) => JSON.parse(line));
    expect(array).toEqual(lines);
  });
});

describe('jsonl', () => {
  it('writes fields that are false', () => {
    expect([...writeJsonLines([paper({ ours: false })], { ...view, fields: ['ours', 'summary'] })]).toEqual(['{"ours":false}\n']);
  });

  it('writes an object on each line, with the descriptions of repositories', () => {
    const fields = ['key', 'code', 'reproductions', 'preprint'];
    expect([...writeJsonLines([known('okafor2024night'), known('king2023locking')], { ...view, fields })]).toEqual([
      '{"key":"okafor2024night","code":[{"id":"harbor-lab/Night_Watch","url":"https://github.com/harbor-lab/Night_Watch"}],"reproductions":[{"id":"someone/night-watch-again","url":"https://github.com/someone/night-watch-again","description":"Night Watch, written again by somebody else."}]}\n',
      '{"key":"king2023locking","code":[{"id":"king-mj/locks","url":"https://github.com/king-mj/locks"}],"reproductions":[],"preprint":{"title":"Locking the Door","year":2022}}\n',
    ]);
  });

  it('writes nothing for no papers', () => {
    expect([...writeJsonLines([], view)]).toEqual([]);
  });
});
