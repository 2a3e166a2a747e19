/** Entries of a .bib file, in either dialect, and the kinds of fields that they are made of. */
import type { Paper } from '../catalog/model/records.ts';
import { curlyQuotes } from '../util/curly-quotes.ts';
import { rewriteTitle } from '../util/title-case.ts';
import { type Citation, type CitationType, createCitation, percentEncode } from './citation.ts';
import type { LatexEncoder } from './latex-encode.ts';
import { braceIfDivided, formatBibNames, type NameEncoding } from './names.ts';

export interface BibDialect extends NameEncoding {
  readonly type: (cited: Citation) => string;
  /** The fields of an entry, in their order. */
  readonly fields: Readonly<Record<string, Field>>;
}

/** What stands behind the `=`; nothing where the citation has no such field. */
type Field = (cited: Citation, script: NameEncoding) => string | undefined;

/** An entry for each paper, with an empty line between them. */
export function* writeBibEntries(papers: Iterable<Paper>, dialect: BibDialect): Generator<string> {
  const names = Object.keys(dialect.fields);
  const widest = Math.max(...names.map(({ length }) => length));
  const begins = names.map((name) => `  ${name.padEnd(widest)} = `);
  const fields = Object.values(dialect.fields);
  let before = '';
  for (const paper of papers) {
    const cited = createCitation(paper);
    let text = `${before}@${dialect.type(cited)}{${cited.key},\n`;
    for (let index = 0; index < fields.length; index++) {
      const written = fields[index]?.(cited, dialect);
      if (written) text += `${begins[index]}${written},\n`;
    }
    yield `${text}}\n`;
    before = '\n';
  }
}

type Pick = (cited: Citation) => string | undefined;

/** What only citations of these types have. */
export function onlyFor(...types: readonly CitationType[]): (pick: Pick) => Pick {
  return (pick) => (cited) => (types.includes(cited.type) ? pick(cited) : undefined);
}

/** A kind of field, by how it writes what a citation says. */
const kind =
  (write: (said: string, encode: LatexEncoder) => string) =>
  (pick: Pick): Field =>
  (cited, { encode }) => {
    const said = pick(cited);
    return said && `{${write(said, encode)}}`;
  };

/** Links and ids are not LaTeX: only what would unbalance the braces, or is not ASCII, is encoded, as in a URL. */
export const verbatimField = kind(percentEncode);

export const textField = kind((said, encode) => encode(said));

/** A publisher or the like, of which readers find several where the word `and` stands without braces. */
export const organizationField = kind(braceIfDivided);

/** The two hyphens of a range stay as they are. */
export const pagesField = kind((said, encode) => said.split('--').map(encode).join('--'));

/** A text in which a URL is a link; biblatex and many styles hand it to a macro, in which a bare % or # is none of the URL. */
export const textFieldWithLinks = kind((said, encode) => {
  const parts = said.split(url);
  return parts.map((part, index) => (index % 2 === 1 ? `\\url{${part.replace(/[%#]/g, '\\$&')}}` : encode(part))).join('');
});

/** Without the punctuation behind it; parentheses are part of it in pairs. */
const url = /(https?:\/\/(?:[!#-'*-;=?-Z_a-z|~]|\([!#-'*-;=?-Z_a-z|~]*\))*(?:[#-&*+/-9=@-Z_a-z|~-]|\([!#-'*-;=?-Z_a-z|~]*\)))/;

export const authorsField: Field = ({ authors, etal }, script) => `{${formatBibNames(authors, etal, script)}}`;

/** The title in braces of its own, so that a style leaves it as it is. */
export const doubleBracedTitle: Field = (cited, { encode }) => `{{${aroundMath(cited, encode)}}}`;

/** The title with the words in braces whose capitals a style must not lower. */
export const titleField: Field = (cited, { encode }) => {
  const written = (text: string) => rewriteTitle(text, cited, { kept: (word) => `{${encode(word)}}`, rest: encode });
  return `{${aroundMath(cited, written)}}`;
};

/** The title with its mathematics as it is, and the text around it written. */
function aroundMath({ title, title_tex = '' }: Citation, write: (text: string) => string): string {
  if (!title_tex) return write(curlyQuotes(title));
  const parts = curlyQuotes(title_tex).split(/(\$[^$]*\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : write(part))).join('');
}
