import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockForChange } from '../../src/util/change-folder.ts';
import { lockFolder } from '../../src/util/folder-lock.ts';
import { replaceFiles } from '../../src/util/replace-file.ts';
import { folderWith } from '../catalog/folder.ts';
import { failAtStep } from '../failure-points.ts';
import { lockOwner } from '../run.ts';

const other = { ...lockOwner, id: 2 };
const onceTheFirstHasEnded = { ...other, isRunning: (id: number) => id !== 1 };

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

describe('the lock of a folder', () => {
  it('is held by one process at a time, and leaves no file', async () => {
    const folder = folderWith({});
    const first = await lockFolder(folder, lockOwner);
    await expect(lockFolder(folder, other, 100)).rejects.toThrow(
      /^process 1 on here has locked the folder since \S+; if that process is no longer running, delete \S+\.lm4c\.lock$/,
    );
    first.release();
    (await lockFolder(folder, other, 0)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is waited for', async () => {
    const folder = folderWith({});
    const first = await lockFolder(folder, lockOwner);
    setTimeout(first.release, 100);
    const second = await lockFolder(folder, other);
    expect(second.isTakenOver).toBe(false);
  });

  it('is taken over at once from a process of the same machine that has ended', async () => {
    const folder = folderWith({});
    await lockFolder(folder, lockOwner);
    const { isTakenOver } = await lockFolder(folder, onceTheFirstHasEnded, 0);
    expect([isTakenOver, readdirSync(folder)]).toEqual([true, ['.lm4c.lock']]);
  });

  it('is taken over from a process of another machine after an hour', async () => {
    const folder = folderWith({});
    await lockFolder(folder, { ...lockOwner, host: () => 'there' });
    const file = join(folder, '.lm4c.lock');
    utimesSync(file, hoursAgo(0.9), hoursAgo(0.9));
    await expect(lockFolder(folder, onceTheFirstHasEnded, 0)).rejects.toThrow('process 1 on there');
    utimesSync(file, hoursAgo(1.1), hoursAgo(1.1));
    expect((await lockFolder(folder, onceTheFirstHasEnded, 0)).isTakenOver).toBe(true);
  });

  it('with a content that is not known is taken over after an hour', async () => {
    const folder = folderWith({ '.lm4c.lock': '' });
    await expect(lockFolder(folder, other, 0)).rejects.toThrow('process ? on ?');
    utimesSync(join(folder, '.lm4c.lock'), hoursAgo(2), hoursAgo(2));
    expect((await lockFolder(folder, other, 0)).isTakenOver).toBe(true);
  });

  it('that was taken over lets its former owner write nothing', async () => {
    const folder = folderWith({ a: 'old\n' });
    const lost = await lockFolder(folder, lockOwner);
    const current = await lockFolder(folder, onceTheFirstHasEnded);
    expect(() => replaceFiles([{ file: join(folder, 'a'), text: 'new\n' }], lost)).toThrow(
      'another process has taken over the lock',
    );
    lost.release();
    current.assertHeld();
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old\n');
  });

  it('is released when a signal ends the process', async () => {
    const folder = folderWith({});
    const cleanUps: (() => void)[] = [];
    await lockFolder(folder, { ...lockOwner, onInterrupt: (cleanUp) => cleanUps.push(cleanUp) });
    for (const cleanUp of cleanUps) cleanUp();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not block the next process when its owner was killed at any step of taking it', async () => {
    for (let step = 1; ; step++) {
      const folder = folderWith({});
      const isKilled = failAtStep('kill', step, () => void lockFolder(folder, lockOwner).catch(() => {}));
      (await lockForChange(folder, [], onceTheFirstHasEnded)).release();
      expect(readdirSync(folder).filter((name) => !/^\.lm4c-\w+\.lock$/.test(name))).toEqual([]);
      if (!isKilled) return;
    }
  });

  it('removes incomplete locks after a minute', async () => {
    const folder = folderWith({ '.lm4c-a1.lock': '', '.lm4c-b2.lock': '' });
    utimesSync(join(folder, '.lm4c-a1.lock'), hoursAgo(0.1), hoursAgo(0.1));
    (await lockForChange(folder, [], other)).release();
    expect(readdirSync(folder)).toEqual(['.lm4c-b2.lock']);
  });
});

describe('what killed processes have left', () => {
  const left = ['.lm4c-a1-0.new', '.lm4c-a1-0.old', '.lm4c-a1-0.old.part'];

  it('is removed by the next process that takes over the lock', async () => {
    const folder = folderWith(Object.fromEntries([...left, 'a.yaml', '.lm4c-mine'].map((name) => [name, ''])));
    await lockFolder(folder, lockOwner);
    (await lockForChange(folder, [], onceTheFirstHasEnded)).release();
    expect(readdirSync(folder).sort()).toEqual(['.lm4c-mine', 'a.yaml']);
  });

  it('is removed after a minute by any writer of the folder', () => {
    const folder = folderWith(Object.fromEntries(left.map((name) => [name, ''])));
    const [first = ''] = left;
    utimesSync(join(folder, first), hoursAgo(0.1), hoursAgo(0.1));
    replaceFiles([{ file: join(folder, 'a'), text: '' }]);
    expect(readdirSync(folder).sort()).toEqual([...left.slice(1), 'a']);
    writeFileSync(join(folder, 'a'), '');
  });
});
