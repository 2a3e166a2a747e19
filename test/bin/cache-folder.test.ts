import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCacheFolder, findPrivateCacheFolder } from '../../bin/cache-folder.cjs';
import { folderWith } from '../catalog/folder.ts';

const noHome = () => {
  throw new Error('ENOENT');
};

describe('the cache folder', () => {
  it.each([
    { platform: 'linux', env: { HOME: '/home/me' }, folder: '/home/me/.cache/lm4c' },
    { platform: 'freebsd', env: { HOME: '/home/me' }, folder: '/home/me/.cache/lm4c' },
    { platform: 'linux', env: { HOME: '/home/me', XDG_CACHE_HOME: '/var/mine' }, folder: '/var/mine/lm4c' },
    { platform: 'linux', env: { HOME: '/home/me', XDG_CACHE_HOME: 'mine' }, folder: '/home/me/.cache/lm4c' },
    { platform: 'linux', env: { HOME: '/home/me', XDG_CACHE_HOME: '' }, folder: '/home/me/.cache/lm4c' },
    { platform: 'linux', env: { HOME: '' }, folder: undefined },
    { platform: 'linux', env: { HOME: 'me' }, folder: undefined },
    { platform: 'darwin', env: { HOME: '/Users/me' }, folder: '/Users/me/Library/Caches/lm4c' },
    { platform: 'darwin', env: { HOME: '/Users/me', XDG_CACHE_HOME: '/var/mine' }, folder: '/var/mine/lm4c' },
    { platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }, folder: 'C:/Users/me/AppData/Local/lm4c/Cache' },
    { platform: 'win32', env: {}, folder: undefined },
  ] as const)('is $folder on $platform with $env', ({ platform, env, folder }) => {
    expect(findCacheFolder({ platform, env }, noHome)?.replaceAll('\\', '/')).toBe(folder);
  });

  it('is below the home directory of the system if HOME is not set', () => {
    expect(findCacheFolder({ platform: 'linux', env: {} }, () => '/home/me')).toBe('/home/me/.cache/lm4c');
  });

  it('is undefined if the home directory is unknown', () => {
    expect(findCacheFolder({ platform: 'linux', env: {} }, noHome)).toBe(undefined);
    expect(findCacheFolder({ platform: 'linux', env: {} }, () => '')).toBe(undefined);
  });
});

describe('the cache folder that is used', () => {
  const user = process.getuid?.() ?? 0;

  /** A home directory with a cache folder, and what is found in it. */
  function findIn(prepare: (folders: { readonly home: string; readonly cache: string }) => void, getuid = () => user) {
    const home = folderWith({});
    const cache = join(home, '.cache/lm4c');
    mkdirSync(cache, { recursive: true });
    prepare({ home, cache });
    return findPrivateCacheFolder({ env: { HOME: home }, platform: 'linux', getuid }) === cache;
  }

  it('belongs to the user, and only the user can write to it', () => {
    expect(findIn(() => {})).toBe(true);
    expect(findIn(({ cache }) => chmodSync(cache, 0o770))).toBe(false);
    expect(findIn(({ cache }) => chmodSync(cache, 0o702))).toBe(false);
    expect(
      findIn(
        () => {},
        () => user + 1,
      ),
    ).toBe(false);
  });

  it('does not need to exist', () => {
    const env = { HOME: folderWith({}) };
    expect(findPrivateCacheFolder({ env, platform: 'linux', getuid: () => user })).toBe(`${env.HOME}/.cache/lm4c`);
  });

  it.runIf(user === 0)('is none for root in the home directory of another user', () => {
    expect(findIn(({ home }) => chownSync(home, 1000, 1000))).toBe(false);
    expect(findIn(({ cache }) => chownSync(join(cache, '..'), 1000, 1000))).toBe(false);
    const env = { XDG_CACHE_HOME: join(folderWith({}), 'no/such') };
    chownSync(join(env.XDG_CACHE_HOME, '../..'), 1000, 1000);
    expect(findPrivateCacheFolder({ env, platform: 'linux', getuid: () => 0 })).toBe(undefined);
  });
});
