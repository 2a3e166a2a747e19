import { describe, expect, it } from 'vitest';
import { findCacheFolder } from '../../bin/cache-folder.cjs';

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
