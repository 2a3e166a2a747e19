import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../src/importers/index.ts';

const bib = '@misc{a, title = {The Tides of the Harbor Code}, year = 2024}\n';
const csl = '[{"id": "a", "type": "article", "title": "The Tides of the Harbor Code", "issued": {"date-parts": [[2024]]}}]';
const list = '# Tides\n\n- [The Tides of the Harbor Code](https://example.org). ICHT 2024.\n';

const titles = async (file: string, text: string) => {
  const imported = await readImportFile(file, Buffer.from(text));
  return imported?.drafts.map(({ paper }) => paper.title);
};

describe('the format of a file', () => {
  it.each([
    ['refs.bib', bib],
    ['refs.json', csl],
    ['README.md', list],
    ['-', bib],
    ['refs.txt', csl],
    ['list', list],
  ])('recognizes the format of a file by its name or its beginning: %s', async (file, text) => {
    expect(await titles(file, text)).toEqual(['The Tides of the Harbor Code']);
  });

  it.each([
    ['notes.txt', 'Buy milk.'],
    ['empty', ''],
    ['picture.png', '\x89PNG\r\n\x1a\n\0\0'],
  ])('rejects a file that is not a list of papers: %s', async (file, text) => {
    expect(await titles(file, text)).toBeUndefined();
  });
});

it('reports an error for a file of a known format without papers', async () => {
  const imported = await readImportFile('README.md', Buffer.from('# A program\n\nIt does things.\n'));
  expect(imported?.diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual(['1: no papers were found in it']);
});

const charsetWarnings = async (text: string) =>
  (await readImportFile('list.md', Buffer.from(text)))?.diagnostics
    .filter(({ code }) => code === 'wrong-charset')
    .map(({ line, message, fix }) => [line, message, fix]);

describe('a file that was decoded with the wrong character set', () => {
  it('gives one warning with a repair command if a whole file has the wrong character set', async () => {
    expect(await charsetWarnings('# ‚öî Attacks\n\nRené\n'.replace('René', 'Ren√©'))).toEqual([
      [
        1,
        '‚öî is ⚔, read with the wrong character set, here and on 1 other line',
        'iconv -f utf-8 -t macintosh list.md > mended',
      ],
    ]);
  });

  it('warns about each line in the wrong character set if other lines are right', async () => {
    expect(await charsetWarnings('# Cafés\n\nCafÃ© Tides\n\nIt isnâ€™t\n')).toEqual([
      [3, 'CafÃ© is Café, read with the wrong character set', 'write Café'],
      [5, 'isnâ€™t is isn’t, read with the wrong character set', 'write isn’t'],
    ]);
  });

  it('does not take correct accents and Chinese characters for a wrong character set', async () => {
    expect(await charsetWarnings('# São Paulo, Đà Nẵng, ÉCOLE, 深度\n')).toEqual([]);
  });
});
