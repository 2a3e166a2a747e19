/** The codes of problems in a catalog, for scripts, with their meanings in the help. A code never changes its meaning. */

/** Errors found while loading a record or a file, before any rule runs. */
export const loadErrorCodes = {
  'missing-field': 'a field that every record of its kind has',
  'unknown-field': 'a field that no record of its kind has',
  'duplicate-field': 'a field that stands twice in a record',
  empty: 'a field without a value',
  'wrong-type': 'a number, a list or a map where something else belongs',
  'wrong-form': 'a text of another form than its field has, such as a URL without https://',
  'wrong-choice': 'a word that is none of those that its field may have',
  'wrong-number': 'a number that is too small or too large, such as month 13',
  'unquoted-text': 'a text without quotes that YAML takes for a number or nothing, such as 2306.08350',
  'unquoted-colon': 'a text without quotes that has a colon and a blank in it',
  'cut-text': 'a text without quotes that YAML ends at " #"',
  alias: 'an alias of YAML',
  tab: 'a tab in the indentation',
  yaml: 'anything else that is not YAML',
  'too-deep': 'lists or maps inside others without end',
  'not-a-record': 'something that is not an id with fields below it',
  'record-too-long': 'a record of more than 256 KiB',
  'too-many-problems': 'a file with so many problems that its rest is not read',
  'not-utf-8': 'a file that is not UTF-8',
  'missing-file': 'a file that every catalog has',
  'a-folder': 'a folder in place of a file',
  'no-permission': 'a file that may not be read',
  'file-error': 'a file that cannot be read',
} as const;

/** The codes of problems found neither by a rule nor while loading a record, by subject. */
export const otherProblemCodes = {
  settings: {
    'unknown-rule': 'a rule that there is not',
    'not-a-warning': 'a rule that is always an error',
    'unknown-record': 'a record that there is not',
    'needless-exception': 'a record of which the rule has nothing to tell, which is a warning',
  },
  files: {
    'not-a-catalog': 'a folder or a file that is no catalog, or is not there',
    'unknown-kind': 'in a catalog of one file, a name that is no kind of record',
    'duplicate-kind': 'in a catalog of one file, a kind of record that stands twice',
    'former-name': 'abbreviations, the former name of synonyms, where there are both',
    'disk-full': 'a disk that is full',
  },
  entries: {
    'no-papers': 'a file in which no papers are found',
    'not-readable': 'an entry or a file that cannot be read, or is no paper',
    'no-title': 'an entry without a title, which is left out',
    'no-year': 'an entry without a year, or with one that is none, which is left out',
    'left-out': 'an entry, or a part of one, that is left out for what its message says',
    'not-understood': 'a text, a table or a list of Markdown that is not understood',
    'not-closed': 'an entry of BibTeX without the brace at its end',
    'duplicate-key': 'an entry of BibTeX with the key of one before it',
  },
} as const;

/** The codes of the rules of `check`; their meanings are in the rules themselves. */
export type RuleCode =
  | 'ambiguous-venue'
  | 'backward-pages'
  | 'doi-venue'
  | 'doi-year'
  | 'duplicate-id'
  | 'duplicate-paper'
  | 'duplicate-term'
  | 'et-al'
  | 'html-entity'
  | 'impossible-arxiv'
  | 'impossible-doi'
  | 'invisible-character'
  | 'long-summary'
  | 'no-category'
  | 'not-citable'
  | 'not-in-title'
  | 'not-nfc'
  | 'parent-below'
  | 'preprint-published'
  | 'preprint-year'
  | 'redundant-url'
  | 'repeated-value'
  | 'shared-code'
  | 'similar-tags'
  | 'single-term'
  | 'title-capitals'
  | 'title-dot'
  | 'unknown-category'
  | 'unknown-repository'
  | 'unknown-venue'
  | 'unsorted'
  | 'unused'
  | 'url-dot'
  | 'wrong-charset'
  | 'wrong-file'
  | 'year-before-preprint';

export type ProblemCode =
  | RuleCode
  | keyof typeof loadErrorCodes
  | { [K in keyof typeof otherProblemCodes]: keyof (typeof otherProblemCodes)[K] }[keyof typeof otherProblemCodes];
