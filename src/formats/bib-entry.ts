/** Entries of a .bib file, in either dialect, and the kinds of fields that they are made of. */
import type { Paper } from '../catalog/model/records.ts';
import { curlyQuotes } from '../util/curly-quotes.ts';
import { rewriteTitle } from '../util/title-case.ts';
import { type Citation, type CitationType, createCitation, percentEncode } from './citation.ts';
import type { LatexEncoder } from './latex-encode.ts';
import { braceIfDivided, formatBibNames, type NameEncoding } from './names.ts';

export interface BibDialect extends NameEncoding {
  readonly type: (cited: Citation) => string;
  /** The fields of an entry, in order. */
  readonly fields: Readonly<Record<string, Field>>;
}

/** The text after the `=`, with its braces; undefined where the citation has no such field. */
type Field = (citation: Citation, encoding: NameEncoding) => string | undefined;

/** An entry for each paper, with an empty line between them. */
export function* writeBibEntries(papers: Iterable<Paper>, dialect: BibDialect): Generator<string> {
  const names = Object.keys(dialect.fields);
  const nameWidth = Math.max(...names.map(({ length }) => length));
  const prefixes = names.map((name) => `  ${name.padEnd(nameWidth)} = `);
  const fields = Object.values(dialect.fields);
  let separator = '';
  for (const paper of papers) {
    const citation = createCitation(paper);
    let entry = `${separator}@${dialect.type(citation)}{${citation.key},\n`;
    for (let index = 0; index < fields.length; index++) {
      const value = fields[index]?.(citation, dialect);
      if (value) entry += `${prefixes[index]}${value},\n`;
    }
    yield `${entry}}\n`;
    separator = '\n';
  }
}

type GetText = (citation: Citation) => string | undefined;

/** Leaves a field out of citations of other types. */
export function onlyFor(...types: readonly CitationType[]): (getText: GetText) => GetText {
  return (getText) => (citation) => (types.includes(citation.type) ? getText(citation) : undefined);
}

const createFieldKind =
  (write: (text: string, encode: LatexEncoder) => string) =>
  (getText: GetText): Field =>
  (citation, { encode }) => {
    const text = getText(citation);
    return text && `{${write(text, encode)}}`;
  };

/** A URL or identifier: percent-encoded where needed, and not encoded as LaTeX. */
export const verbatimField = createFieldKind(percentEncode);

export const textField = createFieldKind((text, encode) => encode(text));

/** A publisher or institution. BibTeX splits it at the word `and` unless it is in braces. */
export const organizationField = createFieldKind(braceIfDivided);

/** Keeps the two hyphens of a range, which would otherwise be encoded. */
export const pagesField = createFieldKind((text, encode) => text.split('--').map(encode).join('--'));

/** A text with its URLs in `\url`, with % and # escaped: biblatex and many styles pass the field to a macro, where they are not part of a URL. */
export const textFieldWithLinks = createFieldKind((text, encode) => {
  const parts = text.split(url);
  return parts.map((part, index) => (index % 2 === 1 ? `\\url{${part.replace(/[%#]/g, '\\$&')}}` : encode(part))).join('');
});

/** Without punctuation at its end; parentheses belong to it in pairs. */
const url = /(https?:\/\/(?:[!#-'*-;=?-Z_a-z|~]|\([!#-'*-;=?-Z_a-z|~]*\))*(?:[#-&*+/-9=@-Z_a-z|~-]|\([!#-'*-;=?-Z_a-z|~]*\)))/;

export const authorsField: Field = ({ authors, etal }, encoding) => `{${formatBibNames(authors, etal, encoding)}}`;

/** The title in a second pair of braces, so that styles keep its capitals. */
export const doubleBracedTitle: Field = (citation, { encode }) => `{{${writeTitle(citation, encode)}}}`;

/** The title with braces around the words whose capitals styles must keep. */
export const titleField: Field = (citation, { encode }) => {
  const protect = (text: string) => rewriteTitle(text, citation, { kept: (word) => `{${encode(word)}}`, rest: encode });
  return `{${writeTitle(citation, protect)}}`;
};

/** The encoded title, with its formulas in TeX where the catalog has them. */
function writeTitle({ title, title_tex = '' }: Citation, write: (text: string) => string): string {
  if (!title_tex) return write(curlyQuotes(title));
  const parts = curlyQuotes(title_tex).split(/(\$[^$]*\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : write(part))).join('');
}
