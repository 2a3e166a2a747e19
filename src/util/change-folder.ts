import { join } from 'node:path';
import { finishInterruptedChanges } from './change-journal.ts';
import { type FolderLock, type LockOwner, lockFolder } from './folder-lock.ts';
import { removeLeftovers } from './temporary-files.ts';

/**
 * Locks a folder to read files and replace them while no other process of lm4c does. Before, it finishes or removes what killed
 * processes have left.
 *
 * @param subfolders names of folders inside in which files are replaced too
 * @throws Error when another process keeps the lock, or an interrupted change cannot be finished
 */
export async function lockForChange(folder: string, subfolders: readonly string[], owner: LockOwner): Promise<FolderLock> {
  const lock = await lockFolder(folder, owner);
  try {
    finishInterruptedChanges(folder);
    for (const name of ['', ...subfolders]) removeLeftovers(join(folder, name), lock.isTakenOver ? 0 : undefined);
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}
