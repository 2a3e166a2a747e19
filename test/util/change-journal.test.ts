import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockForChange } from '../../src/util/change-folder.ts';
import { finishInterruptedChanges } from '../../src/util/change-journal.ts';
import type { FolderLock } from '../../src/util/folder-lock.ts';
import { replaceFiles } from '../../src/util/replace-file.ts';
import { folderWith } from '../catalog/folder.ts';
import { type FailureKind, failAtStep } from '../failure-points.ts';
import { lockOwner } from '../run.ts';

const before = { 'a.yaml': 'old a\n', 'papers/b.yaml': 'old b\n' };
const after = { 'a.yaml': 'new content of a\n', 'papers/b.yaml': 'old b\nand more\n', 'papers/c.yaml': 'new c\n' };

/** All files of a folder with their texts, temporary ones too. */
function readAll(folder: string, inner = ''): Record<string, string> {
  const entries = readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) => {
    const name = join(inner, entry.name);
    return entry.isDirectory()
      ? Object.entries(readAll(folder, name))
      : [[name, readFileSync(join(folder, name), 'utf8')] as const];
  });
  return Object.fromEntries(entries);
}

/** Another process than the one that was interrupted, which has ended. */
const next = { ...lockOwner, id: 2, isRunning: (id: number) => id !== 1 };

const changes = (folder: string) => Object.entries(after).map(([name, text]) => ({ file: join(folder, name), text }));

/** Changes a folder with a failure at a step. Undefined if there is no such step. */
async function interrupt(kind: FailureKind, step: number, prepare: (folder: string) => void = () => {}) {
  const folder = folderWith(before);
  prepare(folder);
  const lock = await lockForChange(folder, ['papers'], lockOwner);
  const hasFailed = failAtStep(kind, step, () => changeUnderLock(folder, lock));
  return hasFailed ? folder : undefined;
}

function changeUnderLock(folder: string, lock: FolderLock) {
  try {
    replaceFiles(changes(folder), lock);
  } finally {
    lock.release();
  }
}

/** The state after each step that fails, until there is no such step. */
async function statesAfterEachStep(kind: FailureKind, read: (folder: string) => unknown, prepare?: (folder: string) => void) {
  const states: unknown[] = [];
  for (let step = 1; ; step++) {
    const folder = await interrupt(kind, step, prepare);
    if (folder === undefined) return states;
    states.push(await read(folder));
  }
}

async function recover(folder: string) {
  (await lockForChange(folder, ['papers'], next)).release();
  return readAll(folder);
}

/** Makes the user's files those of a group that replaced files cannot be given. */
const giveAway = (folder: string) => {
  for (const name of Object.keys(before)) chownSync(join(folder, name), 12345, 12345);
};

describe('a change of several files', () => {
  it('makes all changes, and leaves no other file', async () => {
    const folder = folderWith(before);
    changeUnderLock(folder, await lockForChange(folder, ['papers'], lockOwner));
    expect(readAll(folder)).toEqual(after);
  });

  it.each(['error', 'full'] as const)('is made completely or not at all when a step fails: %s', async (kind) => {
    const states = await statesAfterEachStep(kind, readAll);
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) expect([before, after]).toContainEqual(withoutTemporaryFiles(state));
  });

  it('leaves no temporary file when the disk is full', async () => {
    for (const state of await statesAfterEachStep('full', readAll)) expect([before, after]).toContainEqual(state);
  });

  it('is made completely or not at all by the next process when the process is killed at any step', async () => {
    const states = await statesAfterEachStep('kill', recover);
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) expect([before, after]).toContainEqual(state);
    expect(states).toContainEqual(before);
    expect(states).toContainEqual(after);
  });

  it('is finished when the next process is killed at any step too', async () => {
    for (let step = 1; ; step++) {
      const folder = await interruptAfterFirstRename();
      const isInterrupted = failAtStep('kill', step, () => finishInterruptedChanges(folder));
      expect(await recover(folder)).toEqual(after);
      if (!isInterrupted) return;
    }
  });
});

/** Without the lock and the files that the next writer removes. */
const withoutTemporaryFiles = (state: unknown) =>
  Object.fromEntries(Object.entries(state ?? {}).filter(([name]) => !name.includes('.lm4c')));

