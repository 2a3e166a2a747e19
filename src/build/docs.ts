/** Writes docs/ for `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocs } from './manual.ts';

renderDocs().then((files) => {
  for (const [name, text] of files) writeFileSync(join(__dirname, '..', '..', 'docs', name), text);
});
