/** Keys as other programs write them: in their own files, and as the aliases of a catalog. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lm4c-aliases-'));

function writeFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const entry = (key: string, title: string, fields = '') =>
  `@article{${key}, author={Aye, Ann}, title={${title}}, journal={J}, year={2020}${fields}}\n`;

/** The keys of the entries that `bib` writes of a file for a document that cites keys. */
async function citedKeys(bib: string, cited: string, ...args: readonly string[]) {
  const tex = writeFile('paper.tex', `\\documentclass{article}\\begin{document}\\cite{${cited}}\\end{document}\n`);
  const { status, stdout, stderr } = await run(['-c', bib, 'bib', '--tex', tex, '--no-cache', ...args]);
  return { status, stderr, keys: Array.from(stdout.matchAll(/^@\w+\{(.*),$/gm), ([, key]) => key) };
}

describe('the keys of a .bib file', () => {
  it.each(['aye_neural_2020', 'DBLP:journals/tse/Bee21', '10.1145/3000000.3000001', '王2019', "O'Neil:2011+x"])(
    'stay as they are: %s',
    async (key) => {
      const bib = writeFile('keys.bib', entry(key, 'Ponds'));
      expect(await citedKeys(bib, key)).toEqual({ status: 0, stderr: '', keys: [key] });
    },
  );

  it('may differ only in capitals', async () => {
    const bib = writeFile('case.bib', entry('Novak2020', 'Beta study of things') + entry('novak2020', 'Gamma study of others'));
    expect(await citedKeys(bib, 'Novak2020,novak2020')).toEqual({ status: 0, stderr: '', keys: ['Novak2020', 'novak2020'] });
    const { stdout } = await run(['-c', bib, 'show', 'novak2020', '-f', 'tsv', '--fields', 'title', '--no-cache']);
    expect(stdout).toBe('Gamma study of others\n');
  });

  it('are replaced where they would break a bibliography', async () => {
    const bib = writeFile('unsafe.bib', entry('a b%c', 'Ponds'));
    expect((await run(['-c', bib, 'list', '-f', 'keys', '--no-cache'])).stdout).toBe('a-b-c\n');
  });
});

describe('another key of a paper', () => {
  const bib = writeFile('ids.bib', entry('al1', 'Aliased work here', ', ids={oldkey, Older}'));

  it('is found by show and bib', async () => {
    for (const key of ['oldkey', 'Older', 'OLDER', 'al1']) {
      expect((await run(['-c', bib, 'show', key, '-f', 'keys', '--no-cache'])).stdout).toBe('al1\n');
      expect((await run(['-c', bib, 'bib', key, '--no-cache'])).stdout).toContain('@article{al1,');
    }
  });

  it('is the key of the entry that a document cites', async () => {
    expect(await citedKeys(bib, 'oldkey')).toEqual({ status: 0, stderr: '', keys: ['oldkey'] });
    expect(await citedKeys(bib, 'al1,Older')).toEqual({ status: 0, stderr: '', keys: ['al1', 'Older'] });
  });

  it('is in the field ids of biblatex', async () => {
    const { stdout } = await run(['-c', bib, 'bib', '-f', 'biblatex', '--no-cache']);
    expect(stdout).toMatch(/^@article\{al1,\n {2}ids += \{oldkey, Older\},$/m);
    expect(await citedKeys(bib, 'oldkey', '-f', 'biblatex')).toEqual({ status: 0, stderr: '', keys: ['al1'] });
  });

  it('is that of a second entry of the paper, which check names', async () => {
    const twice = writeFile(
      'twice.bib',
      entry('riem1', 'Counting', ', doi={10.1000/1}') + entry('anz2', 'Counting', ', doi={10.1000/1}'),
    );
    expect(await citedKeys(twice, 'riem1,anz2')).toEqual({ status: 0, stderr: '', keys: ['riem1', 'anz2'] });
    expect((await run(['-c', twice, 'check', '--no-cache'])).stdout).toContain(
      ':2: warning: anz2 is the same paper as riem1 on line 1; both keys find it [same-paper]',
    );
  });

  it('comes into a folder with the paper', async () => {
    const catalog = join(folder, 'mine');
    const keys = writeFile('import.bib', entry('aye_neural_2020', 'Ponds'));
    expect((await run(['import', keys, '--into', catalog])).status).toBe(0);
    expect(await citedKeys(catalog, 'aye_neural_2020')).toEqual({ status: 0, stderr: '', keys: ['aye_neural_2020'] });
  });
});
