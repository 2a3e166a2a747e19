/** Writes docs/, by `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocs } from './manual.ts';

async function write(folder: string): Promise<void> {
  for (const [name, text] of await renderDocs()) writeFileSync(join(folder, name), text);
}

write(join(__dirname, '..', '..', 'docs'));
