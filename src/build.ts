/** Part of the build: compiles the catalog that comes with the program, and writes its manual. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { link } from './catalog/catalog.ts';
import { compile } from './catalog/compile.ts';
import { readCatalog } from './catalog/read.ts';
import { hashed, stampsOf } from './catalog/stamps.ts';
import { manual } from './commands/manual.ts';
import { problemText } from './report.ts';

async function build(folder: string, compiled: string): Promise<void> {
  const begun = Date.now();
  const files = await hashed(stampsOf(folder), folder);
  const { entries, problems } = readCatalog(folder, undefined, 'errors');
  if (!entries || !files) throw new Error(`the catalog is not valid\n${problems.map(problemText).join('')}`);
  // Its folder is another one where it is installed.
  writeFileSync(compiled, Buffer.concat(compile(link(entries), { folder: '', files, begun })));
}

const root = join(__dirname, '..', '..');
build(join(root, 'catalog'), join(root, 'dist', 'catalog.lm4c'));
manual(version).then((text) => writeFileSync(join(root, 'dist', 'lm4c.1'), text));
