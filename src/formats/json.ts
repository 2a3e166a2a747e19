import type { Paper } from '../catalog/model/records.ts';
import { fieldValues } from './fields.ts';
import type { View } from './view.ts';

/** One array, indented. */
export const writeJson = (papers: Iterable<Paper>, { fields, allFields }: View) =>
  writeJsonArray(papers, (paper) => fieldValues(paper, fields ?? allFields));

/** One array of what is made of each paper, piece by piece. */
export function* writeJsonArray(papers: Iterable<Paper>, item: (paper: Paper) => object) {
  let before = '[\n';
  for (const paper of papers) {
    yield `${before}  ${JSON.stringify(item(paper), undefined, 2).replaceAll('\n', '\n  ')}`;
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

/** One object on each line. */
export function* writeJsonLines(papers: Iterable<Paper>, { fields, allFields }: View) {
  for (const paper of papers) yield `${JSON.stringify(fieldValues(paper, fields ?? allFields))}\n`;
}
