/** Writes docs/, by `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../cli/help/manual.ts';

async function write(folder: string): Promise<void> {
  for (const [name, text] of await documents()) writeFileSync(join(folder, name), text);
}

write(join(__dirname, '..', '..', 'docs'));
