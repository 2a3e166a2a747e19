import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanEnvironment } from '../program.ts';
import { tool } from './tools.ts';

const page = join(import.meta.dirname, '../../dist/lm4c.1');

it('groff has nothing to complain of in the manual', () => {
  expect(tool('groff', ['-man', '-ww', '-z', page])).toEqual({ status: 0, out: '', err: '' });
});

it.each(['40', '80', '200'])('man shows the manual in %s columns', (columns) => {
  const env = { ...cleanEnvironment, MANWIDTH: columns, LC_ALL: 'C.UTF-8', MAN_KEEP_FORMATTING: '' };
  const { status, out, err } = tool('man', ['--warnings', '-l', page], { env });
  expect({ status, err, name: out.split('\n')[3]?.trim().slice(0, 11) }).toEqual({ status: 0, err: '', name: 'lm4c - sear' });
});

it('whatis finds the manual by what stands at its head', () => {
  expect(tool('lexgrog', [page]).out).toContain('"lm4c - search, list and cite a catalog of research papers"');
});
