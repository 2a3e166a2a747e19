import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lockOwner } from '../../bin/lock-owner.cjs';

describe('the owner of locks', () => {
  it('knows which processes are running', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect([lockOwner.id, process.pid, pid].map(lockOwner.isRunning)).toEqual([true, true, false]);
  });

  it('names the machine', () => {
    expect(lockOwner.host()).toBe(spawnSync('hostname', { encoding: 'utf8' }).stdout.trim());
  });
});
