/** Writes docs/ for `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocs } from './manual.ts';

async function writeDocs(folder: string): Promise<void> {
  for (const [name, text] of await renderDocs()) writeFileSync(join(folder, name), text);
}

writeDocs(join(__dirname, '..', '..', 'docs'));
