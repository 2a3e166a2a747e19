/** Part of the build: compiles the catalog that comes with the program, and writes its manual. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { fingerprintFiles, readFileStats } from '../catalog/index/fingerprints.ts';
import { compileIndex } from '../catalog/index/writer.ts';
import { linkRecords } from '../catalog/model/model.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { renderManual } from '../cli/help/manual.ts';
import { formatProblem } from '../cli/report.ts';

async function build(folder: string, compiled: string): Promise<void> {
  const begun = Date.now();
  const files = await fingerprintFiles(readFileStats(folder), folder);
  const { entries, problems } = readCatalog(folder, undefined, 'errors');
  if (!entries || !files) throw new Error(`the catalog is not valid\n${problems.map(formatProblem).join('')}`);
  // Its folder is another one where it is installed.
  writeFileSync(compiled, Buffer.concat(compileIndex(linkRecords(entries), { folder: '', files, readStartedAt: begun })));
}

const root = join(__dirname, '..', '..');
build(join(root, 'catalog'), join(root, 'dist', 'catalog.lm4c'));
renderManual(version).then((text) => writeFileSync(join(root, 'dist', 'lm4c.1'), text));
