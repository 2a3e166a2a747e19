/** The codes of problems in a catalog, for scripts, with their meanings in the help. A code never changes its meaning. */

/** Errors found while loading a record or a file, before any rule runs. */
export const loadErrorCodes = {
  'missing-field': 'a required field is missing',
  'unknown-field': 'a field that this kind of record does not have',
  'duplicate-field': 'a field appears twice in a record',
  empty: 'a field has no value',
  'wrong-type': 'a value has the wrong type, such as a list instead of a text',
  'wrong-form': 'a text has the wrong format, such as a URL without https://',
  'wrong-choice': 'a value is not one of the allowed words',
  'wrong-number': 'a number is too small or too large, such as month 13',
  'unquoted-text': 'a text without quotes that YAML reads as a number or as nothing, such as 2306.08350',
  'unquoted-colon': 'a text without quotes that contains a colon and a space',
  'cut-text': 'a text without quotes that YAML cuts off at " #"',
  alias: 'a YAML alias',
  tab: 'a tab in the indentation',
  yaml: 'any other error in the YAML',
  'too-deep': 'lists or maps are nested too deeply',
  'not-a-record': 'not an id with fields below it',
  'record-too-long': 'a record is longer than 256 KiB',
  'too-many-problems': 'a file has so many problems that the rest of it was not read',
  'not-utf-8': 'a file is not UTF-8',
  'missing-file': 'a required file is missing',
  'a-folder': 'a folder instead of a file',
  'no-permission': 'no permission to read a file',
  'file-error': 'a file cannot be read',
} as const;

/** The codes of problems found neither by a rule nor while loading a record, by subject. */
export const otherProblemCodes = {
  settings: {
    'unknown-rule': 'unknown rule',
    'not-a-warning': 'the rule is always an error',
    'unknown-record': 'unknown record',
    'needless-exception': 'an exception that is not needed (warning)',
  },
  files: {
    'not-a-catalog': 'a folder or file is not a catalog, or does not exist',
    'unknown-kind': 'a catalog in one file: unknown kind of record',
    'duplicate-kind': 'a catalog in one file: a kind of record appears twice',
    'former-name': 'abbreviations and synonyms, the old and the new name, are both used',
    'disk-full': 'the disk is full',
  },
  entries: {
    'no-papers': 'no papers were found in a file',
    'not-readable': 'an entry or a file cannot be read, or is not a paper',
    'no-title': 'an entry without a title was skipped',
    'no-year': 'an entry without a valid year was skipped',
    'left-out': 'an entry, or a part of it, was skipped; the message says why',
    'not-understood': 'a Markdown text, table or list was not understood',
    doubtful: 'an interpretation of Markdown is likely, but not certain, such as a single author',
    'not-closed': 'a BibTeX entry has no closing brace',
    'duplicate-key': 'a BibTeX entry has the key of an earlier entry',
    'same-paper': 'an entry is the same paper as an earlier one; its key becomes an alias',
    'author-names': 'names of authors have another form than in BibTeX or CSL-JSON',
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
  | 'list-text'
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
