import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, right } from './catalog/folder.ts';
import { cleanEnvironment, lm4c, program } from './program.ts';

/** Runs the program, and resolves to its exit status or the signal that ended it. */
const start = (args: readonly string[], nodeOptions: readonly string[] = []) =>
  new Promise<number | string | null>((resolve) => {
    const child = spawn(process.execPath, [...nodeOptions, program, ...args], { env: cleanEnvironment, stdio: 'ignore' });
    child.on('close', (status, signal) => resolve(status ?? signal));
  });

const bibEntry = (number: number) =>
  `@article{p${number}, title={Harbor Study Number ${number}}, author={Lin, Xiao}, year={2024}, journal={Journal ${number}}}\n`;

/** Names of files that are not part of a catalog. */
const leftovers = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.lm4c'));

const keys = (folder: string) => lm4c(['-c', folder, 'list', '-f', 'keys', '--no-cache']).stdout.trim().split('\n').sort();

describe('processes that change one catalog at the same time', () => {
  it('add every paper that they report', async () => {
    const folder = folderWith({});
    const numbers = Array.from({ length: 8 }, (_, index) => index + 1);
    for (const number of numbers) writeFileSync(join(folder, `${number}.bib`), bibEntry(number));
    const catalog = join(folder, 'catalog');
    const statuses = await Promise.all(
      numbers.map((number) => start(['import', join(folder, `${number}.bib`), '--into', catalog])),
    );
    expect(statuses).toEqual(numbers.map(() => 0));
    expect(keys(catalog)).toEqual(numbers.map((number) => `p${number}`));
    expect(leftovers(catalog)).toEqual([]);
  });
});

/** Code that sends a signal to the process before the step of the number, where a step is a call that changes files. */
const signalAtStep = (signal: string, step: number) => `
  const fs = require('node:fs');
  let count = 0;
  for (const name of ['writeFileSync', 'renameSync', 'linkSync', 'unlinkSync', 'mkdirSync']) {
    const original = fs[name];
    fs[name] = (...args) => {
      if (++count === ${step}) process.kill(process.pid, '${signal}');
      return original(...args);
    };
  }`;

describe('an import that a signal ends', () => {
  const catalogs = (step: number, signal: string) => {
    const folder = folderWith({
      ...right,
      'new.bib': bibEntry(1),
      'next.bib': bibEntry(2),
      'hook.cjs': signalAtStep(signal, step),
    });
    return {
      folder,
      importFile: (name: string, hook: readonly string[] = []) => start(['import', join(folder, name), '--into', folder], hook),
    };
  };

  it.each([2, 6, 9, 12])('with SIGKILL at step %i leaves a catalog to which the next can add', async (step) => {
    const { folder, importFile } = catalogs(step, 'SIGKILL');
    expect(await importFile('new.bib', ['--require', join(folder, 'hook.cjs')])).toBe('SIGKILL');
    expect(await importFile('next.bib')).toBe(0);
    expect(lm4c(['check', folder]).stdout).not.toContain('error');
    expect(keys(folder)).toContain('p2');
    expect(leftovers(folder).filter((name) => !/\.lm4c-\w+\.lock$/.test(name))).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('with %s leaves no temporary file and no lock', async (signal) => {
    for (const step of [2, 7]) {
      const { folder, importFile } = catalogs(step, signal);
      expect(await importFile('new.bib', ['--require', join(folder, 'hook.cjs')])).toBe(signal);
      expect(leftovers(folder)).toEqual([]);
      expect(existsSync(join(folder, 'papers/2024.yaml')) && readFileSync(join(folder, 'papers/2024.yaml'), 'utf8')).toContain(
        'Tides',
      );
    }
  });
});
