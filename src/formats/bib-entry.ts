/** Entries of a .bib file, in either dialect, and the kinds of fields that they are made of. */
import type { Paper } from '../catalog/model/records.ts';
import { rewriteTitle } from '../util/title-case.ts';
import { curlyQuotes } from '../util/typography.ts';
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
  const nameWidth = Math.max(...Object.keys(dialect.fields).map(({ length }) => length));
  const fields = Object.entries(dialect.fields).map(([name, field]) => ({ prefix: `  ${name.padEnd(nameWidth)} = `, field }));
  let separator = '';
  for (const paper of papers) {
    const citation = createCitation(paper);
    let entry = `${separator}@${dialect.type(citation)}{${citation.key},\n`;
    for (const { prefix, field } of fields) {
      const value = field(citation, dialect);
      if (value) entry += `${prefix}${value},\n`;
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

const authorsField: Field = ({ authors, etal }, encoding) => `{${formatBibNames(authors, etal, encoding)}}`;

const titleField: Field = (citation, { encode }) => {
  const protect = (text: string) => rewriteTitle(text, citation, { kept: (word) => `{${encode(word)}}`, rest: encode });
  return `{${writeTitle(citation, protect)}}`;
};

const doubleBracedTitleField: Field = (citation, { encode }) => `{{${writeTitle(citation, encode)}}}`;

export const bibField = {
  authors: authorsField,
  /** With braces around the words whose capitals styles must keep. */
  title: titleField,
  /** In a second pair of braces, so that styles keep all its capitals. */
  doubleBracedTitle: doubleBracedTitleField,
  text: createFieldKind((text, encode) => encode(text)),
  /** With URLs in `\url`, where % and # are escaped because biblatex and many styles pass the field to a macro. */
  textWithLinks: createFieldKind(writeLinks),
  /** A URL or identifier: percent-encoded where needed, and not encoded as LaTeX. */
  verbatim: createFieldKind(percentEncode),
  /** A publisher or institution. BibTeX splits it at the word `and` unless it is in braces. */
  organization: createFieldKind(braceIfDivided),
  /** Keeps the two hyphens of a range, which would otherwise be encoded. */
  pages: createFieldKind((text, encode) => text.split('--').map(encode).join('--')),
};

function writeLinks(text: string, encode: LatexEncoder): string {
  const parts = text.split(urls);
  return parts.map((part, index) => (index % 2 === 1 ? `\\url{${part.replace(/[%#]/g, '\\$&')}}` : encode(part))).join('');
}

/** Without punctuation at its end; parentheses belong to it in pairs. */
const urls = /(https?:\/\/(?:[!#-'*-;=?-Z_a-z|~]|\([!#-'*-;=?-Z_a-z|~]*\))*(?:[#-&*+/-9=@-Z_a-z|~-]|\([!#-'*-;=?-Z_a-z|~]*\)))/;

/** The encoded title, with its formulas in TeX where the catalog has them. */
function writeTitle({ title, title_tex = '' }: Citation, write: (text: string) => string): string {
  if (!title_tex) return write(curlyQuotes(title));
  const parts = curlyQuotes(title_tex).split(/(\$[^$]*\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : write(part))).join('');
}
