/** Build step: compiles the shipped catalog and writes the manual page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { fingerprintFiles, readFileStats } from '../catalog/index/fingerprints.ts';
import { compileIndex } from '../catalog/index/writer.ts';
import { linkRecords } from '../catalog/model/link.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { formatProblem } from '../cli/output/report.ts';
import { renderManual } from './manual.ts';

async function compileCatalog(folder: string, output: string): Promise<void> {
  const readStartedAt = Date.now();
  const files = await fingerprintFiles(readFileStats(folder), folder);
  const { entries, problems } = readCatalog(folder, undefined, 'errors');
  if (!entries || !files) throw new Error(`the catalog is not valid\n${problems.map(formatProblem).join('')}`);
  // The folder is left empty, because the package will be installed in another one.
  writeFileSync(output, Buffer.concat(compileIndex(linkRecords(entries), { folder: '', files, readStartedAt })));
}

const root = join(__dirname, '..', '..');
compileCatalog(join(root, 'catalog'), join(root, 'dist', 'catalog.lm4c'));
renderManual(version).then((text) => writeFileSync(join(root, 'dist', 'lm4c.1'), text));
