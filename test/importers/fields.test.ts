import { expect, it } from 'vitest';
import { paperFields, paperFieldsWhere } from '../../src/catalog/model/fields.ts';
import { readBibtex } from '../../src/importers/bibtex/index.ts';
import { readCsl } from '../../src/importers/csl/index.ts';
import type { ImportedFile } from '../../src/importers/shared/draft.ts';

/** Values of the fields of BibTeX that are not free text. */
const bibtexValues: Readonly<Record<string, string>> = {
  archiveprefix: 'arXiv',
  author: 'Lin, Xiao',
  date: '2024-05',
  doi: '10.1000/tides',
  ids: 'oldkey, older',
  eprint: '2401.00010',
  eprinttype: 'arXiv',
  langid: 'german',
  month: 'May',
  numpages: '12',
  pages: '1--12',
  url: 'https://example.org/tides',
  year: '2024',
};

/** Values of the variables of CSL-JSON that are not free text. */
const cslValues: Readonly<Record<string, unknown>> = {
  DOI: '10.1000/tides',
  URL: 'https://example.org/tides',
  author: [{ family: 'Lin', given: 'Xiao' }],
  issued: { 'date-parts': [[2024, 5]] },
  language: 'de',
  'number-of-pages': '12',
  page: '1-12',
};

const names = (format: 'bibtex' | 'csl') => [
  ...new Set(Object.values(paperFields).flatMap((field): readonly string[] => field[format])),
];

/** The given fields that no paper of the file has. */
function missingFields({ drafts }: ImportedFile, fields: readonly string[]): string[] {
  const read = drafts.flatMap(({ paper, venue }) => [
    ...Object.entries(paper).flatMap(([name, value]) => (value === undefined ? [] : [name])),
    ...(venue ? ['venue'] : []),
    ...(venue?.publisher ? ['publisher'] : []),
  ]);
  return fields.filter((field) => !read.includes(field));
}

it('every field of a paper that has names in BibTeX is read from a .bib file', () => {
  const fields = names('bibtex').map((name) => `${name} = {${bibtexValues[name] ?? `The ${name}`}}`);
  const entries = ['inproceedings', 'techreport'].map((type) => `@${type}{${type}, ${fields.join(', ')}}`);
  expect(
    missingFields(
      readBibtex(entries.join('\n')),
      paperFieldsWhere(({ bibtex }) => bibtex.length > 0),
    ),
  ).toEqual([]);
});

it('every field of a paper that has names in CSL-JSON is read from a .json file', () => {
  const variables = names('csl').map((name) => [name, cslValues[name] ?? `The ${name}`]);
  const items = ['paper-conference', 'report'].map((type) => ({ ...Object.fromEntries(variables), type }));
  expect(
    missingFields(
      readCsl(JSON.stringify(items)),
      paperFieldsWhere(({ csl }) => csl.length > 0),
    ),
  ).toEqual([]);
});
