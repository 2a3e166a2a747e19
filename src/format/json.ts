import type { Paper } from '../catalog/catalog.ts';
import { fieldValues } from './fields.ts';
import type { View } from './view.ts';

/** One array, indented. */
export function* json(papers: Iterable<Paper>, { fields, allFields }: View) {
  let before = '[\n';
  for (const paper of papers) {
    const text = JSON.stringify(fieldValues(paper, fields ?? allFields), undefined, 2);
    yield `${before}  ${text.replaceAll('\n', '\n  ')}`;
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

/** One object on each line. */
export function* jsonl(papers: Iterable<Paper>, { fields, allFields }: View) {
  for (const paper of papers) yield `${JSON.stringify(fieldValues(paper, fields ?? allFields))}\n`;
}
