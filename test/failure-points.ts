/** Failures of the file system at a chosen step: a step is a call that changes files. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const stepNames = [
  'writeFileSync',
  'copyFileSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'chmodSync',
  'chownSync',
  'mkdirSync',
  'rmdirSync',
] as const;

/** `kill`: nothing is done from that step on. `full`: nothing can be written from then on. `error`: that one step fails. */
export type FailureKind = 'kill' | 'full' | 'error';

const writes: ReadonlySet<string> = new Set(['writeFileSync', 'copyFileSync', 'linkSync', 'mkdirSync']);

const fileSystemError = (code: string) => Object.assign(new Error(`${code}: injected`), { code });

/**
 * Runs a function with a failure at a step, counted from 1; half of the content is written if that step writes content. Returns whether
 * there was such a step. Errors of the function are ignored.
 */
export function failAtStep(kind: FailureKind, step: number, run: () => void): boolean {
  let count = 0;
  const restores = stepNames.map((name) => {
    // biome-ignore lint/suspicious/noExplicitAny: one wrapper for functions with different parameters
    const original: any = fs[name];
    // biome-ignore lint/suspicious/noExplicitAny: the same
    const replaced = (...args: any[]) => {
      count++;
      const fails = kind === 'error' ? count === step : count >= step && (kind === 'kill' || writes.has(name));
      if (!fails) return original(...args);
      if (name === 'writeFileSync' && count === step) original(args[0], args[1].slice(0, args[1].length / 2), args[2]);
      throw fileSystemError(kind === 'full' ? 'ENOSPC' : 'EIO');
    };
    Object.assign(fs, { [name]: replaced });
    return () => Object.assign(fs, { [name]: original });
  });
  syncBuiltinESMExports();
  try {
    run();
  } catch {
    // What is left in the folder is what counts.
  } finally {
    for (const restore of restores) restore();
    syncBuiltinESMExports();
  }
  return count >= step;
}
