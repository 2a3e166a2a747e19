import { UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import type { Environment } from './environment.ts';

/**
 * All text of stdin.
 *
 * @param purpose for the error message: `reads keys from stdin`
 * @throws UsageError when stdin is a terminal or cannot be read
 */
export function readPipedText({ stdin }: Environment, purpose: string, hint: string): string {
  if (stdin.isTTY()) throw new UsageError({ code: 'no-stdin', message: `- ${purpose}, and nothing is piped in`, hint });
  try {
    return stdin.read();
  } catch (error) {
    throw new UsageError({ code: 'wrong-stdin', message: `cannot read stdin: ${describeFileError(error).message}` });
  }
}
