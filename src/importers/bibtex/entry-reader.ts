import { decodeEntities } from '../../util/html-entities.ts';
import type { ProblemCode } from '../../util/problem-codes.ts';
import { cleanText } from '../../util/sanitize.ts';
import { type ImportLog, leftOutDiagnostic, quoteValue } from '../shared/diagnostics.ts';
import type { FieldGetter } from '../shared/fields.ts';
import { isUrl, mentionsArxiv } from '../shared/identifiers.ts';
import { escapeTexCharacter, type ParsedLatex, parseLatex, piecesToText } from '../shared/latex-decode.ts';
import { straightenQuotes } from '../shared/titles.ts';
import type { ResolvedEntry } from './crossref.ts';
import type { BibField } from './field-parser.ts';

/** Reads the fields of one BibTeX entry and reports their problems. */
export class BibEntryReader {
  readonly entry: ResolvedEntry;
  readonly log: ImportLog;
  readonly label: string;
  /** Remembered, so that a problem of a field is reported once however often the field is read. */
  readonly #texts = new Map<string, string>();

  constructor(entry: ResolvedEntry, log: ImportLog) {
    this.entry = entry;
    this.log = log;
    this.label = entry.key ? `@${entry.type} ${entry.key}` : `@${entry.type} without a key`;
  }

  readonly getField: FieldGetter = (...names) => names.map((name) => this.#withSubtitle(name, this.#textOf(name))).find(Boolean);

  #textOf(name: string): string {
    const text = this.#texts.get(name) ?? cleanText(this.#decodeToText(name));
    this.#texts.set(name, text);
    return name === 'howpublished' && (isUrl(text) || mentionsArxiv(text)) ? '' : text;
  }

  /** The text of a title with that of its subtitle: `Main Pond: Frogs and Herons`. */
  #withSubtitle(name: string, text: string): string {
    const subtitle = subtitleFields.get(name);
    const subtitleText = text && subtitle && this.#textOf(subtitle);
    return subtitleText && !text.includes(subtitleText) ? `${text}: ${subtitleText}` : text;
  }

  #decodeToText(name: string): string {
    const field = this.entry.fields.get(name);
    if (!field) return '';
    if (field.undefinedString !== undefined && name !== 'month') {
      this.reportLeftOut(`${name} ${quoteValue(field.undefinedString)}, which no @string defines`, field.line);
      return '';
    }
    const { pieces, ...commands } = parseLatex(this.decodeField(field));
    this.reportCommands(field, commands);
    return straightenQuotes(cleanText(piecesToText(pieces)));
  }

  /** The LaTeX source of a field, with HTML entities decoded. */
  decodeField({ name, source, line }: BibField): string {
    const decoded = decodeEntities(source, escapeTexCharacter);
    if (decoded !== source) this.warn('html-entity', `${name} is written in HTML: ${quoteValue(cleanText(source))}`, line);
    return decoded;
  }

  reportCommands({ name, line }: BibField, { unknownCommands, leftOutCommands }: Omit<ParsedLatex, 'pieces'>): void {
    for (const command of unknownCommands) this.reportLeftOut(`${command} in ${name}, which is no known command`, line);
    for (const command of leftOutCommands) this.reportLeftOut(`${quoteValue(command)} in ${name} is left out`, line);
  }

  /** Reports that the value of a field is left out; `reason` completes the sentence "the value is …": `no DOI`. */
  rejectField(name: string, value: string, reason: string): undefined {
    this.reportLeftOut(`${name} ${quoteValue(value)} is ${reason}`, this.entry.fields.get(name)?.line);
  }

  reportLeftOut(message: string, line = this.entry.line): void {
    this.log.diagnostics.push(leftOutDiagnostic(line, `${this.label}: ${message}`));
  }

  warn(code: ProblemCode, message: string, line = this.entry.line): void {
    this.log.diagnostics.push({ line, level: 'warning', code, message: `${this.label}: ${message}` });
  }
}

/** The fields of subtitles by those of the titles before them; the title of the paper is read apart, with its capitals. */
const subtitleFields: ReadonlyMap<string, string> = new Map([
  ['booktitle', 'booksubtitle'],
  ['maintitle', 'mainsubtitle'],
  ['journaltitle', 'journalsubtitle'],
  ['journal', 'journalsubtitle'],
]);
