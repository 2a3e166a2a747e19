/** Rules about the characters of all texts: encoding errors, HTML entities, Unicode normalization. */
import { decodeEntity, entityNamePattern } from '../../util/html-entities.ts';
import { findMojibake } from '../../util/mojibake.ts';
import { cleanText, invisibleCharacters } from '../../util/sanitize.ts';
import { scalarsOf } from '../source/parse-record.ts';
import type { LocatedRecord, Path } from '../source/read-records.ts';
import { fieldLabel, type Readings, type RuleFinding, type Rules, readingsByKind, warning } from './rule.ts';

/** A violation in a text; the message begins after the name of the field. */
type TextFinding = Omit<RuleFinding, 'record' | 'path'>;

/** Checks some texts of every record. */
function checkTexts<T extends { readonly path: Path }>(
  catalog: Readings,
  textsOf: (record: LocatedRecord<unknown>) => readonly T[],
  find: (text: T) => TextFinding | undefined,
): RuleFinding[] {
  const findIn = (record: LocatedRecord<unknown>) =>
    textsOf(record).flatMap((text) => {
      const finding = find(text);
      return finding ? [{ ...finding, record, path: text.path, message: `${fieldLabel(text.path)} ${finding.message}` }] : [];
    });
  return readingsByKind(catalog).flatMap(([, { records }]) => records.flatMap(findIn));
}

/** All texts as they are after YAML parsing and cleaning. */
const cleanedTexts = ({ entry }: LocatedRecord<unknown>) => textsIn(entry, []);

function textsIn(value: unknown, path: Path): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, Array.isArray(value) ? Number(name) : name]));
}

/** All texts as they are in the file, before cleaning. Only a record that matches the pattern is parsed again. */
const sourceTexts = (suspicious: RegExp) => (record: LocatedRecord<unknown>) => {
  const source = record.source?.() ?? '';
  return suspicious.test(source) ? scalarsOf(source) : [];
};

const entity = new RegExp(`&${entityNamePattern};`, 'gi');

function findEntities(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, cleanedTexts, ({ text }) => {
    if (!text.includes('&')) return undefined;
    const excerpt = (text.match(entity) ?? []).find((name) => decodeEntity(name) !== undefined);
    if (excerpt === undefined) return undefined;
    const replacement = cleanText(decodeEntity(excerpt) ?? '') || 'a space';
    return { message: `has the HTML entity "${excerpt}"`, fix: `write ${replacement}`, excerpt };
  });
}

function findWrongCharsets(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, cleanedTexts, ({ text }) => {
    const found = findMojibake(text);
    if (!found) return undefined;
    const { wrong, right, charset } = found;
    return { message: `has "${wrong}", which is UTF-8 read as ${charset}`, fix: `write ${right}`, excerpt: wrong };
  });
}

function findDecomposed(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, sourceTexts(/[^\0-\u02ff]|\\[xuUN]/), ({ source, value }) => {
    if (value.normalize('NFC') === value) return undefined;
    const excerpt = combiningSequences(source).find((sequence) => sequence !== sequence.normalize('NFC'));
    const characters = [...(excerpt ?? value)].filter((char) => char > '~').slice(0, 4);
    const codePoints = characters.map(formatCodePoint).join(' ');
    const autoFix = { value: cleanText(value), rewriteSource: (scalar: string) => scalar.normalize('NFC') };
    const message = `has ${codePoints}, which is not in composed form (NFC)`;
    return { message, fix: 'to compose it: lm4c check --fix', excerpt, autoFix };
  });
}

/** Each character with its combining marks. */
const combiningSequences = (text: string) => text.match(/[^\p{M}]\p{M}*|\p{M}+/gu) ?? [];

const formatCodePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const invisibleOrEscaped = new RegExp(`${invisibleCharacters.source}|\\\\`, 'u');

function findInvisible(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, sourceTexts(invisibleOrEscaped), ({ source, value }) => {
    const invisible = value.match(invisibleCharacters) ?? [];
    const [first] = invisible;
    if (first === undefined) return undefined;
    const codePoints = [...new Set(invisible.flatMap((text) => [...text]).map(formatCodePoint))];
    return {
      message: `has ${codePoints.join(', ')}, which is invisible`,
      fix: 'remove it',
      excerpt: source.includes(first) ? first : undefined,
      autoFix: { value: cleanText(value), rewriteSource: removeInvisible },
    };
  });
}

/** The escapes of double-quoted YAML scalars that may stand for invisible characters. */
const charEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|[0abe])/g;

/** The source of a scalar without invisible characters, escaped or not. */
function removeInvisible(scalar: string): string {
  const removeEscape = (sequence: string, ...[short, usual, long]: string[]) => {
    const code = Number.parseInt(short ?? usual ?? long ?? '0', 16);
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : sequence;
    // An invisible character is inserted unescaped, so that the whole sequence around it can be matched below.
    return char.replace(invisibleCharacters, '') === '' ? char : sequence;
  };
  return scalar.replace(charEscape, removeEscape).replace(invisibleCharacters, '');
}

export const characterRules = {
  'html-entity': warning('a text contains an HTML entity', findEntities),
  'wrong-charset': warning('garbled text, from the wrong character encoding', findWrongCharsets),
  'not-nfc': warning('an accent is separate from its letter (not Unicode NFC)', findDecomposed),
  'invisible-character': warning('a text contains an invisible character', findInvisible),
} satisfies Rules;
