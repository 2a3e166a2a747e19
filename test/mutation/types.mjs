import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Whether the mutant has no type error.
 *
 * @param {string} root
 * @param {{ readonly file: string, readonly source: string }} mutant
 */
export async function compiles(root, { file, source }) {
  const copy = await mkdtemp(join(tmpdir(), 'lm4c-mutant-'));
  try {
    await cp(join(root, 'src'), join(copy, 'src'), { recursive: true });
    for (const name of ['bin', 'node_modules', 'package.json']) await symlink(join(root, name), join(copy, name));
    await writeFile(join(copy, file), source);
    // Code that the mutant leaves unused or unreachable is no type error.
    const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true };
    const settings = { extends: join(root, 'tsconfig.json'), compilerOptions, include: [join(copy, 'src')] };
    await writeFile(join(copy, 'tsconfig.json'), JSON.stringify(settings));
    return await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', copy]).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(copy, { recursive: true });
  }
}