/** A folder in which a process was killed after it had replaced one of three files. */
async function interruptAfterFirstRename(): Promise<string> {
  for (let step = 1; ; step++) {
    const folder = await interrupt('kill', step);
    if (folder === undefined) throw new Error('no file was replaced');
    const texts = readAll(folder);
    if (texts['a.yaml'] === after['a.yaml'] && texts['papers/b.yaml'] === before['papers/b.yaml']) return folder;
  }
}

describe('an interrupted change', () => {
  it('is not finished over what somebody has written since', async () => {
    const folder = await interruptAfterFirstRename();
    writeFileSync(join(folder, 'papers/b.yaml'), 'written since\n');
    await expect(lockForChange(folder, ['papers'], next)).rejects.toThrow(
      /^an earlier change was interrupted, and papers\/b.yaml has changed since; copy what is missing from papers\/\.lm4c-\w+-1\.new by hand, then delete \.lm4c-\w+\.journal$/,
    );
    expect(readAll(folder)['papers/b.yaml']).toBe('written since\n');
  });

  it('is forgotten when its journal is deleted', async () => {
    const folder = await interruptAfterFirstRename();
    for (const name of readdirSync(folder)) if (name.endsWith('.journal')) rmSync(join(folder, name));
    expect(await recover(folder)).toEqual({ ...before, 'a.yaml': after['a.yaml'] });
  });

  it.each<readonly [string, string, (folder: string) => void]>([
    ['a file outside of the folder', '../victim', () => {}],
    ['a link', 'link', (folder) => symlinkSync('../victim', join(folder, 'link'))],
    ['a file behind a link', 'link/victim', (folder) => symlinkSync('..', join(folder, 'link'))],
  ])('from a stranger cannot name %s', async (_, file, prepare) => {
    const outer = folderWith({ victim: 'old\n' });
    const folder = join(outer, 'catalog');
    mkdirSync(folder);
    prepare(folder);
    const entry = { file, isInPlace: true, oldVersion: undefined, newVersion: '1' };
    writeFileSync(join(folder, '.lm4c-evil.journal'), JSON.stringify([entry]));
    for (const place of [outer, folder]) writeFileSync(join(place, '.lm4c-evil-0.new'), 'old\nand evil\n');
    await expect(lockForChange(folder, [], next)).rejects.toThrow('is about files outside of');
    expect(readFileSync(join(outer, 'victim'), 'utf8')).toBe('old\n');
  });
});

describe.runIf(process.getuid?.() === 0)('a file of another user', () => {
  it('keeps its owner and group when root replaces it', () => {
    const folder = folderWith(before);
    giveAway(folder);
    replaceFiles(changes(folder).slice(0, 2));
    const owners = Object.keys(before)
      .map((name) => statSync(join(folder, name)))
      .map(({ uid, gid }) => [uid, gid]);
    expect(owners).toEqual([
      [12345, 12345],
      [12345, 12345],
    ]);
  });

  /** Runs a function as a user who cannot give files away. */
  async function asUser<T>(run: () => T | Promise<T>): Promise<T> {
    process.seteuid?.(65534);
    try {
      return await run();
    } finally {
      process.seteuid?.(0);
    }
  }

  /** Another user may write everything in the folder. */
  const share = (folder: string) => {
    for (const name of ['', 'papers']) chmodSync(join(folder, name), 0o777);
    for (const name of Object.keys(before)) {
      chownSync(join(folder, name), 0, 0);
      chmodSync(join(folder, name), 0o666);
    }
  };

  it('is written in place when its owner cannot be kept otherwise', async () => {
    const folder = folderWith(before);
    share(folder);
    const file = join(folder, 'a.yaml');
    const { ino } = statSync(file);
    await asUser(() => replaceFiles([{ file, text: 'new\n' }]));
    expect([statSync(file).ino === ino, statSync(file).uid, readAll(folder)]).toEqual([
      true,
      0,
      { ...before, 'a.yaml': 'new\n' },
    ]);
  });

  it.each(['kill', 'full', 'error'] as const)('has its old or its new content when writing in place fails: %s', async (kind) => {
    const read = (folder: string) => recover(folder);
    const states = await asUser(() => statesAfterEachStep(kind, read, (folder) => asRoot(() => share(folder))));
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) expect([before, after]).toContainEqual(withoutTemporaryFiles(state));
  });

  function asRoot(run: () => void) {
    process.seteuid?.(0);
    try {
      run();
    } finally {
      process.seteuid?.(65534);
    }
  }
});
