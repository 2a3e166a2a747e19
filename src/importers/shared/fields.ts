/** Fields that BibTeX and CSL-JSON write alike, converted to the fields of a paper. */
import { paperFields } from '../../catalog/model/fields.ts';
import { pageRangePattern } from '../../catalog/model/schema.ts';
import { parseLanguage } from '../../util/languages.ts';
import { formatPageRanges } from '../../util/typography.ts';
import type { Draft, DraftPaper } from './draft.ts';
import { type ArxivReference, mentionsArxiv, parseArxivId } from './identifiers.ts';

/** The text of the first of the named fields that is not empty; undefined if all are missing or empty. */
export type FieldGetter = (...names: readonly string[]) => string | undefined;

/** Where a paper appeared, and the fields of the paper that depend on it. */
export interface VenueReading extends Pick<Draft, 'venue'>, Pick<DraftPaper, 'booktitle' | 'type'> {}

/** Reports that a value is left out; `reason` completes the sentence "the value is …". */
type RejectValue = (value: string, reason: string) => void;

type BibliographyFormat = 'bibtex' | 'csl';

/**
 * The issue of a journal or the volume of proceedings, and the pages in it. A volume or a number that only repeats the arXiv id of the
 * paper is dropped.
 *
 * @param reject is called with pages that are not a valid range
 */
export function readIssueAndPages(
  format: BibliographyFormat,
  getField: FieldGetter,
  { preprint, reject }: { readonly preprint: ArxivReference | undefined; readonly reject: RejectValue },
): Pick<DraftPaper, 'series' | 'volume' | 'number' | 'pages' | 'numpages'> {
  const read = (name: 'series' | 'volume' | 'number' | 'pages' | 'numpages') => getField(...paperFields[name][format]);
  const withoutPreprintId = (text = '') => (preprint && parseArxivId(text)?.id === preprint.id ? undefined : text || undefined);
  return {
    series: read('series'),
    volume: withoutPreprintId(read('volume')),
    number: withoutPreprintId(read('number')),
    pages: parsePages(withoutRepeatedPage(read('pages')), reject),
    numpages: Number(/^\d{1,6}(?= ?(?:p|pp|pages|S)?\.?$)/.exec(read('numpages') ?? '')?.[0]) || undefined,
  };
}

/** `7` of `7-7`, which Crossref has for papers of one page. */
const withoutRepeatedPage = (pages: string | undefined) => pages?.replace(/^(\d+)\s*[-‐-―]+\s*\1$/, '$1');

function parsePages(written: string | undefined, reject: RejectValue): string | undefined {
  const pages = mentionsArxiv(written) ? undefined : formatPageRanges(written);
  if (!pages || pageRangePattern.test(pages)) return pages;
  reject(pages, 'no range from a page to a page');
  return undefined;
}

/** The code of the language; undefined for English, which a catalog does not record, and for a rejected value. */
export function readLanguage(format: BibliographyFormat, getField: FieldGetter, reject: RejectValue): string | undefined {
  const written = getField(...paperFields.language[format]);
  const code = written && parseLanguage(written);
  if (written && !code) reject(written, 'no language that is known');
  return code === 'en' ? undefined : code;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `2` of `2`, `2nd`, `Second`, `Second Edition` or `2nd ed.`; any other text as it is. */
export function parseEdition(written: string | undefined): string | undefined {
  const text = written?.replace(/[\s,]*(?:\bedition|\bedn?\.?)$/i, '').trim();
  if (!text) return written || undefined;
  const number = ordinals.indexOf(text.toLowerCase()) + 1;
  return number > 0 ? String(number) : text.replace(/^(\d+)(?:st|nd|rd|th)$/i, '$1');
}
