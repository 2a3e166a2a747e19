import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../src/importers/index.ts';

const bib = '@misc{a, title = {The Tides of the Harbor Code}, year = 2024}\n';
const csl = '[{"id": "a", "type": "article", "title": "The Tides of the Harbor Code", "issued": {"date-parts": [[2024]]}}]';
const list = '# Tides\n\n- [The Tides of the Harbor Code](https://example.org). ICHT 2024.\n';

const titles = async (file: string, text: string) => {
  const foreign = await readImportFile(file, Buffer.from(text));
  return foreign?.drafts.map(({ paper }) => paper.title);
};

describe('a foreign file', () => {
  it.each([
    ['refs.bib', bib],
    ['refs.json', csl],
    ['README.md', list],
    ['-', bib],
    ['refs.txt', csl],
    ['list', list],
  ])('is read by its name or by how it begins: %s', async (file, text) => {
    expect(await titles(file, text)).toEqual(['The Tides of the Harbor Code']);
  });

  it.each([
    ['notes.txt', 'Buy milk.'],
    ['empty', ''],
    ['picture.png', '\x89PNG\r\n\x1a\n\0\0'],
  ])('may be none: %s', async (file, text) => {
    expect(await titles(file, text)).toBeUndefined();
  });
});

it('in which no papers are found is told', async () => {
  const foreign = await readImportFile('README.md', Buffer.from('# A program\n\nIt does things.\n'));
  expect(foreign?.diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual(['1: no papers were found in it']);
});

const told = async (text: string) =>
  (await readImportFile('list.md', Buffer.from(text)))?.diagnostics
    .filter(({ code }) => code === 'wrong-charset')
    .map(({ line, message, fix }) => [line, message, fix]);

describe('text that was decoded with the wrong character set', () => {
  it('is mended by one command where all of it is wrong', async () => {
    expect(await told('# ‚öî Attacks\n\nRené\n'.replace('René', 'Ren√©'))).toEqual([
      [
        1,
        '‚öî is ⚔, read with the wrong character set, here and on 1 other line',
        'iconv -f utf-8 -t macintosh list.md > mended',
      ],
    ]);
  });

  it('is told line by line where some of it is right', async () => {
    expect(await told('# Cafés\n\nCafÃ© Tides\n\nIt isnâ€™t\n')).toEqual([
      [3, 'CafÃ© is Café, read with the wrong character set', 'write Café'],
      [5, 'isnâ€™t is isn’t, read with the wrong character set', 'write isn’t'],
    ]);
  });

  it('is not seen where there is none', async () => {
    expect(await told('# São Paulo, Đà Nẵng, ÉCOLE, 深度\n')).toEqual([]);
  });
});
