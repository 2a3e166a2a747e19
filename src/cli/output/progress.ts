import type { LoadProgress } from '../../catalog/load.ts';
import type { Environment } from '../context/environment.ts';

/** In milliseconds. Faster steps show no progress. */
const firstDelay = 500;
/** In milliseconds. Faster changes cannot be read. */
const interval = 100;

/** Whether the line of progress cannot be erased. Continuous integration services may attach a terminal to a log. */
const keepsOutput = (env: Environment['env']) => env['TERM'] === 'dumb' || Boolean(env['CI']);

/** Runs a step that may take long; a terminal shows a line of progress until it ends. */
export async function withProgress<T>(
  { stderr, env }: Pick<Environment, 'stderr' | 'env'>,
  quiet: boolean,
  run: (progress: LoadProgress) => T | Promise<T>,
): Promise<T> {
  let nextTime = Date.now() + firstDelay;
  let isShown = false;
  const progress: LoadProgress = (step, done, total) => {
    const now = Date.now();
    if (quiet || now < nextTime || keepsOutput(env) || !stderr.isTTY()) return;
    nextTime = now + interval;
    isShown = true;
    stderr.write(`\r${step}: ${Math.floor((100 * done) / total)} %\x1b[K`);
  };
  try {
    return await run(progress);
  } finally {
    if (isShown) stderr.write('\r\x1b[K');
  }
}
