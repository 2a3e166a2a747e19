/** Part of the build: compiles the catalog that comes with the program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog } from './catalog/read.ts';
import { writeSnapshot } from './catalog/snapshot.ts';
import { problemText } from './report.ts';

const root = join(__dirname, '..');
const folder = join(root, 'catalog');
const { entries, problems } = readCatalog(folder);
if (!entries) throw new Error(`the catalog is not valid\n${problems.map(problemText).join('')}`);
writeSnapshot(folder, entries).then((text) => writeFileSync(join(root, 'dist', 'catalog.json'), text));
