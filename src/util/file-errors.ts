import type { Problem } from './errors.ts';

/** Why a file or folder could not be opened. */
type FileErrorReason = Pick<Problem, 'code' | 'message' | 'fix'>;

const permissionFix = 'change its permissions, or ask its owner';
const noPermission: FileErrorReason = { code: 'no-permission', message: 'permission denied', fix: permissionFix };
const missingFile: FileErrorReason = { code: 'missing-file', message: 'no such file or folder' };
const diskFull: FileErrorReason = { code: 'disk-full', message: 'the disk is full' };

const reasons: Readonly<Record<string, FileErrorReason>> = {
  ENOENT: missingFile,
  ENOTDIR: missingFile,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  EISDIR: { code: 'a-folder', message: 'it is a folder' },
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: { code: 'file-error', message: 'the file would be too large' },
  ENAMETOOLONG: { code: 'file-error', message: 'the name is too long' },
  ELOOP: { code: 'file-error', message: 'its symbolic links form a loop' },
};

/** The reason of a file system error; of any other error, its message. */
export function describeFileError(error: unknown): FileErrorReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? { code: 'file-error', message: error instanceof Error ? error.message : String(error) };
}
