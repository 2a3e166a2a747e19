import { describe, expect, it } from 'vitest';
import { type FileStats, isOlderThanClockTick, sameStats } from '../../../src/catalog/index/fingerprints.ts';

const file: FileStats = { name: 'venues.yaml', size: 12, mtimeMs: 10_000, ctimeMs: 10_000, inode: 7 };

describe('the stats of a catalog file', () => {
  it.each([
    ['name', { name: 'repos.yaml' }],
    ['size', { size: 13 }],
    ['modification time', { mtimeMs: 10_001 }],
    ['change time', { ctimeMs: 10_001 }],
    ['inode', { inode: 8 }],
  ])('reveal a changed file by its %s', (_, change) => {
    expect([sameStats([file], [{ ...file }]), sameStats([file], [{ ...file, ...change }])]).toEqual([true, false]);
  });

  // FAT stores even seconds: a file written at 11.9 s has the same time as one written at 10 s.
  it('can be trusted once the file is older than the two seconds of FAT', () => {
    const trusted = [11_000, 12_000, 12_001].map((time) => isOlderThanClockTick([file], time));
    expect(trusted).toEqual([false, false, true]);
  });
});
