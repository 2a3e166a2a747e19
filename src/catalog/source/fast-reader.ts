/**
 * Text of a record -> its id and value, fast, wherever both readers of YAML are known to agree.
 *
 * js-yaml tells no places and is now and then of another mind than yaml. So its answer counts only where the text has nothing
 * `doubtful`, no tag, anchor or alias, and no error, and only if it is a right entry: a key of nothing, which the two name differently,
 * is no field. test/catalog/values.test.ts compares the two.
 */
import {
  COLLECTION_STYLE_BLOCK,
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import { cleanText } from '../../util/sanitize.ts';

/** A record as it is written, with clean texts, before it is checked. */
export interface ParsedRecord {
  readonly id: string;
  readonly value: unknown;
}

/**
 * What the two read differently: a carriage return alone, a mark of a document, a number beyond all numbers. And what is left to yaml
 * to be safe: tabs and other controls, an id that begins with a sign, a comment that may cut a text short.
 */
const doubtful =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\t\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)|\n(?:---|\.\.\.)|^[^\w"']| #|\d{300}|\d[eE]\+?\d{3}/;

/** The record; undefined where it is wrong or in doubt. */
export function readFast(text: string): ParsedRecord | undefined {
  if (doubtful.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const [, map, key] = events;
    const isRecord = map?.type === EVENT_MAPPING && map.style === COLLECTION_STYLE_BLOCK && key?.type === EVENT_SCALAR;
    if (!isRecord || events.some(isMarked)) return undefined;
    const [document, ...others] = constructFromEvents(events, { source: text });
    const values: unknown[] = Object.values(document ?? {});
    if (others.length > 0 || values.length !== 1) return undefined;
    return { id: ownText(getScalarValue(text, key)), value: cleanTexts(values[0]) };
  } catch {
    // What is wrong, and where, is for yaml to say.
    return undefined;
  }
}

/** Whether a part has a tag or an anchor, or is an alias. */
function isMarked(event: Event): boolean {
  switch (event.type) {
    case EVENT_SCALAR:
    case EVENT_SEQUENCE:
    case EVENT_MAPPING:
      return event.tagStart >= 0 || event.anchorStart >= 0;
    default:
      return event.type === EVENT_ALIAS;
  }
}

/** The value with all its texts clean, and not part of a longer one; its lists and maps are changed. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return ownText(isClean.test(value) ? value : cleanText(value));
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  // What a tag of YAML may make of a map is a map no more.
  const map = isMap(value) ? value : { ...value };
  for (const name of Object.keys(map)) map[name] = cleanTexts(map[name]);
  return map;
}

function isMap(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** Nearly every text is ASCII words with a blank between two of them, and to clean it would take longer than to read it. */
const isClean = /^[!-~]+(?: [!-~]+)*$/;

/** V8 keeps a whole text while any piece of it of 13 characters or more is used; shorter ones it copies itself. */
function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}
