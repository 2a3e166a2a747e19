import { compareTexts } from '../../util/compare.ts';
import type { Paper } from './records.ts';

/** Orders papers by year, newest first, then by title. The order is total together with the key, which the caller compares last. */
export function compareNewestFirst(a: Pick<Paper, 'year' | 'title'>, b: Pick<Paper, 'year' | 'title'>): number {
  return b.year - a.year || compareTexts(a.title, b.title);
}
