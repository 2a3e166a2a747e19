import { compareTexts } from '../../util/compare.ts';
import type { Paper } from './records.ts';

/** The total order of papers: newest first, then by title; a key decides between equals. */
export function compareNewestFirst(a: Pick<Paper, 'year' | 'title'>, b: Pick<Paper, 'year' | 'title'>): number {
  return b.year - a.year || compareTexts(a.title, b.title);
}
