import { describe, expect, it } from 'vitest';
import { describeFileError } from '../../src/util/file-errors.ts';

describe('describeFileError', () => {
  it.each([
    ['ENOENT', { code: 'missing-file', message: 'no such file or folder' }],
    ['ENOTDIR', { code: 'missing-file', message: 'no such file or folder' }],
    ['EACCES', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EPERM', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EROFS', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EISDIR', { code: 'a-folder', message: 'it is a folder' }],
    ['ENAMETOOLONG', { code: 'file-error', message: 'the name is too long' }],
    ['ELOOP', { code: 'file-error', message: 'its symbolic links form a loop' }],
    ['ENOSPC', { code: 'disk-full', message: 'the disk is full' }],
    ['EDQUOT', { code: 'disk-full', message: 'the disk is full' }],
    ['EFBIG', { code: 'file-error', message: 'the file would be too large' }],
    ['EMFILE', { code: 'file-error', message: 'EMFILE: as Node says it' }],
  ])('describes %s', (code, reason) => {
    expect(describeFileError(Object.assign(new Error(`${code}: as Node says it`), { code }))).toEqual(reason);
  });

  it('describes any other error by its message', () => {
    expect([describeFileError(new Error('no code')), describeFileError('text')]).toEqual([
      { code: 'file-error', message: 'no code' },
      { code: 'file-error', message: 'text' },
    ]);
  });
});
