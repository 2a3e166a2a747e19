/** Rules about the style of titles and URLs. */
import type { PaperEntry } from '../model/schema.ts';
import type { LocatedRecord, Path } from '../source/read-records.ts';
import { createPaperRule, fieldLabel, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';

/** All titles of a paper. */
function titlesOf({ title, translation, preprint }: PaperEntry): { readonly path: Path; readonly title: string }[] {
  const titles = [
    { path: ['title'], title },
    { path: ['translation'], title: translation },
    { path: ['preprint', 'title'], title: preprint?.title },
  ];
  return titles.flatMap(({ path, title }) => (title === undefined ? [] : { path, title }));
}

/** A dot that belongs to the last word: an ellipsis, an initial or an abbreviation. */
const dotOfLastWord = /(?:\.\.|[^\p{L}\p{N}]\p{L}\.|\b(?:etc|al|inc|ltd|co|corp|jr|sr|no|vol|vs|ed|eds|dept|univ)\.)$/iu;

const findTitlesWithDot = createPaperRule((paper) =>
  titlesOf(paper).flatMap(({ path, title }) => {
    if (!/[.。．]$/.test(title) || dotOfLastWord.test(title)) return [];
    const value = title.slice(0, -1).trimEnd();
    if (value === '') return [];
    const rewriteSource = (scalar: string) => removeLast(scalar, title.slice(-1));
    const message = `${fieldLabel(path)} ends with a period`;
    return [{ path, message, fix: 'remove the period', autoFix: { value, rewriteSource } }];
  }),
);

/** The text without the last occurrence of a part. */
function removeLast(text: string, part: string): string {
  const at = text.lastIndexOf(part);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + part.length);
}

const findTitlesInCapitals = createPaperRule((paper) =>
  titlesOf(paper)
    .filter(({ title }) => isAllCapitals(title))
    .map(({ path }) => ({
      path,
      message: `${fieldLabel(path)} is in all capitals`,
      fix: 'use sentence case or title case',
    })),
);

/** Whether a title is in capitals and longer than a name, in a script that has capitals. */
function isAllCapitals(title: string): boolean {
  if (/\p{Ll}|\p{Lo}/u.test(title)) return false;
  const words = title.match(/\p{L}+/gu) ?? [];
  return words.length > 1 && (words.length > 2 || words.join('').length >= 15);
}

/** What is left of a list in a text: the others of its authors, a bar between columns, an address. */
const listText = /\bet\.? al\b|\||https?:\/\/\S*|www\.\S+/i;

function findListTexts({ papers, venues }: Readings): RuleFinding[] {
  const check = (record: LocatedRecord<unknown>, path: Path, text: string) => {
    const [excerpt] = listText.exec(text) ?? [];
    if (excerpt === undefined) return [];
    return [
      { record, path, message: `${fieldLabel(path)} has "${excerpt}"`, fix: `write the ${fieldLabel(path)} alone`, excerpt },
    ];
  };
  return [
    ...papers.records.flatMap((record) => titlesOf(record.entry).flatMap(({ path, title }) => check(record, path, title))),
    ...venues.records.flatMap((record) => [
      ...check(record, ['name'], record.entry.name),
      ...check(record, ['title'], record.entry.title),
    ]),
  ];
}

function findUrlsWithPunctuation({ papers, repos }: Readings): RuleFinding[] {
  const checkUrl = (record: LocatedRecord<unknown>, field: string, url: string | undefined) => {
    const value = trimPunctuation(url ?? '');
    if (url === undefined || value === url) return [];
    const end = url.slice(value.length);
    // A bracket may be part of the URL, so it is reported but not removed.
    const autoFix = /[)\]}]$/.test(url) ? undefined : { value, rewriteSource: (scalar: string) => removeLast(scalar, end) };
    return [{ record, path: [field], message: `${field} ${url} ends with "${end}"`, fix: `${field}: ${value}`, autoFix }];
  };
  return [
    ...papers.records.flatMap((record) => [
      ...checkUrl(record, 'url', record.entry.url),
      ...checkUrl(record, 'pdf', record.entry.pdf),
    ]),
    ...repos.records.flatMap((record) => checkUrl(record, 'url', record.entry.url)),
  ];
}

/** The URL without a punctuation mark or an unopened bracket at its end. */
function trimPunctuation(url: string): string {
  const endsWithMark = /[.,;:!'’”]$/.test(url);
  const opening = { ')': '(', ']': '[', '}': '{' }[url.slice(-1)];
  const isUnopened = opening !== undefined && countChar(url, opening) < countChar(url, url.slice(-1));
  return endsWithMark || isUnopened ? url.slice(0, -1) : url;
}

const countChar = (text: string, char: string) => text.split(char).length - 1;

export const textRules = {
  'title-dot': warning('a title ends with a period', findTitlesWithDot),
  'title-capitals': warning('a title is in all capitals', findTitlesInCapitals),
  'list-text': warning('a title or venue name contains "et al.", | or a URL', findListTexts),
  'url-dot': warning('a URL ends with punctuation', findUrlsWithPunctuation),
} satisfies Rules;
