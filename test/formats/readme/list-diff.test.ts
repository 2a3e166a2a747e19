import { describe, expect, it } from 'vitest';
import { diffList } from '../../../src/formats/readme/list-diff.ts';
import type { ReadmeLine } from '../../../src/formats/readme/readme.ts';

const row = (id: string, title = id): ReadmeLine => ({
  text: `| 2024 | ICX | [${title}](https://example.org/${id}) |  |`,
  entry: { kind: 'papers', id },
});
const heading: ReadmeLine = { text: '## A', entry: { kind: 'categories', id: 'a' } };
const head: readonly ReadmeLine[] = [{ text: '| Year | Venue | Title | Code |' }, { text: '| --- | --- | --- | --- |' }];

const texts = (lines: readonly ReadmeLine[]) => lines.map(({ text }) => text);

describe('the changes of a list', () => {
  it('are empty for an up-to-date list', () => {
    const lines = [heading, { text: '' }, ...head, row('a')];
    expect(diffList(texts(lines), lines)).toEqual([]);
  });

  it('pair a row with the record of its link, its title or its position', () => {
    const wanted = [...head, row('a'), row('b'), row('c')];
    const old = [...texts(head), row('c', 'Sea').text, row('x', 'b').text, row('y', 'z').text];
    expect(diffList(old, wanted)).toEqual([
      { old: row('c', 'Sea').text, wanted: row('c').text, entry: { kind: 'papers', id: 'c' } },
      { old: row('x', 'b').text, wanted: row('b').text, entry: { kind: 'papers', id: 'b' } },
      { old: row('y', 'z').text, wanted: row('a').text, entry: { kind: 'papers', id: 'a' } },
    ]);
  });

  it('contain both rows when an old row has the title of one and the link of the other', () => {
    const wanted = [...head, row('a'), row('b')];
    const old = [...texts(head), row('b', 'a').text];
    expect(diffList(old, wanted)).toEqual([
      { old: row('b', 'a').text, wanted: row('a').text, entry: { kind: 'papers', id: 'a' } },
      { wanted: row('b').text, entry: { kind: 'papers', id: 'b' } },
    ]);
  });

  it('name the record of a missing or moved row, and none for an unknown row', () => {
    const old = [heading.text, ...texts(head), row('b').text, row('mine').text, '', '## B', ...texts(head), row('c').text];
    const wanted = [heading, ...head, { text: '' }, { text: '## B' }, ...head, row('b'), row('c'), row('d')];
    expect(diffList(old, wanted)).toEqual([
      { old: row('b').text, entry: { kind: 'papers', id: 'b' } },
      { old: row('mine').text, entry: undefined },
      { wanted: row('b').text, entry: { kind: 'papers', id: 'b' } },
      { wanted: row('d').text, entry: { kind: 'papers', id: 'd' } },
    ]);
  });

  it('name the category of a heading', () => {
    expect(diffList(['## B'], [heading])).toEqual([{ old: '## B', wanted: '## A', entry: { kind: 'categories', id: 'a' } }]);
  });

  it('are found in seconds for two long texts with few common lines', () => {
    const wanted = [...head, ...Array.from({ length: 20_000 }, (_, index) => row(`b${index}`))];
    const old = [...texts(head), ...Array.from({ length: 20_000 }, (_, index) => row(`a${index}`).text)];
    const found = diffList(old, wanted);
    expect([found.length, found[0]]).toEqual([
      20_000,
      { old: old[2], wanted: row('b0').text, entry: { kind: 'papers', id: 'b0' } },
    ]);
  });
});
