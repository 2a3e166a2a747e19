import type { Paper } from '../catalog/catalog.ts';
import { fieldText } from './fields.ts';
import type { View } from './view.ts';

/** A line for each known field, its name first, and an empty line between papers: for `grep -A` and for screen readers. */
export function* long(papers: readonly Paper[], { fields, allFields }: View) {
  const shown = fields ?? allFields;
  const width = Math.max(...shown.map((field) => field.length));
  for (const [index, paper] of papers.entries()) {
    const lines = shown
      .map((field) => [field, fieldText(paper, field)] as const)
      .filter(([, text]) => text !== '')
      .map(([field, text]) => `${field.padEnd(width)}  ${text}\n`);
    yield (index > 0 ? '\n' : '') + lines.join('');
  }
}
