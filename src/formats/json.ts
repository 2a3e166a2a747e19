import type { Paper } from '../catalog/model/records.ts';
import { fieldValues } from './fields.ts';
import type { View } from './view.ts';

/** An indented array of objects. */
export const writeJson = (papers: Iterable<Paper>, { fields, allFields }: View) =>
  writeJsonArray(papers, (paper) => fieldValues(paper, fields ?? allFields));

/** An indented array with an object for each paper, in parts. */
export function* writeJsonArray(papers: Iterable<Paper>, toObject: (paper: Paper) => object) {
  let separator = '[\n';
  for (const paper of papers) {
    yield `${separator}  ${JSON.stringify(toObject(paper), undefined, 2).replaceAll('\n', '\n  ')}`;
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]\n' : '[]\n';
}

/** An object on each line. */
export function* writeJsonLines(papers: Iterable<Paper>, { fields, allFields }: View) {
  for (const paper of papers) yield `${JSON.stringify(fieldValues(paper, fields ?? allFields))}\n`;
}
