import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanEnvironment } from '../program.ts';
import { runTool } from './tools.ts';

const manualPage = join(import.meta.dirname, '../../dist/lm4c.1');

it('groff formats the manual page without a warning', () => {
  expect(runTool('groff', ['-man', '-ww', '-z', manualPage])).toEqual({ status: 0, out: '', err: '' });
});

it.each(['40', '80', '200'])('man shows the manual page in %s columns without a warning', (columns) => {
  const env = { ...cleanEnvironment, MANWIDTH: columns, LC_ALL: 'C.UTF-8', MAN_KEEP_FORMATTING: '' };
  const { status, out, err } = runTool('man', ['--warnings', '-l', manualPage], { env });
  expect({ status, err, name: out.split('\n')[3]?.trim().slice(0, 11) }).toEqual({ status: 0, err: '', name: 'lm4c - sear' });
});

it('whatis finds the name and the description in the manual page', () => {
  expect(runTool('lexgrog', [manualPage]).out).toContain('"lm4c - search, list and cite a catalog of research papers"');
});
