/**
 * Reads a record fast with js-yaml, wherever js-yaml and `yaml` are known to agree.
 *
 * js-yaml gives no positions, and sometimes differs from `yaml`. Its result counts only if the text has nothing `ambiguous`, no tag,
 * anchor or alias, and no error, and the entry is valid: the two name a null key differently, but that is not a field.
 * test/catalog/source/fast-reader.test.ts compares the two.
 */
import {
  COLLECTION_STYLE_BLOCK,
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_SCALAR,
  type Event,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import { cleanText } from '../../util/sanitize.ts';

/**
 * What the two parsers read differently: a lone carriage return, a document marker, a number that overflows. And what is left to
 * `yaml` for safety: tabs and other control characters, an id that begins with punctuation, a comment that may cut a text short.
 */
const ambiguous =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\0-\t\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)|\n(?:---|\.\.\.)|^[^\w"']| #|\d{300}|\d[eE]\+?\d{3}/;

/** The record with cleaned texts, not yet validated; undefined if it is no YAML or ambiguous. */
export function readFast(text: string): { readonly id: string; readonly value: unknown } | undefined {
  if (ambiguous.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const [, map, key] = events;
    const isRecord = map?.type === EVENT_MAPPING && map.style === COLLECTION_STYLE_BLOCK && key?.type === EVENT_SCALAR;
    if (!isRecord || events.some(hasTagOrAnchor)) return undefined;
    const [document, ...others] = constructFromEvents(events, { source: text });
    const values: unknown[] = Object.values(document ?? {});
    if (others.length > 0 || values.length !== 1) return undefined;
    return { id: detach(getScalarValue(text, key)), value: cleanTexts(values[0]) };
  } catch {
    // `yaml` then reports what is wrong, with the position.
    return undefined;
  }
}

/** Whether a node has a tag or an anchor, or is an alias. */
const hasTagOrAnchor = (event: Event) =>
  event.type === EVENT_ALIAS || ('tagStart' in event && (event.tagStart >= 0 || event.anchorStart >= 0));

/** The value with all texts cleaned and detached from the source text. Lists and maps are changed in place. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return detach(isClean.test(value) ? value : cleanText(value));
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  // A YAML tag may construct another kind of object.
  const map = isPlainObject(value) ? value : { ...value };
  for (const name of Object.keys(map)) map[name] = cleanTexts(map[name]);
  return map;
}

function isPlainObject(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** Nearly every text is ASCII words with single spaces; cleaning it would take longer than parsing it. */
const isClean = /^[!-~]+(?: [!-~]+)*$/;

/** Copies a text: V8 keeps a whole string in memory while any slice of 13 characters or more is used; shorter slices are copies. */
function detach(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}
