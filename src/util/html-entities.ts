/** Decodes the HTML entities that publishers and indexes leave in their exports. */
import { decodeHTMLStrict } from 'entities/decode';

/** Source of a regular expression for the part of an entity between `&` and `;`; to be used with the flag `i`. */
export const entityNamePattern = '(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,31})';

/** The text of an entity, usually one character; undefined if HTML has no such entity. */
export function decodeEntity(entity: string): string | undefined {
  const text = decodeHTMLStrict(entity);
  return text === entity ? undefined : text;
}

// Also with the ampersand escaped for LaTeX, `\&amp;` or `{\&}amp;`.
const entityPattern = new RegExp(`(?:\\\\&|\\{\\\\&\\}|&)(${entityNamePattern};)`, 'gi');

/** The text with its entities decoded; `encode` is applied to each decoded character. */
export function decodeEntities(text: string, encode = (character: string) => character): string {
  if (!text.includes(';')) return text;
  return text.replace(entityPattern, (entity: string, name: string) => {
    const character = decodeEntity(`&${name}`);
    return character === undefined ? entity : encode(character);
  });
}
