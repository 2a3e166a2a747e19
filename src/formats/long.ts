import type { Paper } from '../catalog/model/records.ts';
import { formatField } from './fields.ts';
import type { View } from './view.ts';

/** A line with its name for each field that a paper has, and an empty line between papers: for `grep -A` and screen readers. */
export function* writeLong(papers: Iterable<Paper>, { fields, allFields }: View) {
  const shown = fields ?? allFields;
  const width = Math.max(...shown.map((field) => field.length));
  let separator = '';
  for (const paper of papers) {
    const lines = shown
      .map((field) => [field, formatField(paper, field)] as const)
      .filter(([, text]) => text !== '')
      .map(([field, text]) => `${field.padEnd(width)}  ${text}\n`);
    yield separator + lines.join('');
    separator = '\n';
  }
}
