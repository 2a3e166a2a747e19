import type { LoadProgress } from '../../catalog/load.ts';
import type { Environment } from '../context/environment.ts';

/** In milliseconds: what takes no longer needs no line, and a line that changes more often cannot be read. */
const patience = 500;
const pace = 100;

/** Whether what is written cannot go away again: on terminals that only print, and in the log of a service, which may give one too. */
const isKept = (env: Environment['env']) => env['TERM'] === 'dumb' || Boolean(env['CI']);

/** Runs what may take long, with a line on a terminal that says how far it is and goes away when it ends. */
export async function withProgress<T>(
  { stderr, env }: Environment,
  quiet: boolean,
  run: (progress: LoadProgress) => T | Promise<T>,
): Promise<T> {
  let next = Date.now() + patience;
  let shown = false;
  const progress: LoadProgress = (step, done, all) => {
    const now = Date.now();
    if (quiet || now < next || isKept(env) || !stderr.isTTY()) return;
    next = now + pace;
    shown = true;
    stderr.write(`\r${step}: ${Math.floor((100 * done) / all)} %\x1b[K`);
  };
  try {
    return await run(progress);
  } finally {
    if (shown) stderr.write('\r\x1b[K');
  }
}
