import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/catalog/read-catalog.ts';
import { folderWith, linesOf, paper, readForeignFile, right } from './folder.ts';

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** The right catalog in one file. */
const single = [
  '# Mine.',
  `categories:\n${indented(right['categories.yaml'])}`,
  `venues:\n${indented(right['venues.yaml'])}`,
  `repos: # all of them\n${indented(right['repos.yaml'])}`,
  `papers:\n${indented(paper())}`,
].join('\n');

async function read(text: string | Uint8Array) {
  const folder = folderWith({});
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, text);
  const reading = await readSource({ path: file }, readForeignFile);
  return { ...reading, told: linesOf(reading.problems, folder) };
}

describe('readSingleFile', () => {
  it('reads the same records from one file as from a folder', async () => {
    const { entries, told, records, files } = await read(single);
    const folder = await readSource({ path: folderWith(right) }, readForeignFile);
    expect([entries, told, records, files]).toEqual([folder.entries, [], 4, 1]);
  });

  it.each(['synonyms', 'abbreviations'])('reads synonyms from the section %s', async (name) => {
    const synonyms = 'llm: large language model\nsupply-chain: { same: 供应链, narrower: [slopsquatting] }\n';
    const { entries, told } = await read(`${single}\n${name}:\n${indented(synonyms)}`);
    const folder = await readSource({ path: folderWith({ ...right, 'synonyms.yaml': synonyms }) }, readForeignFile);
    expect([entries, told]).toEqual([folder.entries, []]);
  });

  it.each([
    ['synonyms', 'abbreviations'],
    ['abbreviations', 'synonyms'],
  ])('reports a file with the section %s and then %s', async (first, second) => {
    const { entries, told } = await read(`${first}:\n  llm: language model\n${second}:\n  rl: reinforcement learning\n`);
    expect([entries, told]).toEqual([
      undefined,
      [`mine.yaml:3:1: ${first} and ${second} are two names of one kind of record`, '  move all entries to synonyms'],
    ]);
  });

  it('reports a section that is there twice under its former name', async () => {
    const { told } = await read('abbreviations:\n  llm: language model\nabbreviations:\n');
    expect(told).toEqual(['mine.yaml:3:1: abbreviations appears twice; put all its records in one place']);
  });

  it.each(['synonyms', 'abbreviations'])('recognises a file without extension by its first line, %s:', async (name) => {
    const file = join(folderWith({ mine: `${name}:\n  llm: language model\n` }), 'mine');
    expect((await readSource({ path: file }, readForeignFile)).entries?.synonyms).toEqual([['llm', ['language model']]]);
  });

  it('accepts a byte-order mark at the start of the file', async () => {
    const { told, records } = await read(`\ufeff${single.replace('# Mine.\n', '')}`);
    expect([told, records]).toEqual([[], 4]);
  });

  it.each<[string, string, string[]]>([
    ['in a record', single.replace('year: 2024', 'year: x'), ['mine.yaml:21:11: year must be a number, not text']],
    [
      'between records',
      single.replace('venue: icht', 'venue: icth'),
      ['mine.yaml:22:12: unknown venue "icth"', '  did you mean icht?'],
    ],
    [
      'in a kind',
      single.replace('repos:', 'repoes:'),
      ['mine.yaml:13:1: unknown kind of record "repoes"', '  did you mean repos?'],
    ],
    [
      'in a kind that is there twice',
      `${single}\nrepos:\n`,
      ['mine.yaml:26:1: repos appears twice; put all its records in one place'],
    ],
  ])('reports a problem %s with its position', async (_, text, lines) => {
    const { told, entries } = await read(text);
    expect([told.slice(0, lines.length), entries]).toEqual([lines, undefined]);
  });

  it('locates warnings about the characters of a text, and the edits that fix them', async () => {
    const title = "'Tides &amp;\n      Cafe\u0301s \u200b'";
    const { problems } = await read(single.replace('title: Tides', `title: ${title}`));
    const range = { line: 19, column: 12, endLine: 20, endColumn: 16 };
    expect(problems.map(({ line, column, code, edit }) => [line, column, code, edit])).toEqual([
      [19, 19, 'html-entity', undefined],
      [20, 10, 'not-nfc', { ...range, text: title.normalize('NFC') }],
      [20, 14, 'invisible-character', { ...range, text: title.replace('\u200b', '') }],
    ]);
  });

  it('accepts an empty file as an empty catalog', async () => {
    expect((await read('')).entries?.papers).toEqual([]);
  });
});
